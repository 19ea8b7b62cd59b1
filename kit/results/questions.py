"""A question that an exercise asks of each person, and the form of replies to it.

An item of some kinds holds two questions: what holds for us and for them, what is picked and what is ranked. Not the
same people may have replied to both, so each passes the gate by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kit.exercises import DECLINED
from kit.exercises.json_types import Value
from kit.exercises.kinds.plane import POSITIONS
from kit.exercises.wording import HasWords

if TYPE_CHECKING:  # the store has a database behind it, which one's own result does not need
    from kit.responses import Answered, Side

    Sides: TypeAlias = Sequence[Side]
    RoomAnswers: TypeAlias = Iterable[Answered]
else:
    Sides, RoomAnswers = Sequence, Iterable

SECOND_ROUND, CHANGE = "again", "change"
MOVES = ("moved-up", "stayed", "moved-down")
PICKED, RANKED = "picked", "ranked"

Reply = tuple[str, ...]
"""Keys of the answers given, as text, in the person's order; for what people write, the words that they share."""


@dataclass(frozen=True)
class Question:
    """An item, or a `part` of one, and the keys of the answers it offers in the order of the page."""

    item: str
    part: str = ""
    offered: tuple[str, ...] = ()


def ids_of(options: Iterable[HasWords]) -> tuple[str, ...]:
    """The keys of options, or of items that are options."""
    return tuple(option.id for option in options)


def replied(question: Question, value: Value) -> Reply | None:
    """What the stored `value` of the question's item replies to it; None where nothing was said.

    >>> replied(Question("image", "them", ("1", "2", "3")), {"us": 1, "them": 3})
    ('3',)
    >>> replied(Question("image", "them", ("1", "2", "3")), {"us": 1}) is None
    True
    """
    if question.part and not isinstance(value, (str, list)):  # a word declines both parts; a list is both
        value = value.get(question.part) if isinstance(value, dict) else None
    if value is None or value == []:
        return None
    given = tuple(map(_key, value)) if isinstance(value, list) else (_key(value),)
    known = tuple(each for each in given if each in question.offered or each in DECLINED)
    return known or None


def change(first: object, second: object) -> Reply | None:
    """Which way an answer moved from the first round to the second; None unless both are points.

    >>> change(5, 4), change(3, 3), change(3, "cannot-say")
    (('moved-down',), ('stayed',), None)
    """
    if not isinstance(first, int) or not isinstance(second, int):
        return None
    return (MOVES[0] if second > first else MOVES[2] if second < first else MOVES[1],)


def position_key(position: float) -> str:
    """A position on a plane as the key of an answer.

    >>> position_key(3.0), position_key(7.5)
    ('3', '7.5')
    """
    return f"{position:g}"


POSITION_KEYS = tuple(map(position_key, POSITIONS))


def _key(value: object) -> str:
    return position_key(value) if isinstance(value, float) else str(value)


def declined(given: Reply) -> bool:
    """Whether the reply is "cannot say" or "rather not say".

    >>> declined(("rather-not-say",)), declined(("4",)), declined(())
    (True, False, False)
    """
    return len(given) == 1 and given[0] in DECLINED
