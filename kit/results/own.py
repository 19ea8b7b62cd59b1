"""A person's own result: what she sees of her own answers, at once, whatever others said. Plain Python, no gate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.exercises import (
    CANNOT_SAY,
    DECLINED,
    RATHER_NOT_SAY,
    Canvas,
    Checklist,
    Choice,
    Exercise,
    Guess,
    Open,
    PairedScale,
    PickAndRank,
    Place,
    Rows,
    Scale,
    Schedule,
)
from kit.exercises.kinds.checklist import MISSING
from kit.exercises.kinds.paired_scale import MATTERS
from kit.exercises.kinds.scale import AGAIN
from kit.results.closeness import Closeness, Revealed, closeness
from kit.results.positions import BANDS, band
from kit.results.profile import Profile, profile
from kit.results.questions import MOVES, change
from kit.results.rows import OwnRows, own_rows
from kit.results.schedule import OwnSchedule, own_schedule
from kit.results.sheet import OwnSheet, own_sheet

Answers = Mapping[str, Any]
"""A person's current answers to one exercise by place, as stored; a missing or None value is no answer."""


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

    exercise: str
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

    exercise: str
    chosen: tuple[tuple[str, tuple[str, ...]], ...]
    declined: tuple[str, ...]
    unanswered: tuple[str, ...]


