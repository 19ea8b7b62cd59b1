"""What was said last time: the commitments of the last gathering, as the next room opens with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kit.exercises import Rows
from kit.results import GroupResult, Row, in_words, own_rows, rows_of
from kit.widgets.markup import render
from kit.widgets.row_lists import owners


def last_time_html(plans: Sequence[tuple[Rows, GroupResult]], at: float, words: Mapping[str, str]) -> str:
    """Who said what, and by when, under the names in the rows; "" if nobody shared one. `at` is when it was shown.

    Whether it was done is not marked here: that is what the room talks about.
    """
    sources = [(exercise, _shown(exercise, result)) for exercise, result in plans]
    if not any(rows for _, rows in sources):
        return ""
    named = owners(sources, words)
    bare = [(owner, [replace(row, cells=(), origin="") for row in rows]) for owner, rows in named]
    return render("last_time", owners=bare, day=in_words(date.fromtimestamp(at), words), words=words)


def _shown(exercise: Rows, result: GroupResult) -> list[Row]:
    """Rows that their authors share, or those of the sheets that tables show."""
    if exercise.together:
        return [row for sheet in result.sheets for row in own_rows(exercise, sheet.answers).rows]
    return list(rows_of(exercise, (row for item in result.items for row in item.whole.rows)))
