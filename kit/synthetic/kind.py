"""What invented people need to know of a kind of exercise: what they are asked, and what they might answer.

Each kind has a module in `kit.synthetic.kinds`. Whoever passes the same `chance` gets the same answers.
"""

import random
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kit.exercises.json_types import JsonObject, Value
from kit.exercises.model import AnyItem
from kit.exercises.registry import AnyKind, PartOfKind
from kit.exercises.wording import Words


@dataclass(frozen=True)
class Asked:
    """A place for an answer that is no item."""

    id: str


@dataclass(frozen=True)
class Leaning:
    """How a person of `side` leans on an item: `level` from 0 to 1, and `chance` for all that is left open."""

    level: float
    side: int | None
    chance: random.Random


class SyntheticKind(PartOfKind[AnyKind], floor="synthetic"):
    """What invented people need of a kind."""

    @abstractmethod
    def answer(self, exercise: AnyKind, item: AnyItem, leaning: Leaning, words: Words) -> Value:
        """An answer that a person might give; None if she leaves it out."""

    def asked(self, exercise: AnyKind) -> Sequence[AnyItem]:
        """What a person answers one after the other: all items, or what has an `id` like one.

        What a seal waits for comes before the rest. Of questions about episodes, the items are asked in any case.
        """
        return exercise.items

    def on_sheet(self, exercise: AnyKind, item: AnyItem, table: int, words: Words, chance: random.Random) -> JsonObject:
        """What the people at a `table` write together about `item`, by place; nothing where each answers alone."""
        return {}

    def practice(self, exercise: AnyKind, item: AnyItem, leaning: Leaning) -> Value:
        """The same as `answer` for a file to learn with. Raises `TypeError` for a kind of which there is none."""
        raise TypeError(f"'{exercise.id}' has no simulated answers; there are some to scales, checklists and rankings")


def point(level: float, points: int) -> int:
    """The point of a scale at `level`."""
    return 1 + max(0, min(points - 1, int(level * points)))


def one_of(words: Words, start: str, chance: random.Random) -> str:
    """One of the words whose keys begin with `start`."""
    return chance.choice([text for key, text in sorted(words.items()) if key.startswith(start)])


def someday(chance: random.Random) -> str:
    """A day in the months to come."""
    return (date.today() + timedelta(days=chance.randint(14, 200))).isoformat()
