"""A participant's dates as a file for the calendar that she has already."""

from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.calendar import calendar_of
from kit.server.handler import RoomHandler


class CalendarFile(RoomHandler):
    """GET /calendar/<exercise>.ics: meetings and dated commitments of its workshop, her own and her table's."""

    open_to = (PARTICIPANT,)

    def get(self, name: str) -> None:
        workshop, file = calendar_of(self.context, name)
        self.set_header("Content-Type", "text/calendar; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{workshop}.ics"')
        self.finish(file)
