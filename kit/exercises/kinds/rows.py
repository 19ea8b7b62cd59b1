"""`plan` and `log`: rows that are added, changed and removed, with typed columns."""

import reprlib
from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from kit.exercises.accepting import AnswerNotAccepted, accept_name, accept_text
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.model import Exercise, Item, Section
from kit.exercises.wording import Wording

MOST_ROWS = 30
LONGEST_NAME = 200
SHARED = "shared"
ALL_ROWS = "rows"
"""The one question of an exercise with rows: all that a person wrote in it."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199

ShortName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class Column(Item):
    """A column: what is written in it, and `short`, its heading. A core one must be filled for a row to be complete."""

    short: ShortName
    type: Literal["text", "person", "date"] = "text"


ColumnSection = Section[Column]


class Rows(Exercise):
    """Answers: `{column id: text, "shared": whether the author shows the row to the room}`, under `row-1`, `row-2`...

    A `plan` looks forward, a `log` looks back. A date is `YYYY-MM-DD`; what is not filled yet is left out. At most
    30 rows; `rows` says how many the page offers at first. A row without a word is no answer. What `gathers` shows
    the rows of all plans of the pack together with its own.
    """

    seconds_each: ClassVar[int] = 60

    kind: Literal["plan", "log"]
    rows: Annotated[int, Field(ge=1, le=10)] = 1
    gathers: bool = False
    sections: tuple[ColumnSection, ...] = Field(min_length=1)

    @property
    def names_people(self) -> bool:
        """Whether it is a plan whose rows say who does something, so that they can be listed under names."""
        return self.kind == "plan" and any(column.type == "person" for column in self.items)

    def reserved_items(self) -> tuple[str, ...]:
        return (SHARED, ALL_ROWS)

    def places(self) -> Iterator[str]:
        yield from (f"row-{number}" for number in range(1, MOST_ROWS + 1))

    def wording(self, place: str) -> Wording:
        return Wording(self.title, options={f"{each.id}, {each.type}": each.text for each in self.items})

    def _accept(self, place: str, value: Value) -> Value:
        columns = {column.id: column for column in self.items}
        if not isinstance(value, dict) or set(value) - {*columns, SHARED}:
            raise AnswerNotAccepted(f"a row has these parts: {', '.join(columns)}")
        if not isinstance(value.get(SHARED, False), bool):
            raise AnswerNotAccepted("'shared' is either true or false")
        if self.private and value.get(SHARED):
            raise AnswerNotAccepted("this row is private, so it cannot be shown to the room")
        filled = {name: _cell(column, value[name]) for name, column in columns.items() if value.get(name)}
        filled = {name: text for name, text in filled.items() if text.strip()}
        return {**filled, SHARED: value.get(SHARED, False)} if filled else None

    def enough(self) -> Iterator[set[str]]:
        """Which places are filled tells of a row only that it was begun."""
        yield from ({place} for place in self.places())

    def is_complete(self, answers: JsonDict) -> bool:
        """Whether one row at least has all its core columns."""
        needed = {column.id for column in self.core_items}
        rows = (answers.get(place) for place in self.places())
        return any(row and needed <= set(row) for row in rows)


def _cell(column: Column, value: Value) -> str:
    text = accept_text(value) if column.type != "person" else accept_name(value, LONGEST_NAME)
    return text if column.type != "date" else accept_date(text)


def accept_date(value: Value) -> str:
    """Return `value` if it is a day of the years 1900 to 2199, written as YYYY-MM-DD.

    >>> accept_date("2026-05-04")
    '2026-05-04'
    """
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise AnswerNotAccepted(f"{reprlib.repr(value)} is not a date; write it as 2026-05-04") from error
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise AnswerNotAccepted(
            f"{day.year} is not a year from {EARLIEST_YEAR} to {LATEST_YEAR}; look at the date again"
        )
    return day.isoformat()
