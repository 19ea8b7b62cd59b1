"""Change over time: what a side says at one gathering of a partnership, beside what it said at an earlier one.

Everything here is made of two `GroupResult`s, so of two results that the gate has let out, each by itself. It is a
function of what the two rooms were shown, and nobody learns from it what the two results do not tell side by side.

Why subtraction over time gives nobody away as it would inside a room (`kit.results.gate.may_show_again`): between two
reveals of one room the kit knows that all others have kept their answers, so that the difference is the answer of the
one who came or changed. Between two gatherings everybody answers anew, and nothing links a person to an earlier one:
neither the kit nor a reader of its files can tell who was there both times. What is left is what people know
themselves. So a group must reach the stricter minimum of the two rooms both times; if either was told in bands, both
are compared in bands; and a difference that one person alone could have made is called none.

What is not known: whether the same people answered. A change may come from other people. The words on the page say so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kit.exercises import Exercise
from kit.exercises.kinds.plane import HIGHEST
from kit.results.gate import SMALLEST_MINIMUM
from kit.results.group import Group, GroupResult, ItemResult
from kit.results.kind import Measure, ResultKind
from kit.results.questions import Sides
from kit.results.readings.spread import disagreement, reading
from kit.results.small_sides import mean_of_bands, point_band, points_by_band

Direction = Literal["", "higher", "lower", "same"]
Reason = Literal["", "side", "item", "too-few", "scale", "bands"]
LEAST_CHANGE = 1 / 8
"""Of the whole range; below it the words say "about the same". Half a point on a scale of five. The kit's own."""


@dataclass(frozen=True)
class Told:
    """What a side says at one time: how many `people`, and a `value` in the range of its measure.

    `about`: it is made of bands. `divided`: opinions draw apart, so that no mean may stand for them.
    """

    people: int
    value: float
    about: bool = False
    divided: bool = False


@dataclass(frozen=True)
class OverTime:
    """One side on one item (or `answer` of it, for a share) at two times.

    A "mean" lies between 1 and the number of points, a "share" of people between 0 and 1, a "median" on a plane
    between 0 and 10: `low` and `high`. If the two may not be compared, `then` and `now` are None, and `reason` says
    why: the "side" or the "item" was not there before, the group is "too-few" then or now, the "scale" was another
    one, or only "bands" are told of positions.
    """

    item: str
    part: str
    side: int
    measure: Measure
    low: float = 0
    high: float = 1
    answer: str = ""
    then: Told | None = None
    now: Told | None = None
    reason: Reason = ""

    @property
    def difference(self) -> float:
        """`now - then`; 0 where they are not compared.

        >>> OverTime("voice", "us", 1, "mean", 1, 5, "", Told(9, 2.0), Told(10, 3.5)).difference
        1.5
        """
        return self.now.value - self.then.value if self.then and self.now else 0.0

    @property
    def direction(self) -> Direction:
        """What the difference is called; "" where none is told, as when opinions are divided then or now.

        It is "same" while it is less than `LEAST_CHANGE`, and while one person, who goes from one end to the other,
        could make it alone in the smaller of the two groups.

        >>> [OverTime("voice", "us", 1, "mean", 1, 5, "", Told(n, 2.0), Told(n, 3.0)).direction for n in (4, 8)]
        ['same', 'higher']
        """
        if not self.then or not self.now or self.then.divided or self.now.divided:
            return ""
        span, size = self.high - self.low, abs(self.difference)
        alone = span / min(self.then.people, self.now.people)
        if size < LEAST_CHANGE * span or size <= alone + 1e-9:
            return "same"
        return "higher" if self.difference > 0 else "lower"


def can_be_compared(exercise: Exercise) -> bool:
    """Whether results of `exercise` have something that changes over time: points, choices, or places on a plane."""
    return ResultKind.of(exercise).measure("") is not None and not exercise.for_each and not exercise.private


def same_sides(later: Sides, earlier: Sides) -> dict[int, int]:
    """For each side of the later room, the side of the earlier one that has its name; sides are never guessed."""
    known = {_plain(side.name): side.id for side in reversed(earlier)}
    return {side.id: known[_plain(side.name)] for side in later if _plain(side.name) in known}


def compare_over_time(
    exercise: Exercise, earlier: GroupResult, later: GroupResult, sides: Sides, same: Mapping[int, int]
) -> tuple[OverTime, ...]:
    """What each of the `sides` of the `later` room says beside what it said `earlier`, in the order of the page.

    `same` is what `same_sides` found. There is a row for every item that the later result has (for each answer of it,
    where people choose), refused ones with their reason: see `OverTime`. The whole room is not compared.
    """
    before = {(each.item, each.part): each for each in earlier.items}
    minimum = max(earlier.minimum, later.minimum, SMALLEST_MINIMUM)
    rows: list[OverTime] = []
    for item in later.items:
        measure = ResultKind.of(exercise).measure(item.part)
        if measure is None:
            continue
        for side in sides:
            now, then = _of_side(item, side.id), _of_side(before.get((item.item, item.part)), same.get(side.id))
            reason = _reason(now, then, minimum, known_side=side.id in same, known_item=then is not None)
            if reason or now is None or then is None:
                rows.append(OverTime(item.item, item.part, side.id, measure, reason=reason))
            else:
                rows.extend(_compared(measure, item, side.id, then, now))
    return tuple(rows)


def _reason(now: Group | None, then: Group | None, minimum: int, *, known_side: bool, known_item: bool) -> Reason:
    if not known_side:
        return "side"
    if not known_item:
        return "item"
    if any(group is None or group.withheld or group.people < minimum for group in (now, then)):
        return "too-few"
    return ""


def _compared(measure: Measure, item: ItemResult, side: int, then: Group, now: Group) -> Iterator[OverTime]:
    row = OverTime(item.item, item.part, side, measure)
    if measure == "mean":
        if then.scale != now.scale or then.mean is None or now.mean is None:
            yield replace(row, reason="scale")
        else:
            bands = then.in_bands or now.in_bands
            yield replace(row, low=1, high=now.scale, then=_mean(then, bands=bands), now=_mean(now, bands=bands))
    elif measure == "median":
        if not then.quartiles or not now.quartiles:
            yield replace(row, reason="bands")
        else:
            yield replace(row, high=HIGHEST, then=_median(then), now=_median(now))
    elif list(then.counts) != list(now.counts):
        yield replace(row, reason="scale")
    else:
        for answer in now.counts:
            yield replace(row, answer=answer, then=_share(then, answer), now=_share(now, answer))


def _share(group: Group, answer: str) -> Told:
    return Told(group.people, group.counts[answer] / group.people)


def _median(group: Group) -> Told:
    return Told(group.people, group.quartiles[1])


def _mean(group: Group, *, bands: bool) -> Told:
    """The mean as the room was told it, or made of bands where the other time tells no more."""
    assert group.mean is not None
    counts, value = dict(group.counts), group.mean
    if bands and not group.in_bands:
        held = dict.fromkeys(points_by_band(group.scale), 0)
        for point, count in counts.items():
            held[point_band(int(point), group.scale)] += count
        counts, value = held, mean_of_bands(held, group.scale)
    spread = disagreement(list(counts.values())) or 0
    return Told(group.people, value, about=bands, divided=reading(spread, len(counts)) == "divided")


def _of_side(item: ItemResult | None, side: int | None) -> Group | None:
    return next((group for group in item.groups if group.side == side), None) if item and side is not None else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
