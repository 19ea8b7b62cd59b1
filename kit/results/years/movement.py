"""Points on a plane by group: where the middle of a group lies, and how it moves from the first point to the last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.exercises import Plane
from kit.exercises.kinds.plane import AXES
from kit.results.group import Group, GroupResult
from kit.results.readings.positions import BANDS, middle_band
from kit.results.words.labels import Words, axis_label, group_label, isolated, short_label

if TYPE_CHECKING:
    from kit.responses import Side


@dataclass(frozen=True)
class Movement:
    """Where the middle of a group (`side` None: the whole room) lies on an axis, for the first and the last point.

    `start` and `end` are medians (0 to 10) where both groups are large enough to show them, and otherwise bands.
    """

    side: int | None
    axis: str
    start: float | str
    end: float | str

    @property
    def distance(self) -> float:
        """How far the middle moves, upwards if above 0, as a share of the axis: -1 to 1. From band to band: a third."""
        if isinstance(self.start, str) or isinstance(self.end, str):
            return (BANDS.index(str(self.end)) - BANDS.index(str(self.start))) / len(BANDS)
        return (self.end - self.start) / 10


def moves(result: GroupResult) -> Iterator[Movement]:
    """By group and axis, for the groups shown at both points: the sides or, where there are none, the whole room."""
    by_part = {(each.item, each.part): {group.side: group for group in each.shown} for each in result.items}
    first, last = result.items[0].item, result.items[-1].item
    shown = [side for side in by_part[first, "x"] if side in by_part[last, "x"]]
    for side in [side for side in shown if side is not None] or shown:
        for axis in AXES:
            start, end = by_part[first, axis][side], by_part[last, axis][side]
            if start.quartiles and end.quartiles:
                yield Movement(side, axis, start.quartiles[1], end.quartiles[1])
            else:
                yield Movement(side, axis, middle_band(start.counts), middle_band(end.counts))


def movements(result: GroupResult, exercise: Plane, sides: "Sequence[Side]", words: Words) -> str:
    """The finding in a sentence: for each side the axis on which its middle moves furthest, or where it lies."""
    found: dict[int | None, list[Movement]] = {}
    for each in moves(result):
        found.setdefault(each.side, []).append(each)
    first, last = result.items[0].item, result.items[-1].item
    if not found or first == last or exercise.for_each:  # two points of one episode are no way from here to there
        return _positions(result, exercise, sides, words)
    told = "; ".join(_told(side, each, exercise, sides, words) for side, each in found.items())
    first, last = short_label(exercise, first), short_label(exercise, last)
    return words["headline-place-move"].format(first=first, last=last, moves=told)


def _told(side: int | None, found: Sequence[Movement], exercise: Plane, sides: "Sequence[Side]", words: Words) -> str:
    name = isolated(group_label(side, sides, words))
    furthest = max(abs(each.distance) for each in found)
    if not furthest:
        return words["place-stays"].format(side=name)
    changes = [
        words["place-change"].format(
            axis=axis_label(exercise, each.axis), start=level(each.start, words), end=level(each.end, words)
        )
        for each in found
        if abs(each.distance) == furthest
    ]
    return words["place-moves"].format(side=name, changes=", ".join(changes))


def _positions(result: GroupResult, exercise: Plane, sides: "Sequence[Side]", words: Words) -> str:
    by_part = {(each.item, each.part): each for each in result.items}
    told = []
    for item in dict.fromkeys(each.item for each in result.items):
        groups = [group for group in by_part[item, "x"].shown if group.side is not None]
        for group in groups or by_part[item, "x"].shown:
            other = next(each for each in by_part[item, "y"].groups if each.side == group.side)
            told.append(
                words["place-lies"].format(
                    side=isolated(group_label(group.side, sides, words)),
                    item=short_label(exercise, item),
                    x=axis_label(exercise, "x"),
                    y=axis_label(exercise, "y"),
                    x_level=level(middle(group), words),
                    y_level=level(middle(other), words),
                )
            )
    return f"{'; '.join(told)}."


def furthest_apart(result: GroupResult, exercise: Plane, sides: "Sequence[Side]", words: Words) -> tuple[float, str]:
    """How far apart the middles of two sides lie at most, as a share of the axis (0 to 1), and where, in words.

    0 and "" where fewer than two sides are shown, or all lie alike.
    """
    most, told = 0.0, ""
    for each in result.items:
        groups = [group for group in each.shown if group.side is not None and each.part in AXES]
        numbers = all(group.quartiles for group in groups)
        places = [group.quartiles[1] if numbers else middle_band(group.counts) for group in groups]
        apart = max((abs(Movement(None, each.part, a, b).distance) for a in places for b in places), default=0.0)
        if apart > most:
            levels = zip(groups, places, strict=True)
            names = [f"{isolated(group_label(group.side, sides, words))} {level(at, words)}" for group, at in levels]
            most, told = (
                apart,
                words["place-apart"].format(
                    item=short_label(exercise, each.item), axis=axis_label(exercise, each.part), sides=", ".join(names)
                ),
            )
    return most, told


def middle(group: Group) -> float | str:
    """The median where the group is large enough to show it, else the band with the median person."""
    return group.quartiles[1] if group.quartiles else middle_band(group.counts)


def level(position: float | str, words: Words) -> str:
    """A median as a number, a band by its name."""
    return words[position] if isinstance(position, str) else f"{position:.2f}".rstrip("0").rstrip(".")
