"""A sheet for paper: on one page A4 or A3, to hang on the wall or to write on by hand."""

from markupsafe import Markup

from kit.responses.people.sessions import PARTICIPANT
from kit.room.participants.seats import sheet_of
from kit.server.handler import RoomHandler
from kit.widgets.forms import kept_line_html


class PrintSheet(RoomHandler):
    """GET /print/<exercise>: one's own sheet, or that of one's table, while its workshop is open."""

    open_to = (PARTICIPANT,)

    def get(self, name: str) -> None:
        exercise, sheet = sheet_of(self.context, name)
        self.show(
            "print.html.j2",
            exercise=exercise,
            result=sheet,
            room=self.room,
            group=self.the_participant().group if exercise.together else None,
            back=f"/w/{self.app.pack.workshop_of(name).workshop}",
            kept=Markup(kept_line_html(exercise, self.words)),
        )
