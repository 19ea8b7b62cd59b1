"""How close a guessed ranking is to the real one, for the person who guessed, alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.exercises import Guess
from kit.results.group import GroupResult
from kit.results.readings.ranking import ranking, top

if TYPE_CHECKING:
    from kit.responses import Side


@dataclass(frozen=True)
class Revealed:
    """What a person may compare her guess with: the room's revealed result, and the side she is of (None: observer)."""

    result: GroupResult
    side: int | None
    sides: "Sequence[Side]"


@dataclass(frozen=True)
class Closeness:
    """A guess beside the first places of the side `about`: `value` from 0 (none of them) to 1 (the same order).

    `in_place` are guessed in their very place, `elsewhere` in another, and `missed` are the others of the side.
    """

    about: int
    actual: tuple[str, ...]
    value: float
    in_place: tuple[str, ...]
    elsewhere: tuple[str, ...]
    missed: tuple[str, ...]


def distance(one: Sequence[str], other: Sequence[str], places: int) -> int:
    """How far two lists of the first `places` lie apart: the footrule of top lists with location `places` + 1.

    Each item of either list counts the difference of its two places; an item that is not in a list counts there as one
    place behind its end. Range: 0 (the same list) to places * (places + 1) (no item in common). Method: Fagin, R.,
    Kumar, R. and Sivakumar, D. (2003) Comparing top k lists. SIAM Journal on Discrete Mathematics 17(1), 134-160,
    section 3.2, with the location parameter k + 1. Nothing guessed at all is as far as a list of nothing.

    >>> distance(["a", "b", "c"], ["a", "b", "c"], 3), distance(["a", "b", "c"], ["d", "e", "f"], 3)
    (0, 12)
    >>> distance(["a", "b", "c"], ["b", "a", "d"], 3)
    4
    """
    behind = places + 1

    def place(order: Sequence[str], item: str) -> int:
        return order.index(item) + 1 if item in order else behind

    return sum(abs(place(one, item) - place(other, item)) for item in {*one, *other})


def closeness(guess: Guess, guessed: Sequence[str], revealed: Revealed) -> Closeness | None:
    """The guess beside the other side's first places.

    None for an observer, who has no other side, and where it is not clear which side is meant (the room has not two),
    the ranking is withheld, or fewer places are guessed than are asked for.
    `value` is 1 - distance / (k * (k + 1)), with k places. "Cannot say" and the like are in nobody's ranking.
    """
    places = guess.items[0].rank
    others = [side.id for side in revealed.sides if side.id != revealed.side]
    if revealed.side is None or len(others) != 1 or len(guessed) < places:
        return None
    actual = top(ranking(revealed.result, others[0]), places)
    if not actual:
        return None
    in_place = tuple(one for one, other in zip(guessed, actual, strict=False) if one == other)
    return Closeness(
        about=others[0],
        actual=actual,
        value=1 - distance(guessed, actual, places) / (places * (places + 1)),
        in_place=in_place,
        elsewhere=tuple(each for each in guessed if each in actual and each not in in_place),
        missed=tuple(each for each in actual if each not in guessed),
    )
