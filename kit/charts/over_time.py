"""A picture of change: for each item a line per side, from an open mark (then) to a full one (now)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.charts.drawing.canvas import SvgCanvas, svg_canvas
from kit.charts.drawing.look import EVERYONE, STRONG, WIDTH, SideLook
from kit.charts.lanes import Lanes
from kit.charts.shown import looks_of
from kit.charts.tables import Cell, Table
from kit.exercises import Exercise
from kit.exercises.wording import Words
from kit.results import OverTime, ResultView, group_label
from kit.results.kind import ResultKind
from kit.results.words.over_time_words import change_label, drawn_rows, finding, row_label, value_label

LANE, BESIDE, MARK = 22, 122, 12


@dataclass(frozen=True)
class When:
    """How the two times are called, such as "Tuesday 4 May 2027" and "now"."""

    then: str
    now: str


def over_time_svg(
    rows: Sequence[OverTime], view: ResultView[Exercise], when: When, *, width: int = WIDTH, simulated: bool = False
) -> str:
    """The rows that are compared, each side with its own mark, or "" if there is none.

    Of a mutuality gap those in which a side speaks of itself; what it believes of the other is in the table.
    """
    drawn = drawn_rows(rows, view.exercise)
    if not drawn:
        return ""
    looks, words = looks_of(view.sides), view.words
    with svg_canvas(f"{view.exercise.id}-over-time", width) as canvas:
        for side in view.sides:
            if any(row.side == side.id for row in drawn):
                canvas.named(_with_people(side.id, drawn, view), looks[side.id])
        canvas.named(when.then, EVERYONE, hollow=True)
        canvas.named(when.now, EVERYONE)
        canvas.space(6)
        lanes = _axes_of(canvas, drawn[0], view)
        for label in dict.fromkeys(row_label(row, view.exercise, words) for row in drawn):
            canvas.space(7)
            canvas.paragraph(label, STRONG)
            for row in drawn:
                if row_label(row, view.exercise, words) == label:
                    _lane(lanes, row, looks[row.side], words)
        return canvas.svg(finding(rows, view), words["simulated"] if simulated else "")


def over_time_table(rows: Sequence[OverTime], view: ResultView[Exercise], when: When, minimum: int) -> Table:
    """All rows, refused ones with their reason and no number: what each side said then and now, and how many people."""
    told, words = [], view.words
    for row in rows:
        label = row_label(row, view.exercise, words)
        if row.part and not ResultKind.of(view.exercise).drawn_over_time(row.part):
            label = words[f"over-time-{row.part}"].format(item=label)
        numbers: list[Cell] = ["", "", "", ""]
        if row.then and row.now:
            then, now = (value_label(row, each, words) for each in (row.then, row.now))
            numbers = [then, row.then.people, now, row.now.people]
        told.append((label, group_label(row.side, view.sides, words), *numbers, change_label(row, words, minimum)))
    people = words["over-time-people"]
    columns = (words["column-item"], words["column-group"], when.then, people, when.now, people)
    return Table(words["over-time"], (*columns, words["over-time-change"]), tuple(told))


def _with_people(side: int, rows: Sequence[OverTime], view: ResultView[Exercise]) -> str:
    """The name of a side, and how many people answered at most, then and now; the table has it by item."""
    found = [(row.then.people, row.now.people) for row in rows if row.side == side and row.then and row.now]
    then, now = (max(each) for each in zip(*found, strict=True))
    return view.words["over-time-people-of"].format(side=view.side(side), then=then, now=now)


def _axes_of(canvas: SvgCanvas, row: OverTime, view: ResultView[Exercise]) -> Lanes:
    """Lanes for the measure of `row`; above them its numbers, and of a scale also what both ends mean."""
    points: Sequence[float] = (row.low, (row.low + row.high) / 2, row.high)
    if row.measure == "mean":
        points = range(round(row.low), round(row.high) + 1)
    lanes = Lanes(canvas, points, LANE, BESIDE)
    if row.measure == "mean":
        canvas.points(lanes.axes, [view.answer(row.item, f"{each:g}") for each in points])
        return lanes
    number, times = (view.words["over-time-percent"], 100) if row.measure == "share" else ("{number}", 1)
    canvas.numbers(lanes.axes, {each: number.format(number=f"{times * each:g}") for each in points})
    return lanes


def _lane(lanes: Lanes, row: OverTime, look: SideLook, words: Words) -> None:
    assert row.then and row.now
    y = lanes.lane()
    if not row.then.divided and not row.now.divided:
        lanes.axes.plot([row.then.value, row.now.value], [y, y], color=look.colour, linewidth=3)
    if not row.then.divided:
        lanes.canvas.marks(row.then.value, y, look, MARK + 1, hollow=True, axes=lanes.axes)
    if not row.now.divided:
        lanes.canvas.marks(row.now.value, y, look, MARK, axes=lanes.axes)
    said = words["gap-divided"]
    if not (row.then.divided and row.now.divided):
        then, now = (value_label(row, each, words) for each in (row.then, row.now))
        said = words["over-time-from-to"].format(then=then, now=now)
    lanes.say(y, look, said, bold=row.direction in ("higher", "lower"))
