"""Pictures of points on a plane: for each group where its middle half lies at each point, and how many in each third.

A group of 8 and more has a plane, on which a box holds the middle half of its people on either axis and a mark stands
at the medians; never a single person's point. Smaller groups have the thirds alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from kit.charts.canvas import SvgCanvas
from kit.charts.cells import counted_cells, draw_cells
from kit.charts.look import (
    DASHED,
    DOTTED,
    GRID,
    LINE,
    MARGIN,
    PAPER,
    QUIET,
    SMALL_SIZE,
    TEXT_SIZE,
    SideLook,
)
from kit.charts.shown import Sides, drawn_groups, look_of, side_name
from kit.exercises import Plane
from kit.exercises.kinds.plane import HIGHEST
from kit.results import BANDS, Group, GroupResult, axis_label
from kit.results.labels import Words, short_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TICKS, LARGEST, BETWEEN, CLOSE, ROOM_FOR_TWO = 26, 340, 32, 14, 640
SMALLEST_BOX, PLATE, MARK = 8, 18, 12
BORDERS = (3.25, 6.75)  # between the thirds
Spot = tuple[float, float]
Groups = Mapping[tuple[str, str], Group]
"""The groups of one side by point and axis."""


@dataclass(frozen=True)
class Panel:
    """The part of a canvas that one group has."""

    canvas: SvgCanvas
    left: float
    width: float
    exercise: Plane
    words: Words
    look: SideLook
    alone: bool = False  # a plane without the thirds

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width


def draw_planes(
    canvas: SvgCanvas, result: GroupResult, exercise: Plane, sides: Sides, words: Words, *, alone: bool = False
) -> None:
    """A panel for each group, side by side where there is room. `alone`: small planes without the thirds."""
    if not exercise.for_each and not alone:
        explain_planes(canvas, result, words)
    drawn = {(item.item, item.part): {group.side: group for group in item.groups} for item in result.items}
    shown = {group.side for item in result.items for group in item.shown}
    groups: list[int | None] = [side.id for side in sides] if shown - {None} else [None]
    columns = 2 if (alone or canvas.room >= ROOM_FOR_TWO) and len(groups) > 1 else 1
    between = CLOSE if alone else BETWEEN
    width = (canvas.room - (columns - 1) * between) / columns
    for start in range(0, len(groups), columns):
        with canvas.side_by_side() as beside:
            for column, side in enumerate(groups[start : start + columns]):
                beside()
                of_side = {key: each[side] for key, each in drawn.items()}
                look = look_of(next(iter(of_side.values())), sides)
                panel = Panel(canvas, MARGIN + column * (width + between), width, exercise, words, look, alone)
                _panel(panel, side_name(side, sides, words), of_side)
        canvas.space(14)


def draw_planes_alone(canvas: SvgCanvas, result: GroupResult, exercise: Plane, sides: Sides, words: Words) -> None:
    """Small planes beside each other without the thirds, and below them what the letters stand for.

    Where a side is too small for a plane, all is drawn as `draw_planes` does.
    """
    alone = all(group.quartiles for item in result.items for group in item.shown if group.side is not None)
    draw_planes(canvas, result, exercise, sides, words, alone=alone)
    items = dict.fromkeys(each.item for each in result.items) if alone else ()
    for letter, item in zip(ascii_uppercase, items, strict=False):
        canvas.paragraph(f"{letter}  {short_label(exercise, item)}", bold=True)


def explain_planes(canvas: SvgCanvas, result: GroupResult, words: Words, *, one_way: bool = True) -> None:
    """How to read a plane, if any is drawn, and the thirds below it. `one_way`: an arrow leads from point to point."""
    if any(group.quartiles for item in result.items for group in drawn_groups(item)):
        canvas.paragraph(words["place-explained" if one_way else "place-explained-views"], SMALL_SIZE, QUIET)
    canvas.paragraph(words["bands-explained"], SMALL_SIZE, QUIET)
    canvas.space(8)


def _panel(panel: Panel, name: str, groups: Groups) -> None:
    words = panel.words
    people = max(group.people for group in groups.values())
    withheld = all(group.withheld for group in groups.values())
    counted = "" if panel.alone else words["people-count"].format(count=people)
    panel.canvas.named(name, panel.look, words["withheld-short"] if withheld else counted, panel.left, panel.right)
    panel.canvas.space(4)
    if withheld:
        return
    spreads = {
        letter: (groups[item, "x"].quartiles, groups[item, "y"].quartiles)
        for letter, item in zip(ascii_uppercase, _items(groups), strict=False)
        if groups[item, "x"].quartiles and groups[item, "y"].quartiles
    }
    if spreads:
        _plane(panel, spreads)
    if not panel.alone:
        _thirds(panel, groups)


def _plane(panel: Panel, spreads: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]) -> None:
    canvas, look, side = panel.canvas, panel.look, min(LARGEST, panel.width - TICKS - 8)
    canvas.lines(f"↑ {axis_label(panel.exercise, 'y')}", SMALL_SIZE, panel.left, panel.right, QUIET)
    canvas.space(8)
    axes = canvas.square(panel.left + TICKS, side, HIGHEST)
    for border in BORDERS:
        axes.axvline(border, color=GRID, linestyle=DOTTED)
        axes.axhline(border, color=GRID, linestyle=DOTTED)
    for letter, (across, up) in spreads.items():
        _box(axes, look, (across[0], across[2]), (up[0], up[2]), HIGHEST / side, last=letter == max(spreads))
    middles = {letter: (across[1], up[1]) for letter, (across, up) in spreads.items()}
    _way(axes, look, middles[min(middles)], middles[max(middles)], dashed=panel.exercise.for_each is not None)
    axes.plot(*zip(*middles.values(), strict=True), **look.mark(MARK))
    _letters(axes, look, middles, HIGHEST / side)
    canvas.space(side + SMALL_SIZE + 8)
    axis = f"{axis_label(panel.exercise, 'x')} →"
    canvas.lines(axis, SMALL_SIZE, panel.left + TICKS, panel.left + TICKS + side, QUIET, align="right")
    canvas.space(8)


def _box(axes: "Axes", look: SideLook, across: Spot, up: Spot, of_px: float, *, last: bool) -> None:
    """The middle half; where people agree it still has a size. The last one is solid, those before it dashed."""
    sizes = [max(SMALLEST_BOX * of_px, most - least) for least, most in (across, up)]
    fill, edge = (look.colour, 0.3 if last else 0.12), "solid" if last else DASHED
    axes.bar(
        sum(across) / 2,
        sizes[1],
        sizes[0],
        bottom=(sum(up) - sizes[1]) / 2,
        facecolor=fill,
        edgecolor=look.colour,
        linewidth=2,
        linestyle=edge,
    )


def _way(axes: "Axes", look: SideLook, first: Spot, last: Spot, *, dashed: bool) -> None:
    """From the first point to the last; `dashed` between two views of one thing, which is no way."""
    if dashed:
        axes.plot(*zip(first, last, strict=True), color=look.colour, linewidth=2, linestyle=DOTTED)
    elif first != last:
        arrow = {"arrowstyle": "-|>,head_length=0.7,head_width=0.4", "shrinkA": 0, "shrinkB": MARK / 2}
        style = {"facecolor": look.colour, "edgecolor": look.colour, "linewidth": 2, "mutation_scale": 14}
        axes.annotate("", last, first, arrowprops=arrow | style)


def _letters(axes: "Axes", look: SideLook, middles: Mapping[str, Spot], of_px: float) -> None:
    """The letter of each point beside its mark, inside the plane, where no other mark or letter is."""
    taken, edge = list(middles.values()), 10 * of_px
    for letter, (x, y) in middles.items():
        spot = max(
            (
                (x + far * dx, y + far * dy)
                for far in (19 * of_px, 30 * of_px, 41 * of_px)
                for dx, dy in ((-1, 0), (1, 0), (0, 1), (0, -1), (-0.7, 0.7), (0.7, 0.7), (-0.7, -0.7), (0.7, -0.7))
                if edge <= x + far * dx <= HIGHEST - edge and edge <= y + far * dy <= HIGHEST - edge
            ),
            key=lambda spot: min(PLATE * of_px, *(max(abs(spot[0] - x), abs(spot[1] - y)) for x, y in taken)),
        )
        taken.append(spot)
        plate = {"boxstyle": "square,pad=0.15", "facecolor": PAPER, "edgecolor": look.colour}
        axes.text(*spot, letter, fontweight="bold", ha="center", va="center", bbox=plate)


def _thirds(panel: Panel, groups: Groups) -> None:
    """For each point a row of three cells on either axis, each with the number of people in it."""
    canvas, half = panel.canvas, (panel.width - 16) / 2
    starts, third = {"x": panel.left, "y": panel.right - half}, half / len(BANDS)
    with canvas.side_by_side() as beside:
        for axis, left in starts.items():
            beside()
            canvas.lines(axis_label(panel.exercise, axis), SMALL_SIZE, left, left + half, QUIET)
    for left in starts.values():
        for place, band in enumerate(BANDS):
            x = left + (place + 0.5) * third
            canvas.text(x, canvas.y + SMALL_SIZE, panel.words[band], SMALL_SIZE, QUIET, align="center")
    canvas.space(SMALL_SIZE * LINE + 2)
    for letter, item in zip(ascii_uppercase, _items(groups), strict=False):
        canvas.text(panel.left, canvas.y + TEXT_SIZE, f"{letter}  {short_label(panel.exercise, item)}", bold=True)
        withheld = groups[item, "x"].withheld
        if withheld:
            said = panel.words["withheld-short"]
            canvas.text(panel.right, canvas.y + TEXT_SIZE, said, SMALL_SIZE, QUIET, align="right")
        canvas.space(TEXT_SIZE * LINE + 2)
        if not withheld:
            cells = [
                cell
                for axis, left in starts.items()
                for cell in counted_cells(
                    groups[item, axis], panel.look, [(left + place * third, third) for place in range(len(BANDS))]
                )
            ]
            draw_cells(canvas, canvas.axes, cells)
            canvas.space(8)


def _items(groups: Groups) -> list[str]:
    """The points of the result, which those of the exercise may not be any more."""
    return list(dict.fromkeys(item for item, _ in groups))
