"""What a person's own result is made of, kind by kind: plain values, and what can be read off them at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kit.results.questions import MOVES, change
from kit.results.readings.beside import Beside
from kit.results.readings.positions import BANDS, band
from kit.results.readings.profile import Profile
from kit.results.years.closeness import Closeness


class OwnResult(Protocol):
    """What any kind's result has: the items that were not answered."""

    @property
    def unanswered(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class NextStep:
    """An item that is not in place yet, in its `state` ("partly", "not-yet"), and who will take the next step."""

    item: str
    state: str
    next_step: str
    owner: str


@dataclass(frozen=True)
class OwnChecklist:
    """Items by state; `notes` are pairs of a section's id and what was noted there."""

    ready: tuple[str, ...]
    missing: tuple[NextStep, ...]
    not_for_us: tuple[str, ...]
    unanswered: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def without_owner(self) -> tuple[NextStep, ...]:
        """The next steps that nobody has taken on."""
        return tuple(step for step in self.missing if not step.owner)


@dataclass(frozen=True)
class OwnChoice:
    """Pairs of an item and the options chosen; "rather not say" leaves an item `declined`."""

    chosen: tuple[tuple[str, tuple[str, ...]], ...]
    declined: tuple[str, ...]
    unanswered: tuple[str, ...]


@dataclass(frozen=True)
class OwnScale:
    """Pairs of an item and the point given, in the order of the page, and the items without a point.

    `profile` is there for a scale with competences: the headings, with reversed statements turned. `again` is what was
    answered in a second round: pairs of an item and a point, "cannot-say" or "rather-not-say". `beside` is there once
    the room has seen the result.
    """

    points: tuple[tuple[str, int], ...]
    cannot_say: tuple[str, ...]
    rather_not_say: tuple[str, ...]
    unanswered: tuple[str, ...]
    profile: Profile | None = None
    again: tuple[tuple[str, int | str], ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The items with another point in the second round than in the first."""
        first, second = dict(self.points), dict(self.again)
        return tuple(item for item in first if change(first[item], second.get(item)) not in (None, (MOVES[1],)))

    @property
    def compared(self) -> tuple[str, ...]:
        """The items with a point in both rounds."""
        second = dict(self.again)
        return tuple(item for item, point in self.points if change(point, second.get(item)))

    @property
    def highest(self) -> tuple[str, ...]:
        """The items with the highest point given; none if all have the same."""
        return self._at(max)

    @property
    def lowest(self) -> tuple[str, ...]:
        """The items with the lowest point given; none if all have the same."""
        return self._at(min)

    def _at(self, end: Callable[[set[int]], int]) -> tuple[str, ...]:
        given = {point for _, point in self.points}
        return tuple(item for item, point in self.points if point == end(given)) if len(given) > 1 else ()


@dataclass(frozen=True)
class OwnPair:
    """What a person said of one item: a point, "cannot-say", "rather-not-say", or None, for each of the two."""

    item: str
    us: int | str | None
    them: int | str | None

    @property
    def difference(self) -> int | None:
        """`us - them`, from 1 - K to K - 1 with K points; None unless both are points.

        >>> OwnPair("image", 4, 1).difference
        3
        >>> OwnPair("image", 4, "cannot-say").difference is None
        True
        """
        if isinstance(self.us, int) and isinstance(self.them, int):
            return self.us - self.them
        return None


@dataclass(frozen=True)
class OwnPaired:
    """All items in the order of the page; `unanswered` have neither of the two.

    `matters` are the items that she ranked, most important first; `beside` is there once the room has seen the result.
    """

    pairs: tuple[OwnPair, ...]
    unanswered: tuple[str, ...]
    matters: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def furthest(self) -> tuple[OwnPair, ...]:
        """The items where us and them lie furthest apart; none if they never do."""
        known = [pair for pair in self.pairs if pair.difference]
        return tuple(pair for pair in known if abs(pair.difference or 0) == max(_distances(known)))


@dataclass(frozen=True)
class OwnPicks:
    """Triples of an item, the options picked in the order of the page, and those ranked, best first."""

    picks: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    unanswered: tuple[str, ...]


@dataclass(frozen=True)
class OwnText:
    """A person's own words to an item, and whether she shares them with the room."""

    item: str
    text: str
    shared: bool


@dataclass(frozen=True)
class OwnOpen:
    """The texts in the order of the page."""

    texts: tuple[OwnText, ...]
    unanswered: tuple[str, ...]


@dataclass(frozen=True)
class OwnPoint:
    """Where a person placed an item: `x` and `y` from 0 to 10; `name` is what she called it, if it is hers to name."""

    item: str
    x: float
    y: float
    name: str = ""


@dataclass(frozen=True)
class OwnPlaces:
    """The points placed, in the order of the page, and the items without one.

    `unplaced` are the names of points that were named and have no place yet.
    """

    points: tuple[OwnPoint, ...]
    cannot_say: tuple[str, ...]
    rather_not_say: tuple[str, ...]
    unanswered: tuple[str, ...]
    unplaced: tuple[str, ...] = ()

    @property
    def high_on_both(self) -> tuple[OwnPoint, ...]:
        """The points in the highest third (7 to 10) of both axes."""
        return tuple(point for point in self.points if band(point.x) == band(point.y) == BANDS[-1])

    @property
    def nearest_to_both(self) -> tuple[OwnPoint, ...]:
        """The points whose lower coordinate is the highest of all: those nearest to being high on both axes.

        >>> one, other = OwnPoint("a", 9, 2), OwnPoint("b", 5, 6)
        >>> OwnPlaces((one, other), (), (), ()).nearest_to_both == (other,)
        True
        """
        highest = max((min(point.x, point.y) for point in self.points), default=0)
        return tuple(point for point in self.points if min(point.x, point.y) == highest)

    @property
    def move(self) -> tuple[float, float] | None:
        """From the first point placed to the last, by axis: -10 to 10 each; None for fewer than two points.

        What a person named herself are different things, and none of them moves.

        >>> OwnPlaces((OwnPoint("today", 8, 3), OwnPoint("needed", 7, 7)), (), (), ()).move
        (-1, 4)
        """
        if len(self.points) < 2 or any(point.name for point in self.points):
            return None
        first, last = self.points[0], self.points[-1]
        return last.x - first.x, last.y - first.y


@dataclass(frozen=True)
class OwnGuess:
    """The guessed order, best first, of `places` to give, and how close it was, once that can be told.

    `revealed`: the room has seen what was guessed. `observes`: she is of no side, and so has no other side.
    """

    guessed: tuple[str, ...]
    places: int
    unanswered: tuple[str, ...]
    revealed: bool = False
    observes: bool = False
    closeness: Closeness | None = None


def _distances(pairs: list[OwnPair]) -> list[int]:
    return [abs(pair.difference or 0) for pair in pairs]
