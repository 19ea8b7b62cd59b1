"""Pictures of points on a plane: for each group where its middle half lies at each point, and how many in each third.

A group of 8 and more has a plane, on which a box holds the middle half of its people on either axis and a mark stands
at the medians; never a single person's point. Smaller groups have the thirds alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from kit.charts.fitting import text_width, wrap
from kit.charts.look import EMPTY, INK, LINE, MARGIN, PAPER, QUIET, SMALL_SIZE, TEXT_SIZE, SideLook, tint
from kit.charts.sheet import Sheet
from kit.charts.shown import drawn_groups, look_of, side_name
from kit.charts.strips import CELL_GAP, CELL_HEIGHT, WEAKEST
from kit.exercises import Plane
from kit.exercises.kinds.plane import HIGHEST
from kit.results import BANDS, Group, GroupResult, axis_label
from kit.results.labels import Words, short_label

if TYPE_CHECKING:
    from kit.responses import Side

TICKS, LARGEST, BETWEEN, CLOSE, ROOM_FOR_TWO = 26, 340, 32, 14, 640
SMALLEST_BOX, PLATE = 8, 18
BORDERS = (3.25, 6.75)  # between the thirds
Spot = tuple[float, float]


@dataclass(frozen=True)
class Panel:
    """The part of a sheet that one group has."""

    sheet: Sheet
    left: float
    width: float
    exercise: Plane
    words: Words
    look: SideLook
    alone: bool = False  # a plane without the thirds

    def lines(self, text: str, size: float, x: float, width: float, colour: str = INK, align: str = "left") -> None:
        """Text in as many lines as it takes; `x` is its left or its right end."""
        for line in wrap(text, size, width):
            self.sheet.text(x, self.sheet.y + size, line, size, colour, align=align)
            self.sheet.space(size * LINE)


def draw_planes(sheet: Sheet, result: GroupResult, exercise: Plane, sides: "Sequence[Side]", words: Words) -> None:
    """A panel for each group, side by side where there is room."""
    if not exercise.for_each:
        explain_planes(sheet, result, words)
    _panels(sheet, result, exercise, sides, words)


def draw_planes_alone(
    sheet: Sheet, result: GroupResult, exercise: Plane, sides: "Sequence[Side]", words: Words
) -> None:
    """Small planes beside each other without the thirds, and below them what the letters stand for.

    Where a side is too small for a plane, all is drawn as `draw_planes` does.
    """
    if not all(group.quartiles for item in result.items for group in item.shown if group.side is not None):
        draw_planes(sheet, result, exercise, sides, words)
        return
    _panels(sheet, result, exercise, sides, words, alone=True)
    for letter, item in zip(ascii_uppercase, dict.fromkeys(each.item for each in result.items), strict=False):
        sheet.paragraph(f"{letter}  {short_label(exercise, item)}", TEXT_SIZE, bold=True)


def _panels(
    sheet: Sheet,
    result: GroupResult,
    exercise: Plane,
    sides: "Sequence[Side]",
    words: Words,
    *,
    alone: bool = False,
) -> None:
    drawn = {(item.item, item.part): {group.side: group for group in item.groups} for item in result.items}
    shown = {group.side for item in result.items for group in item.shown}
    groups: list[int | None] = [side.id for side in sides] if shown - {None} else [None]
    columns = 2 if (alone or sheet.room >= ROOM_FOR_TWO) and len(groups) > 1 else 1
    between = CLOSE if alone else BETWEEN
    width = (sheet.room - (columns - 1) * between) / columns
    for start in range(0, len(groups), columns):
        top, bottom = sheet.y, sheet.y
        for column, side in enumerate(groups[start : start + columns]):
            sheet.y = top
            of_side = {key: each[side] for key, each in drawn.items()}
            look = look_of(next(iter(of_side.values())), sides)
            panel = Panel(sheet, MARGIN + column * (width + between), width, exercise, words, look, alone)
            _panel(panel, side_name(side, sides, words), of_side)
            bottom = max(bottom, sheet.y)
        sheet.y = bottom
        sheet.space(14)


def explain_planes(sheet: Sheet, result: GroupResult, words: Words, *, one_way: bool = True) -> None:
    """How to read a plane, if any is drawn, and the thirds below it. `one_way`: an arrow leads from point to point."""
    drawn = [group for item in result.items for group in drawn_groups(item)]
    if any(group.quartiles for group in drawn):
        sheet.paragraph(words["place-explained" if one_way else "place-explained-views"], SMALL_SIZE, QUIET)
    sheet.paragraph(words["bands-explained"], SMALL_SIZE, QUIET)
    sheet.space(8)


def _panel(panel: Panel, name: str, groups: dict[tuple[str, str], Group]) -> None:
    sheet, words = panel.sheet, panel.words
    people = max(group.people for group in groups.values())
    withheld = all(group.withheld for group in groups.values())
    counted = "" if panel.alone else words["people-count"].format(count=people)
    beside = words["withheld-short"] if withheld else counted
    sheet.marker(panel.left + 6, sheet.y + TEXT_SIZE - 3.5, panel.look)
    right = panel.left + panel.width
    sheet.text(right, sheet.y + TEXT_SIZE + 1, beside, SMALL_SIZE, QUIET, align="right")
    panel.lines(name, TEXT_SIZE, panel.left + 16, panel.width - 24 - text_width(beside, SMALL_SIZE))
    sheet.space(6)
    if withheld:
        return
    spreads = {
        place: (groups[item, "x"].quartiles, groups[item, "y"].quartiles)
        for place, item in enumerate(_items(groups))
        if groups[item, "x"].quartiles and groups[item, "y"].quartiles
    }
    if spreads:
        _plane(panel, spreads)
    if not panel.alone:
        _thirds(panel, groups)


def _plane(panel: Panel, spreads: dict[int, tuple[tuple[float, ...], tuple[float, ...]]]) -> None:
    sheet, side = panel.sheet, min(LARGEST, panel.width - TICKS - 8)
    panel.lines(f"↑ {axis_label(panel.exercise, 'y')}", SMALL_SIZE, panel.left, panel.width, QUIET)
    sheet.space(8)
    left, top = panel.left + TICKS, sheet.y

    def at(x: float, y: float) -> Spot:
        return left + x / HIGHEST * side, top + (HIGHEST - y) / HIGHEST * side

    sheet.box(left, top, side, side, PAPER, QUIET)
    for border in BORDERS:
        sheet.line([at(border, 0), at(border, HIGHEST)], tint(QUIET, 0.3), dashed=True)
        sheet.line([at(0, border), at(HIGHEST, border)], tint(QUIET, 0.3), dashed=True)
    for tick in (0, HIGHEST // 2, HIGHEST):
        x, y = at(tick, tick)
        sheet.text(x, top + side + SMALL_SIZE + 4, str(tick), SMALL_SIZE, QUIET, align="center")
        sheet.text(left - 6, y + 4, str(tick), SMALL_SIZE, QUIET, align="right")
    for place, (across, up) in spreads.items():
        _box(panel, at(across[0], up[2]), at(across[2], up[0]), last=place == max(spreads))
    middles = {place: at(across[1], up[1]) for place, (across, up) in spreads.items()}
    ends = [middles[min(middles)], middles[max(middles)]]
    moving = not panel.exercise.for_each  # two points of one episode are two views
    sheet.line(ends, panel.look.colour, width=2, dashed=not moving, arrow=moving)
    for middle in middles.values():
        sheet.marker(*middle, panel.look, size=12)
    _letters(panel, middles, (left, top, side))
    sheet.y = top + side + SMALL_SIZE + 8
    panel.lines(f"{axis_label(panel.exercise, 'x')} →", SMALL_SIZE, left + side, side, QUIET, align="right")
    sheet.space(8)


def _box(panel: Panel, upper_left: Spot, lower_right: Spot, *, last: bool) -> None:
    """The middle half; where people agree it still has a size. The last one is solid, those before it dashed."""
    width = max(SMALLEST_BOX, lower_right[0] - upper_left[0])
    height = max(SMALLEST_BOX, lower_right[1] - upper_left[1])
    x = (upper_left[0] + lower_right[0] - width) / 2
    y = (upper_left[1] + lower_right[1] - height) / 2
    panel.sheet.veil(x, y, width, height, panel.look.colour, strength=0.3 if last else 0.12, dashed=not last)


def _letters(panel: Panel, middles: dict[int, Spot], frame: tuple[float, float, float]) -> None:
    """The letter of each point beside its mark, inside the plane, where no other mark or letter is."""
    left, top, side = frame
    taken = list(middles.values())
    for place, (x, y) in middles.items():
        around = [
            (x + far * dx, y + far * dy)
            for far in (19, 30, 41)
            for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1), (-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7), (0.7, 0.7))
        ]
        inside = [
            spot
            for spot in around
            if left + 10 <= spot[0] <= left + side - 10 and top + 10 <= spot[1] <= top + side - 10
        ]
        spot = max(inside, key=lambda spot: min(PLATE, *(_apart(spot, each) for each in taken)))
        taken.append(spot)
        panel.sheet.box(spot[0] - PLATE / 2, spot[1] - PLATE / 2, PLATE, PLATE, PAPER, panel.look.colour)
        panel.sheet.text(spot[0], spot[1] + 4.5, ascii_uppercase[place], TEXT_SIZE, bold=True, align="center")


def _apart(one: Spot, other: Spot) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _thirds(panel: Panel, groups: dict[tuple[str, str], Group]) -> None:
    """For each point a row of three cells on either axis, each with the number of people in it."""
    sheet, half = panel.sheet, (panel.width - 16) / 2
    starts = {"x": panel.left, "y": panel.left + half + 16}
    top, bottom = sheet.y, sheet.y
    for axis, left in starts.items():
        sheet.y = top
        panel.lines(axis_label(panel.exercise, axis), SMALL_SIZE, left, half, QUIET)
        bottom = max(bottom, sheet.y)
    sheet.y = bottom
    for left in starts.values():
        for place, band in enumerate(BANDS):
            middle = left + (place + 0.5) * half / 3
            sheet.text(middle, sheet.y + SMALL_SIZE, panel.words[band], SMALL_SIZE, QUIET, align="center")
    sheet.space(SMALL_SIZE * LINE + 2)
    for letter, item in zip(ascii_uppercase, _items(groups), strict=False):
        sheet.text(
            panel.left, sheet.y + TEXT_SIZE, f"{letter}  {short_label(panel.exercise, item)}", TEXT_SIZE, bold=True
        )
        shown = not groups[item, "x"].withheld
        if not shown:
            said = panel.words["withheld-short"]
            sheet.text(panel.left + panel.width, sheet.y + TEXT_SIZE, said, SMALL_SIZE, QUIET, align="right")
        sheet.space(TEXT_SIZE * LINE + 2)
        if shown:
            for axis, left in starts.items():
                _cells(panel, groups[item, axis], left, half / 3)
            sheet.space(CELL_HEIGHT + 8)


def _items(groups: dict[tuple[str, str], Group]) -> list[str]:
    """The points of the result, which those of the exercise may not be any more."""
    return list(dict.fromkeys(item for item, _ in groups))


def _cells(panel: Panel, group: Group, left: float, step: float) -> None:
    sheet, look = panel.sheet, panel.look
    for place, count in enumerate(group.counts.values()):
        fill = tint(look.colour, WEAKEST + (1 - WEAKEST) * count / group.people) if count else EMPTY
        hatched = look.hatched and count > 0
        x = left + place * step
        sheet.box(x + CELL_GAP / 2, sheet.y, step - CELL_GAP, CELL_HEIGHT, fill, fill, hatched)
        if count:
            sheet.in_box(x, sheet.y, step, CELL_HEIGHT, str(count), fill, hatched=hatched)
