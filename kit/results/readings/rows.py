"""Rows of plans and logs: one's own, those that a room may see, and the rows of several plans gathered by owner."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kit.exercises import Rows
from kit.exercises.json_types import JsonObject
from kit.exercises.kinds.rows import SHARED, Column

Cells = tuple[tuple[str, str], ...]
"""Pairs of a column's id and what stands there, in the order of the columns; what is empty is left out."""


@dataclass(frozen=True)
class Row:
    """A row of `exercise`. `place` ("row-3") is empty where it came through the gate: nobody is to know whose it is.

    `what` is its first text, `owner` the first person named ("" for nobody), `due` its first date (None: none given).
    """

    exercise: str
    place: str
    what: str
    owner: str
    due: date | None
    cells: Cells
    shared: bool = False

    def is_late(self, today: date) -> bool:
        """Whether its date is over on `today`; one without a date never is."""
        return self.due is not None and self.due < today


@dataclass(frozen=True)
class OwnRows:
    """A person's rows by date, those without one last. `unanswered` are all columns as long as there is no row."""

    rows: tuple[Row, ...]
    unanswered: tuple[str, ...]


def own_rows(exercise: Rows, answers: JsonObject) -> OwnRows:
    """The rows among a person's `answers` to `exercise` (by place), the earliest date first."""
    rows = by_date(
        _row(exercise, place, _cells(exercise, answers[place]), shared=bool(answers[place].get(SHARED)))
        for place in exercise.places()
        if answers.get(place)
    )
    return OwnRows(rows, () if rows else tuple(column.id for column in exercise.items))


def by_date(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows by date, those without one last; rows of one date keep their order."""
    return tuple(sorted(rows, key=lambda row: (row.due is None, row.due or date.min)))


def gathered(rows: Iterable[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Pairs of an owner and her rows by date, owners in alphabetical order, "" (nobody is named) last.

    Names that differ only in capital letters or spaces are one owner, spelt as in her first row.

    >>> rows = [Row("plan", "", what, owner, None, ()) for what, owner in [("a", "Ada"), ("b", ""), ("c", "ada ")]]
    >>> [(owner, [row.what for row in hers]) for owner, hers in gathered(rows)]
    [('Ada', ['a', 'c']), ('', ['b'])]
    """
    found: dict[str, list[Row]] = {}
    for row in by_date(rows):
        found.setdefault(_one_name(row.owner), []).append(row)
    order = sorted(found, key=lambda name: (not name, name))
    return tuple((" ".join(found[name][0].owner.split()), tuple(found[name])) for name in order)


def shared_rows(answers: JsonObject, exercise: Rows) -> tuple[str, ...] | None:
    """What a person replied to `exercise` for the gate: a text for each row she shares; None if she has no row.

    A text is the JSON of the row's cells, so that `rows_of` makes rows of it again and equal rows are equal texts.
    """
    rows = [answers[place] for place in exercise.places() if answers.get(place)]
    if not rows:
        return None
    shared = (_cells(exercise, row) for row in rows if row.get(SHARED))
    return tuple(json.dumps(cells, ensure_ascii=False) for cells in shared if cells)


def cells_of(reply: str) -> Cells:
    """The cells that `shared_rows` made a text of."""
    return tuple((str(column), str(text)) for column, text in json.loads(reply))


def rows_of(exercise: Rows, shown: Iterable[Cells]) -> tuple[Row, ...]:
    """Rows made of the cells that came through the gate.

    A column that the exercise has no longer stays in the cells.
    """
    return tuple(_row(exercise, "", cells, shared=True) for cells in shown)


def labelled(exercise: Rows, cells: Cells) -> Iterator[tuple[Column | None, str, str]]:
    """Each cell with its column (None if the exercise has it no longer) and the column's short name."""
    columns = {column.id: column for column in exercise.items}
    for name, text in cells:
        column = columns.get(name)
        yield column, column.short if column else name, text


def _cells(exercise: Rows, value: JsonObject) -> Cells:
    return tuple((column.id, str(value[column.id])) for column in exercise.items if value.get(column.id))


def _row(exercise: Rows, place: str, cells: Cells, *, shared: bool) -> Row:
    def first(kind: str) -> str:
        return next((text for column, _, text in labelled(exercise, cells) if column and column.type == kind), "")

    due = first("date")
    day = date.fromisoformat(due) if due else None
    return Row(exercise.id, place, first("text"), first("person"), day, cells, shared)


def _one_name(owner: str) -> str:
    return " ".join(owner.split()).casefold()


def in_one_order(rows: Sequence[Cells]) -> tuple[Cells, ...]:
    """Cells in an order that depends on the words alone: not on author, side or time."""
    return tuple(sorted(rows))
