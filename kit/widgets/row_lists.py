"""Rows of plans and logs as result pages list them: by date, and under the names of those who do them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kit.exercises import Rows
from kit.exercises.wording import Words
from kit.results import GroupResult, OwnRows, Row, gathered, in_words, labelled, own_rows, rows_of
from kit.results.words.labels import listed

Source = tuple[Rows, Sequence[Row]]
"""An exercise and rows of it."""

NAMED_AT_MOST = 3


@dataclass(frozen=True)
class ListedRow:
    """A row as people read it: pairs of a column's short name and what stands there, dates with their weekday.

    `origin` is the title of the exercise, where rows of several stand together.
    """

    what: str
    day: str
    late: bool
    shared: bool
    origin: str
    cells: tuple[tuple[str, str], ...]


def listed_rows(exercise: Rows, rows: Sequence[Row], words: Words, today: date | None = None) -> list[ListedRow]:
    """`rows` of `exercise`, each with a cell for every column; with `today`, late ones of a plan say so."""
    return [_listed(exercise, row, words, today, every_column=True) for row in rows]


def short_rows(exercise: Rows, rows: Sequence[Row], words: Words) -> list[ListedRow]:
    """The same with filled columns alone, without what the row begins with and its date."""
    return [_listed(exercise, row, words, None) for row in rows]


def owners(sources: Sequence[Source], words: Words, today: date | None = None) -> list[tuple[str, list[ListedRow]]]:
    """Rows of several exercises under the names of their owners, each owner's by date; what nobody has taken on last.

    The name itself is not among a row's cells, and neither is what the row begins with.
    """
    exercises = {exercise.id: exercise for exercise, _ in sources}
    found = gathered(row for _, rows in sources for row in rows)

    def shown(row: Row) -> ListedRow:
        listed_row = _listed(exercises[row.exercise], row, words, today)
        return listed_row if len(exercises) > 1 else replace(listed_row, origin="")

    return [(owner or words["nobody-yet"], [shown(row) for row in rows]) for owner, rows in found]


def rows_shown(exercise: Rows, result: GroupResult) -> Sequence[Row]:
    """Rows that their authors share; of a plan made together, those of the sheets that tables show."""
    if exercise.together:
        return [row for sheet in result.sheets for row in own_rows(exercise, sheet.answers).rows]
    return rows_of(exercise, (row for item in result.items for row in item.whole.rows))


def rows_sentence(result: OwnRows, exercise: Rows, words: Words, today: date) -> str:
    """How many rows there are; in a plan, which of them are late, and which lack a date or a name."""
    count = len(result.rows)
    said = [words["rows-count-one" if count == 1 else "rows-count"].format(count=count)]
    if exercise.kind == "plan":
        columns = {column.type for column in exercise.items}
        found = {
            "rows-late": [row for row in result.rows if row.is_late(today)],
            "rows-undated": [row for row in result.rows if row.due is None and "date" in columns],
            "rows-nobody": [row for row in result.rows if not row.owner and "person" in columns],
        }
        for key, rows in found.items():
            if rows:
                names = [row.what or words["row-without-words"] for row in rows]
                said.append(words[key].format(items=listed(names, words, NAMED_AT_MOST)))
    return " ".join(said)


def _listed(exercise: Rows, row: Row, words: Words, today: date | None, *, every_column: bool = False) -> ListedRow:
    filled = {
        column.id if column else short: (column, short, text) for column, short, text in labelled(exercise, row.cells)
    }
    if every_column:
        cells = [(each.short, _text(filled.get(each.id), words)) for each in exercise.items]
    else:
        said_already = {row.what, row.owner, row.due.isoformat() if row.due else ""}
        cells = [(short, text) for _, short, text in filled.values() if text not in said_already]
    return ListedRow(
        row.what or words["row-without-words"],
        in_words(row.due, words) if row.due else "",
        late=today is not None and exercise.kind == "plan" and row.is_late(today),
        shared=row.shared,
        origin=exercise.title,
        cells=tuple(cells),
    )


def _text(cell: tuple[object, str, str] | None, words: Words) -> str:
    if cell is None:
        return ""
    column, _, text = cell
    return in_words(date.fromisoformat(text), words) if getattr(column, "type", "") == "date" else text
