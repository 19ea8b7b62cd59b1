"""Pictures of points on a plane: for each group where its middle half lies at each point, and how many in each third.

A group of 8 and more has a plane, on which a box holds the middle half of its people on either axis and a mark stands
at the medians; never a single person's point. Smaller groups have the thirds alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import dist
from string import ascii_uppercase
from typing import TYPE_CHECKING

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.cells import counted_cells, draw_cells
from kit.charts.drawing.look import DASHED, DOTTED, GRID, NOTE, PAPER, STRONG, SideLook, Style
from kit.charts.drawing.text import wrap
from kit.charts.shown import drawn_groups, looks_of
from kit.exercises import Plane
from kit.exercises.kinds.plane import HIGHEST
from kit.exercises.wording import Words
from kit.results import BANDS, Group, ResultView, axis_label
from kit.results.words.labels import short_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TICKS, LARGEST, BETWEEN, CLOSE, BETWEEN_AXES, ROOM_FOR_TWO = 26, 340, 32, 14, 16, 640
PLATE, MARK = 18, 12
SMALLEST_BOX, SHORT = 0.25, 0.8  # as the axes count
BORDERS = (3.25, 6.75)  # between the thirds
Spot = tuple[float, float]
Groups = Mapping[tuple[str, str], Group]
"""The groups of one side by point and axis."""


@dataclass(frozen=True)
class Panel:
    """What one group has."""

    canvas: SvgCanvas
    exercise: Plane
    words: Words
    look: SideLook
    groups: Groups
    alone: bool  # a plane without the thirds

    @property
    def items(self) -> dict[str, str]:
        """The points of the result, by letter; the exercise may not have them any more."""
        return dict(zip(ascii_uppercase, dict.fromkeys(item for item, _ in self.groups), strict=False))


def draw_planes(canvas: SvgCanvas, view: ResultView[Plane], *, alone: bool = False) -> None:
    """A panel for each group, side by side where there is room. `alone`: small planes without the thirds."""
    if not view.exercise.for_each and not alone:
        explain_planes(canvas, view)
    drawn = {(item.item, item.part): {group.side: group for group in item.groups} for item in view.items}
    shown = {group.side for item in view.items for group in item.shown}
    groups: list[int | None] = [side.id for side in view.sides] if shown - {None} else [None]
    columns = 2 if (alone or canvas.room >= ROOM_FOR_TWO) and len(groups) > 1 else 1
    for start in range(0, len(groups), columns):
        for side in canvas.columns(groups[start : start + columns], CLOSE if alone else BETWEEN, columns):
            of_side, look = {key: each[side] for key, each in drawn.items()}, looks_of(view.sides)[side]
            _panel(Panel(canvas, view.exercise, view.words, look, of_side, alone), view.side(side))
        canvas.space(14)


def draw_planes_alone(canvas: SvgCanvas, view: ResultView[Plane]) -> None:
    """Small planes beside each other without the thirds, and below them what the letters stand for.

    Where a side is too small for a plane, all is drawn as `draw_planes` does.
    """
    alone = all(group.quartiles for item in view.items for group in item.shown if group.side is not None)
    draw_planes(canvas, view, alone=alone)
    items = dict.fromkeys(each.item for each in view.items) if alone else ()
    for letter, item in zip(ascii_uppercase, items, strict=False):
        canvas.paragraph(f"{letter}  {short_label(view.exercise, item)}", STRONG)


def explain_planes(canvas: SvgCanvas, view: ResultView[Plane], *, one_way: bool = True) -> None:
    """How to read a plane, if any is drawn, and the thirds below it. `one_way`: an arrow leads from point to point."""
    if any(group.quartiles for item in view.items for group in drawn_groups(item)):
        canvas.paragraph(view.words["place-explained" if one_way else "place-explained-views"], NOTE)
    canvas.paragraph(view.words["bands-explained"], NOTE)
    canvas.space(8)


def _panel(panel: Panel, name: str) -> None:
    groups, words = panel.groups, panel.words
    withheld = all(group.withheld for group in groups.values())
    counted = "" if panel.alone else words["people-count"].format(count=max(each.people for each in groups.values()))
    panel.canvas.named(name, panel.look, words["withheld-short"] if withheld else counted)
    panel.canvas.space(4)
    if withheld:
        return
    spreads = {
        letter: (groups[item, "x"].quartiles, groups[item, "y"].quartiles)
        for letter, item in panel.items.items()
        if groups[item, "x"].quartiles and groups[item, "y"].quartiles
    }
    if spreads:
        _plane(panel, spreads)
    if not panel.alone:
        _thirds(panel)


def _plane(panel: Panel, spreads: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]) -> None:
    canvas, look, side = panel.canvas, panel.look, min(LARGEST, panel.canvas.room - TICKS - 8)
    canvas.paragraph(f"↑ {axis_label(panel.exercise, 'y')}", NOTE)
    canvas.space(8)
    axes = canvas.plane_axes(HIGHEST, TICKS, side)
    for border in BORDERS:
        axes.axvline(border, color=GRID, linestyle=DOTTED)
        axes.axhline(border, color=GRID, linestyle=DOTTED)
    for letter, (across, up) in spreads.items():
        _box(axes, look, across, up, last=letter == max(spreads))
    middles = {letter: (across[1], up[1]) for letter, (across, up) in spreads.items()}
    _way(axes, look, middles[min(middles)], middles[max(middles)], two_views=panel.exercise.for_each is not None)
    axes.plot(*zip(*middles.values(), strict=True), **look.mark(MARK))
    _letters(axes, look, middles, HIGHEST / side)
    canvas.space(side + NOTE.size + 8)
    for line in wrap(f"{axis_label(panel.exercise, 'x')} →", NOTE, side):
        canvas.text(canvas.left + TICKS + side, canvas.y + NOTE.size, line, NOTE, align="right")
        canvas.space(NOTE.line)
    canvas.space(8)


def _box(axes: "Axes", look: SideLook, across: Sequence[float], up: Sequence[float], *, last: bool) -> None:
    """The middle half; where people agree it still has a size. The last one is solid, those before it dashed."""
    width, height = (max(SMALLEST_BOX, spread[2] - spread[0]) for spread in (across, up))
    middles = [(spread[0] + spread[2]) / 2 for spread in (across, up)]
    style: Style = {"edgecolor": look.colour, "linewidth": 2, "linestyle": "solid" if last else DASHED}
    axes.bar(
        middles[0], height, width, middles[1] - height / 2, facecolor=(look.colour, 0.3 if last else 0.12), **style
    )


def _way(axes: "Axes", look: SideLook, first: Spot, last: Spot, *, two_views: bool) -> None:
    """From the first point to the last: an arrow, if there is room, or dots between two views of one thing."""
    if two_views or dist(first, last) < SHORT:
        dots = DOTTED if two_views else "solid"
        axes.plot(*zip(first, last, strict=True), color=look.colour, linewidth=2, linestyle=dots)
        return
    arrow = {"arrowstyle": "-|>,head_length=0.7,head_width=0.4", "shrinkA": 0, "shrinkB": MARK / 2}
    style = {"color": look.colour, "linewidth": 2, "mutation_scale": 14}
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


def _thirds(panel: Panel) -> None:
    """For each point a row of three cells on either axis, each with the number of people in it."""
    canvas, groups = panel.canvas, panel.groups
    for axis in canvas.columns("xy", BETWEEN_AXES):
        canvas.paragraph(axis_label(panel.exercise, axis), NOTE)
    for _ in canvas.columns("xy", BETWEEN_AXES):
        for place, band in enumerate(BANDS):
            x = canvas.left + (place + 0.5) * canvas.room / len(BANDS)
            canvas.text(x, canvas.y + NOTE.size, panel.words[band], NOTE, align="center")
    canvas.space(NOTE.line + 2)
    for letter, item in panel.items.items():
        canvas.text(canvas.left, canvas.y + STRONG.size, f"{letter}  {short_label(panel.exercise, item)}", STRONG)
        withheld = groups[item, "x"].withheld
        said = panel.words["withheld-short"] if withheld else ""
        canvas.text(canvas.right, canvas.y + STRONG.size, said, NOTE, align="right")
        canvas.space(STRONG.line + 2)
        if not withheld:
            for axis in canvas.columns("xy", BETWEEN_AXES):
                third = canvas.room / len(BANDS)
                places = [(canvas.left + place * third, third) for place in range(len(BANDS))]
                draw_cells(canvas, canvas.axes, counted_cells(groups[item, axis], panel.look, places))
            canvas.space(8)
