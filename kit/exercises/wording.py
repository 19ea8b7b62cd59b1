"""What is said to a person who answers, and how long it takes to rank."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from kit.exercises.json_types import JsonObject

Words: TypeAlias = Mapping[str, str]
"""The words of the interface in one language, by their keys."""
SECONDS_TO_TICK, SECONDS_TO_RANK = 5, 10


class HasWords(Protocol):
    """What has an id and words."""

    @property
    def id(self) -> str: ...

    @property
    def text(self) -> str: ...


class HasOptions(HasWords, Protocol):
    """What offers options."""

    @property
    def options(self) -> Sequence[HasWords]: ...


@dataclass(frozen=True)
class Wording:
    """What is said to a person who answers somewhere: the question, the points of a scale, and the options by id.

    `form` is what else makes another question of it, such as whether several options may be chosen.
    """

    text: str = ""
    labels: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    form: JsonObject = field(default_factory=dict)


def texts_of(options: Iterable[HasWords]) -> dict[str, str]:
    """The words of options, by id."""
    return {each.id: each.text for each in options}


def option_wording(item: HasOptions) -> Wording:
    """What an item says that offers options."""
    form = {"many": getattr(item, "many", False), "from": getattr(item, "options_from", None)}
    return Wording(item.text, options=texts_of(item.options), form=form)


def seconds_to_rank(options: int, rank: int) -> int:
    """How long it takes to tick what fits among so many `options`, and to put the first `rank` in order."""
    return options * SECONDS_TO_TICK + rank * SECONDS_TO_RANK
