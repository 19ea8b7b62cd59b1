"""A participant's dates as a file for the calendar that she has already."""

from datetime import UTC, datetime

from kit.exercises import Rows, Schedule
from kit.reports import calendar_file, dated_events
from kit.server.access import PARTICIPANT, Refused, Visit
from kit.server.answering import still_offered
from kit.server.groups import current_of


class CalendarFile(Visit):
    """GET /calendar/<exercise>.ics: meetings and dated commitments of its workshop, her own and her table's."""

    open_to = (PARTICIPANT,)

    def get(self, name: str) -> None:
        pack, room = self.house.pack, self.the_room()
        exercise = self.the_exercise(name)
        if not isinstance(exercise, Rows | Schedule) or name in pack.private_exercises:
            raise Refused(404, "not-found")
        person = self.the_participant()
        workshop = pack.workshop(pack.workshop_of(name).workshop, self.language)
        dated = (*pack.plans_with(workshop, self.language), *workshop.exercises)
        with self.house.store.read() as connection:
            given = {
                each.id: still_offered(each, current_of(connection, person, each)) for each in dated if not each.private
            }
        events = dated_events(workshop, pack, given, f"{room.code}/{person.id}", self.language)
        self.set_header("Content-Type", "text/calendar; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{workshop.workshop}.ics"')
        self.finish(calendar_file(events, workshop.title, datetime.now(UTC)))
