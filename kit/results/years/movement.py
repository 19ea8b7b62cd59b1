"""Points on a plane by group: where the middle of a group lies, and how it moves from the first point to the last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.exercises import Plane
from kit.exercises.kinds.plane import AXES
from kit.exercises.wording import Words
from kit.results.group import Group, GroupResult
from kit.results.readings.positions import BANDS, middle_band
from kit.results.view import ResultView
from kit.results.words.labels import axis_label, short_label


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


def movements(view: ResultView[Plane]) -> str:
    """The finding in a sentence: for each side the axis on which its middle moves furthest, or where it lies."""
    found: dict[int | None, list[Movement]] = {}
    for each in moves(view.result):
        found.setdefault(each.side, []).append(each)
    first, last = view.items[0].item, view.items[-1].item
    if not found or first == last or view.exercise.for_each:  # two points of one episode are no way from here to there
        return _positions(view)
    told = "; ".join(_told(side, each, view) for side, each in found.items())
    first, last = short_label(view.exercise, first), short_label(view.exercise, last)
    return view.words["headline-place-move"].format(first=first, last=last, moves=told)


def _told(side: int | None, found: Sequence[Movement], view: ResultView[Plane]) -> str:
    name, words = view.side(side), view.words
    furthest = max(abs(each.distance) for each in found)
    if not furthest:
        return words["place-stays"].format(side=name)
    changes = [
        words["place-change"].format(
            axis=axis_label(view.exercise, each.axis), start=level(each.start, words), end=level(each.end, words)
        )
        for each in found
        if abs(each.distance) == furthest
    ]
    return words["place-moves"].format(side=name, changes=", ".join(changes))


def _positions(view: ResultView[Plane]) -> str:
    by_part, words = {(each.item, each.part): each for each in view.items}, view.words
    told = []
    for item in dict.fromkeys(each.item for each in view.items):
        groups = [group for group in by_part[item, "x"].shown if group.side is not None]
        for group in groups or by_part[item, "x"].shown:
            other = next(each for each in by_part[item, "y"].groups if each.side == group.side)
            told.append(
                words["place-lies"].format(
                    side=view.side(group.side),
                    item=short_label(view.exercise, item),
                    x=axis_label(view.exercise, "x"),
                    y=axis_label(view.exercise, "y"),
                    x_level=level(middle(group), words),
                    y_level=level(middle(other), words),
                )
            )
    return f"{'; '.join(told)}."


def furthest_apart(view: ResultView[Plane]) -> tuple[float, str]:
    """How far apart the middles of two sides lie at most, as a share of the axis (0 to 1), and where, in words.

    0 and "" where fewer than two sides are shown, or all lie alike.
    """
    most, told = 0.0, ""
    for each in view.items:
        groups = [group for group in each.shown if group.side is not None and each.part in AXES]
        numbers = all(group.quartiles for group in groups)
        places = [group.quartiles[1] if numbers else middle_band(group.counts) for group in groups]
        apart = max((abs(Movement(None, each.part, a, b).distance) for a in places for b in places), default=0.0)
        if apart > most:
            levels = zip(groups, places, strict=True)
            names = ", ".join(f"{view.side(group.side)} {level(at, view.words)}" for group, at in levels)
            item, axis = short_label(view.exercise, each.item), axis_label(view.exercise, each.part)
            most, told = apart, view.words["place-apart"].format(item=item, axis=axis, sides=names)
    return most, told


def middle(group: Group) -> float | str:
    """The median where the group is large enough to show it, else the band with the median person."""
    return group.quartiles[1] if group.quartiles else middle_band(group.counts)


def level(position: float | str, words: Words) -> str:
    """A median as a number, a band by its name."""
    return words[position] if isinstance(position, str) else f"{position:.2f}".rstrip("0").rstrip(".")
