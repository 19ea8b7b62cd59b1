"""A participant's dates as a file for the calendar that she has already."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kit.exercises import Exercise
from kit.reports import calendar_file, dated_events
from kit.responses import Participant
from kit.responses.room import rooms
from kit.room.context import RoomContext
from kit.room.participants.answers import still_offered
from kit.room.participants.tables import changes_of, current_of
from kit.room.refused import Refused
from kit.widgets.kind import WidgetKind


def calendar_of(context: RoomContext, name: str) -> tuple[str, bytes]:
    """The workshop of the exercise `name`, and its meetings and dated commitments: hers, and those of her table.

    Raises `Refused` (404) for an exercise without dates.
    """
    pack, room, person, exercise = context.pack, context.room, context.person(), context.exercise(name)
    if not WidgetKind.of(exercise).dated or name in pack.private_exercises:
        raise Refused(404, "not-found")
    workshop = pack.workshop(pack.workshop_of(name).workshop, context.language)
    dated = (*pack.plans_with(workshop, context.language), *workshop.exercises)
    open_to_all = [each for each in dated if not each.private]
    with context.store.read() as connection:
        given = {each.id: still_offered(each, current_of(connection, person, each)) for each in open_to_all}
        changes = {each.id: changes_of(connection, person, each) for each in open_to_all}
        zones = {side.id: side.time_zone for side in rooms.sides(connection, room.id)}
    owners = {each.id: f"{room.code}/{_owner(person, each)}" for each in open_to_all}
    named = zones.get(person.side) if person.side is not None else None
    zone = ZoneInfo(named) if named else None
    events = dated_events(workshop, pack, given, owners, context.language, changes, zone)
    return workshop.workshop, calendar_file(events, workshop.title, datetime.now(UTC))


def _owner(person: Participant, exercise: Exercise) -> str:
    """Who keeps these dates: at a table all have one event, and whoever saves it last moves it."""
    return f"table-{person.group}" if exercise.together and person.group else person.id