@dataclass(frozen=True)
class OwnScale:
    """Pairs of an item and the point given, in the order of the page, and the items without a point.

    `profile` is there for a scale with competences: the headings, with reversed statements turned. `again` is what was
    answered in a second round: pairs of an item and a point, "cannot-say" or "rather-not-say".
    """

    exercise: str
    points: tuple[tuple[str, int], ...]
    cannot_say: tuple[str, ...]
    rather_not_say: tuple[str, ...]
    unanswered: tuple[str, ...]
    profile: Profile | None = None
    again: tuple[tuple[str, int | str], ...] = ()

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

    def _at(self, end: Any) -> tuple[str, ...]:
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

    `matters` are the items that she ranked, most important first.
    """

    exercise: str
    pairs: tuple[OwnPair, ...]
    unanswered: tuple[str, ...]
    matters: tuple[str, ...] = ()

    @property
    def furthest(self) -> tuple[OwnPair, ...]:
        """The items where us and them lie furthest apart; none if they never do."""
        known = [pair for pair in self.pairs if pair.difference]
        return tuple(pair for pair in known if abs(pair.difference or 0) == max(_distances(known)))


@dataclass(frozen=True)
class OwnPicks:
    """Triples of an item, the options picked in the order of the page, and those ranked, best first."""

    exercise: str
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

    exercise: str
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

    exercise: str
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
        >>> OwnPlaces("focus", (one, other), (), (), ()).nearest_to_both == (other,)
        True
        """
        highest = max((min(point.x, point.y) for point in self.points), default=0)
        return tuple(point for point in self.points if min(point.x, point.y) == highest)

    @property
    def move(self) -> tuple[float, float] | None:
        """From the first point placed to the last, by axis: -10 to 10 each; None for fewer than two points.

        What a person named herself are different things, and none of them moves.

        >>> OwnPlaces("lines", (OwnPoint("today", 8, 3), OwnPoint("needed", 7, 7)), (), (), ()).move
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

    exercise: str
    guessed: tuple[str, ...]
    places: int
    unanswered: tuple[str, ...]
    revealed: bool = False
    observes: bool = False
    closeness: Closeness | None = None


OwnResult = (
    OwnChecklist
    | OwnChoice
    | OwnGuess
    | OwnOpen
    | OwnPaired
    | OwnPicks
    | OwnPlaces
    | OwnRows
    | OwnScale
    | OwnSchedule
    | OwnSheet
)


def own_result(exercise: Exercise, answers: Answers, revealed: Revealed | None = None) -> OwnResult:
    """The result of one person's `answers` to `exercise`; nothing answered is a result too.

    `revealed` is what a guess is compared with, once the room has seen it.

    Raises `TypeError` for a kind of exercise without results.
    """
    given = {place: value for place, value in answers.items() if value is not None}
    match exercise:
        case Checklist():
            return _checklist(exercise, given)
        case Choice():
            return _choice(exercise, given)
        case Scale():
            return _scale(exercise, given)
        case PairedScale():
            pairs = tuple(_pair(item.id, given) for item in exercise.items)
            nothing = tuple(pair.item for pair in pairs if pair.us is None and pair.them is None)
            matters = given.get(MATTERS)
            return OwnPaired(exercise.id, pairs, nothing, tuple(matters) if isinstance(matters, list) else ())
        case PickAndRank():
            picks = tuple(
                (item.id, tuple(given[item.id]["picked"]), tuple(given[item.id]["ranked"]))
                for item in exercise.items
                if given.get(item.id, {}).get("picked")
            )
            return OwnPicks(exercise.id, picks, _others(exercise, [item for item, _, _ in picks]))
        case Open():
            texts = tuple(
                OwnText(item.id, given[item.id]["text"], given[item.id]["shared"])
                for item in exercise.items
                if given.get(item.id, {}).get("text", "").strip()
            )
            return OwnOpen(exercise.id, texts, _others(exercise, [text.item for text in texts]))
        case Place():
            return _places(exercise, given)
        case Guess():
            return _guess(exercise, given, revealed)
        case Canvas():
            return own_sheet(exercise, given)
        case Rows():
            return own_rows(exercise, given)
        case Schedule():
            return own_schedule(exercise, given)
    raise TypeError(f"there are no results yet for exercises of the type {type(exercise).__name__}")


def _checklist(exercise: Checklist, given: Answers) -> OwnChecklist:
    def owner(item: str) -> str:
        return str(given.get(f"{item}.owner", "")).strip()

    notes = ((section.id, str(given.get(f"{section.id}.note", "")).strip()) for section in exercise.sections)
    return OwnChecklist(
        exercise.id,
        ready=_with(exercise, given, "yes"),
        missing=tuple(
            NextStep(item.id, given[item.id], item.next_step, owner(item.id))
            for item in exercise.items
            if given.get(item.id) in MISSING
        ),
        not_for_us=_with(exercise, given, "not-for-us"),
        unanswered=_others(exercise, given),
        notes=tuple((section, text) for section, text in notes if text),
    )


def _choice(exercise: Choice, given: Answers) -> OwnChoice:
    chosen = []
    for item in exercise.items:
        value = given.get(item.id, [])
        options = tuple(value) if isinstance(value, list) else (value,)
        if options and options != (RATHER_NOT_SAY,):
            chosen.append((item.id, options))
    refused = _with(exercise, given, RATHER_NOT_SAY)
    return OwnChoice(exercise.id, tuple(chosen), refused, _others(exercise, [*dict(chosen), *refused]))


def _scale(exercise: Scale, given: Answers) -> OwnScale:
    points = tuple(
        (item.id, given[item.id]) for item in exercise.items if given.get(item.id, CANNOT_SAY) not in DECLINED
    )
    return OwnScale(
        exercise.id,
        points,
        cannot_say=_with(exercise, given, CANNOT_SAY),
        rather_not_say=_with(exercise, given, RATHER_NOT_SAY),
        unanswered=_others(exercise, given),
        profile=profile(exercise, given) if exercise.competences else None,
        again=tuple((item.id, given[place]) for item in exercise.items if (place := f"{item.id}{AGAIN}") in given),
    )


def _pair(item: str, given: Answers) -> OwnPair:
    value = given.get(item, {})
    return OwnPair(item, value.get("us"), value.get("them"))


def _places(exercise: Place, given: Answers) -> OwnPlaces:
    named = [(item.id, given[item.id]) for item in exercise.items if isinstance(given.get(item.id), dict)]
    points = tuple(
        OwnPoint(item, value["x"], value["y"], value.get("name", "")) for item, value in named if "x" in value
    )
    return OwnPlaces(
        exercise.id,
        points,
        cannot_say=_with(exercise, given, CANNOT_SAY),
        rather_not_say=_with(exercise, given, RATHER_NOT_SAY),
        unanswered=_others(exercise, given),
        unplaced=tuple(value["name"] for _, value in named if "x" not in value),
    )


def _guess(exercise: Guess, given: Answers, revealed: Revealed | None) -> OwnGuess:
    (item,) = exercise.items
    guessed = tuple(given.get(item.id, ()))
    return OwnGuess(
        exercise.id,
        guessed,
        item.rank,
        unanswered=() if guessed else (item.id,),
        revealed=revealed is not None,
        observes=revealed is not None and revealed.side is None,
        closeness=closeness(exercise, guessed, revealed) if revealed else None,
    )


def _distances(pairs: list[OwnPair]) -> list[int]:
    return [abs(pair.difference or 0) for pair in pairs]


def _with(exercise: Exercise, given: Answers, value: str) -> tuple[str, ...]:
    return tuple(item.id for item in exercise.items if given.get(item.id) == value)


def _others(exercise: Exercise, answered: Any) -> tuple[str, ...]:
    return tuple(item.id for item in exercise.items if item.id not in answered)
