"""Where people sit, and what was written at their table before."""

from sqlalchemy import Connection

from kit.exercises import Worksheet
from kit.exercises.json_types import JsonDict
from kit.responses import NotOpened
from kit.responses.answering import answers
from kit.responses.people import participants
from kit.responses.people.participants import MOST_GROUPS
from kit.results.readings.sheet import OwnSheet, own_sheet
from kit.room.context import RoomContext
from kit.room.participants.answers import still_offered
from kit.room.participants.tables import author_of, current_of
from kit.room.refused import Refused
from kit.room.sides.roles import still_here
from kit.room.validation import is_number


async def sit_at(context: RoomContext, table: object) -> None:
    """Let the participant sit at this table (1 to `MOST_GROUPS`) from now on. Raises `Refused` (400)."""
    if not is_number(table) or not 1 <= table <= MOST_GROUPS:
        raise Refused(400, "table-number", most=MOST_GROUPS)
    person = context.person().id

    def job(connection: Connection) -> None:
        still_here(connection, person)
        participants.sit_at(connection, person, table)

    await context.write(job)
    context.events.sit(person, table)
    context.events.tell(context.room.id, "people")


def history_of(context: RoomContext, name: str, place: str) -> list[JsonDict]:
    """All that was ever written in a place of the exercise `name`, the newest first, without names.

    It is one's own, or that of the table where one sits now: `{"value", "at", "current"}`. Raises `Refused`: 409 for
    who has no table, 403 for private answers without her key.
    """
    author = author_of(context.person(), context.exercise(name))
    if author is None:
        raise Refused(409, "table-first")
    try:
        with context.store.read() as connection:
            found = answers.history(connection, context.room.id, author, name, place, context.lock)
    except NotOpened as error:
        raise Refused(403, "private-needs-code") from error
    return [{"value": each.value, "at": each.recorded_at, "current": each.wins} for each in reversed(found)]


def sheet_of(context: RoomContext, name: str) -> tuple[Worksheet, OwnSheet]:
    """The exercise `name` and what stands on one's own sheet, or on that of one's table, while its workshop is open.

    Raises `Refused`: 404 for what is no sheet, 403 while its workshop is closed.
    """
    exercise = context.exercise(name)
    if not isinstance(exercise, Worksheet):
        raise Refused(404, "not-found")
    if context.pack.workshop_of(name).workshop not in context.state().open:
        raise Refused(403, "workshop-closed")
    with context.store.read() as connection:
        current = current_of(connection, context.person(), exercise, context.lock)
    return exercise, own_sheet(exercise, still_offered(exercise, current))
