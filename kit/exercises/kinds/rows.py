"""`plan` and `log`: rows that are added, changed and removed, with typed columns."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from kit.exercises.model import AnswerNotAccepted, Exercise, Item, Section, accept_text

MOST_ROWS = 30
LONGEST_NAME = 200
SHARED = "shared"

ShortName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class Column(Item):
    """A column: what is written in it, and `short`, its heading. A core one must be filled for a row to be complete."""

    short: ShortName
    type: Literal["text", "person", "date"] = "text"


class ColumnSection(Section):
    """The columns; as a rule there is one section."""

    items: tuple[Column, ...] = Field(min_length=1)


class Rows(Exercise):
    """Answers: `{column id: text, "shared": whether the author shows the row to the room}`, under `row-1`, `row-2`...

    A `plan` looks forward, a `log` looks back. A date is `YYYY-MM-DD`; what is not filled yet is left out. At most
    30 rows; `rows` says how many the page offers at first.
    """

    kind: Literal["plan", "log"]
    rows: Annotated[int, Field(ge=1, le=10)] = 1
    sections: tuple[ColumnSection, ...] = Field(min_length=1)

    def places(self) -> Iterator[str]:
        yield from (f"row-{number}" for number in range(1, MOST_ROWS + 1))

    def _accept(self, place: str, value: Any) -> Any:
        columns = {column.id: column for column in self.items}
        if not isinstance(value, dict) or set(value) - {*columns, SHARED}:
            raise AnswerNotAccepted(f"a row has these parts: {', '.join(columns)}")
        if not isinstance(value.get(SHARED, False), bool):
            raise AnswerNotAccepted("'shared' is either true or false")
        filled = {name: _cell(column, value[name]) for name, column in columns.items() if value.get(name)}
        return {**filled, SHARED: value.get(SHARED, False)}

    def is_complete(self, answers: dict[str, Any]) -> bool:
        """Whether one row at least has all its core columns."""
        needed = {column.id for column in self.core_items}
        return any(needed <= set(answers.get(place) or ()) for place in self.places())


def _cell(column: Column, value: Any) -> str:
    text = accept_text(value)
    if column.type == "person" and len(text) > LONGEST_NAME:
        raise AnswerNotAccepted(f"a name has at most {LONGEST_NAME} characters")
    return text if column.type != "date" else accept_date(text)


def accept_date(value: Any) -> str:
    """Return `value` if it is a day written as YYYY-MM-DD.

    >>> accept_date("2026-05-04")
    '2026-05-04'
    """
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError) as error:
        raise AnswerNotAccepted(f"{value!r} is not a date; write it as 2026-05-04") from error
