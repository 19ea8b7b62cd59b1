"""Change over time in words: the finding, and how a value, a row and a change are called."""

from collections.abc import Sequence

from kit.exercises import Exercise
from kit.exercises.wording import Words
from kit.results.kind import ResultKind, answer_label
from kit.results.view import ResultView
from kit.results.years.over_time import OverTime, Told


def row_label(row: OverTime, exercise: Exercise, words: Words) -> str:
    """What the row is about: the answer for a share, else the item, with its part where an item has several."""
    if row.answer:
        return answer_label(exercise, row.item, row.answer, words)
    return ResultKind.of(exercise).label_over_time(exercise, row.item, row.part)


def value_label(row: OverTime, told: Told, words: Words) -> str:
    """A value as it is told: "2.4", "≈ 2.5" if made of bands, "38 %" of people, or that opinions are divided."""
    if told.divided:
        return words["gap-divided"]
    if row.measure == "share":
        return words["over-time-percent"].format(number=round(100 * told.value))
    number = f"{told.value:.1f}"
    return words["over-time-about"].format(number=number) if told.about else number


def change_label(row: OverTime, words: Words, minimum: int) -> str:
    """What became of it, or why it cannot be compared."""
    if row.reason:
        return words[f"over-time-no-{row.reason}"].format(minimum=minimum)
    return words[f"over-time-{row.direction or 'divided'}"]


def drawn_rows(rows: Sequence[OverTime], exercise: Exercise) -> list[OverTime]:
    """The rows that are compared; of a gap those in which a side speaks of itself. The table has the others, too."""
    kind = ResultKind.of(exercise)
    return [row for row in rows if not row.reason and kind.drawn_over_time(row.part)]


def finding(rows: Sequence[OverTime], view: ResultView[Exercise]) -> str:
    """One or two sentences: the largest change of each side; or that there is none, or that nothing can be compared."""
    rows = drawn_rows(rows, view.exercise)
    if not rows:
        return view.words["over-time-nothing"]
    told = [_largest([row for row in rows if row.side == side.id], view) for side in view.sides]
    return " ".join(each for each in told if each) or view.words["over-time-alike"]


def _largest(rows: Sequence[OverTime], view: ResultView[Exercise]) -> str:
    moved = [row for row in rows if row.direction in ("higher", "lower")]
    if not moved:
        return ""
    most = max(moved, key=lambda row: abs(row.difference) / (row.high - row.low))
    assert most.then and most.now
    words = view.words
    return words["over-time-finding"].format(
        side=view.side(most.side),
        item=words["quoted"].format(text=row_label(most, view.exercise, words).rstrip(".")),
        then=value_label(most, most.then, words),
        now=value_label(most, most.now, words),
    )
