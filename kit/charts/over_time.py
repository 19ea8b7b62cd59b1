"""A picture of change: for each item a line per side, from an open mark (then) to a full one (now)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.charts.fitting import shorten
from kit.charts.look import EVERYONE, MARGIN, QUIET, SMALL_SIZE, TEXT_SIZE, WIDTH, SideLook, side_look
from kit.charts.sheet import Sheet
from kit.charts.shown import side_name
from kit.charts.tables import Cell, Table
from kit.exercises import Exercise, PairedScale, Scale
from kit.results import OverTime, group_label
from kit.results.labels import Words
from kit.results.over_time_words import change_label, drawn_rows, finding, row_label, value_label

if TYPE_CHECKING:
    from kit.responses import Side

LANE, BESIDE, FIRST, MARK = 22, 122, 14, 12
TRACK = "#c9c9c9"


@dataclass(frozen=True)
class When:
    """How the two times are called, such as "Tuesday 4 May 2027" and "now"."""

    then: str
    now: str


def over_time_svg(
    rows: Sequence[OverTime],
    exercise: Exercise,
    sides: "Sequence[Side]",
    when: When,
    words: Words,
    *,
    width: int = WIDTH,
    simulated: bool = False,
) -> str:
    """The rows that are compared, each side with its own mark, or "" if there is none.

    Of a mutuality gap those in which a side speaks of itself; what it believes of the other is in the table.
    """
    drawn = drawn_rows(rows, exercise)
    if not drawn:
        return ""
    sheet = Sheet(f"{exercise.id}-over-time", width)
    looks = {side.id: side_look(place) for place, side in enumerate(sides)}
    present = [side.id for side in sides if any(row.side == side.id for row in drawn)]
    sheet.legend([(_with_people(side, drawn, sides, words), looks[side]) for side in present])
    sheet.legend([(when.then, EVERYONE)], hollow=True)
    sheet.legend([(when.now, EVERYONE)])
    sheet.space(6)
    _axis(sheet, drawn[0], exercise, words)
    labels = list(dict.fromkeys(row_label(row, exercise, words) for row in drawn))
    for label in labels:
        sheet.space(7)
        sheet.paragraph(label, bold=True)
        for row in drawn:
            if row_label(row, exercise, words) == label:
                _lane(sheet, row, looks[row.side], words)
    if simulated:
        sheet.space(6)
        sheet.paragraph(words["simulated"], SMALL_SIZE, QUIET)
    return sheet.svg(finding(rows, exercise, sides, words))


def over_time_table(
    rows: Sequence[OverTime], exercise: Exercise, sides: "Sequence[Side]", when: When, words: Words, minimum: int
) -> Table:
    """All rows, refused ones with their reason and no number: what each side said then and now, and how many people."""
    told = []
    for row in rows:
        label = row_label(row, exercise, words)
        if isinstance(exercise, PairedScale) and row.part != "us":
            label = words[f"over-time-{row.part}"].format(item=label)
        numbers: list[Cell] = ["", "", "", ""]
        if row.then and row.now:
            numbers = [
                value_label(row, row.then, words),
                row.then.people,
                value_label(row, row.now, words),
                row.now.people,
            ]
        told.append((label, group_label(row.side, sides, words), *numbers, change_label(row, words, minimum)))
    people = words["over-time-people"]
    columns = (
        words["column-item"],
        words["column-group"],
        when.then,
        people,
        when.now,
        people,
        words["over-time-change"],
    )
    return Table(words["over-time"], columns, tuple(told))


def _with_people(side: int, rows: Sequence[OverTime], sides: "Sequence[Side]", words: Words) -> str:
    """The name of a side, and how many people answered at most, then and now; the table has it by item."""
    found = [(row.then.people, row.now.people) for row in rows if row.side == side and row.then and row.now]
    then, now = (max(each) for each in zip(*found, strict=True))
    return words["over-time-people-of"].format(side=side_name(side, sides, words), then=then, now=now)


def _axis(sheet: Sheet, row: OverTime, exercise: Exercise, words: Words) -> None:
    """What both ends mean; above a scale also the numbers of its points."""
    baseline, points = sheet.y + TEXT_SIZE, row.measure == "mean"
    if points and isinstance(exercise, Scale | PairedScale):
        ends = [f"{round(row.low)} = {exercise.labels[0]}", f"{round(row.high)} = {exercise.labels[-1]}"]
        left, right = MARGIN, sheet.width - MARGIN
    else:
        number = words["over-time-percent"] if row.measure == "share" else "{number}"
        ends = [
            number.format(number=f"{100 * each:g}" if row.measure == "share" else f"{each:g}")
            for each in (row.low, row.high)
        ]
        left, right = round(_x(sheet, row, row.low)) - 6, round(_x(sheet, row, row.high)) + 6
    room = (right - left) / 2 - 4
    sheet.text(left, baseline, shorten(ends[0], TEXT_SIZE, room), colour=QUIET)
    sheet.text(right, baseline, shorten(ends[1], TEXT_SIZE, room), colour=QUIET, align="right")
    sheet.space(TEXT_SIZE + 6)
    if points:
        for tick in _ticks(row):
            sheet.text(_x(sheet, row, tick), sheet.y + SMALL_SIZE, f"{tick:g}", SMALL_SIZE, QUIET, align="center")
        sheet.space(SMALL_SIZE + 4)


def _lane(sheet: Sheet, row: OverTime, look: SideLook, words: Words) -> None:
    assert row.then and row.now
    y = sheet.y + LANE / 2
    sheet.line([(_x(sheet, row, row.low), y), (_x(sheet, row, row.high), y)], TRACK)
    for tick in _ticks(row):
        sheet.line([(_x(sheet, row, tick), y - 3), (_x(sheet, row, tick), y + 3)], TRACK)
    then, now = (_x(sheet, row, each.value) for each in (row.then, row.now))
    if not row.then.divided and not row.now.divided:
        sheet.line([(then, y), (now, y)], look.colour, width=3)
    if not row.then.divided:
        sheet.marker(then, y, look, MARK + 1, hollow=True)
    if not row.now.divided:
        sheet.marker(now, y, look, MARK)
    x = sheet.width - MARGIN - BESIDE + 20
    sheet.marker(x, y, look, 9)
    if row.then.divided and row.now.divided:
        said = words["gap-divided"]
    else:
        said = words["over-time-from-to"].format(
            then=value_label(row, row.then, words), now=value_label(row, row.now, words)
        )
    sheet.text(x + 9, y + 4.5, shorten(said, TEXT_SIZE, BESIDE - 24), bold=row.direction in ("higher", "lower"))
    sheet.space(LANE)


def _ticks(row: OverTime) -> Sequence[float]:
    if row.measure == "mean":
        return range(round(row.low), round(row.high) + 1)
    return (row.low, (row.low + row.high) / 2, row.high)


def _x(sheet: Sheet, row: OverTime, value: float) -> float:
    first, last = MARGIN + FIRST, sheet.width - MARGIN - BESIDE
    return first + (value - row.low) / (row.high - row.low) * (last - first)
