"""A participant's dates as a file for the calendar that she has already."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kit.exercises import Exercise
from kit.reports import calendar_file, dated_events
from kit.responses import Participant, rooms
from kit.responses.sessions import PARTICIPANT
from kit.room.participants.answers import still_offered
from kit.room.participants.tables import changes_of, current_of
from kit.room.refused import Refused
from kit.server.handler import RoomHandler
from kit.widgets.kind import WidgetKind


class CalendarFile(RoomHandler):
    """GET /calendar/<exercise>.ics: meetings and dated commitments of its workshop, her own and her table's."""

    open_to = (PARTICIPANT,)

    def get(self, name: str) -> None:
        pack, room = self.app.pack, self.the_room()
        exercise = self.context.exercise(name)
        if not WidgetKind.of(exercise).dated or name in pack.private_exercises:
            raise Refused(404, "not-found")
        person = self.the_participant()
        workshop = pack.workshop(pack.workshop_of(name).workshop, self.language)
        dated = (*pack.plans_with(workshop, self.language), *workshop.exercises)
        open_to_all = [each for each in dated if not each.private]
        with self.app.store.read() as connection:
            given = {each.id: still_offered(each, current_of(connection, person, each)) for each in open_to_all}
            changes = {each.id: changes_of(connection, person, each) for each in open_to_all}
            zones = {side.id: side.time_zone for side in rooms.sides(connection, room.id)}
        owners = {each.id: f"{room.code}/{_owner(person, each)}" for each in open_to_all}
        named = zones.get(person.side) if person.side is not None else None
        zone = ZoneInfo(named) if named else None
        events = dated_events(workshop, pack, given, owners, self.language, changes, zone)
        self.set_header("Content-Type", "text/calendar; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{workshop.workshop}.ics"')
        self.finish(calendar_file(events, workshop.title, datetime.now(UTC)))


def _owner(person: Participant, exercise: Exercise) -> str:
    """Who keeps these dates: at a table all have one event, and whoever saves it last moves it."""
    return f"table-{person.group}" if exercise.together and person.group else person.id
