"""A sheet for paper: on one page A4 or A3, to hang on the wall or to write on by hand."""

from markupsafe import Markup

from kit.exercises import Worksheet
from kit.exercises.json_types import JsonDict
from kit.responses import answers, rooms
from kit.responses.sessions import PARTICIPANT
from kit.results.sheet import own_sheet
from kit.room.participants.tables import author_of
from kit.room.refused import Refused
from kit.server.handler import RoomHandler
from kit.widgets.forms import kept_line_html


class PrintSheet(RoomHandler):
    """GET /print/<exercise>: one's own sheet, or that of one's table, while its workshop is open."""

    open_to = (PARTICIPANT,)

    def get(self, name: str) -> None:
        exercise = self.context.exercise(name)
        if not isinstance(exercise, Worksheet):
            raise Refused(404, "not-found")
        room, person = self.the_room(), self.the_participant()
        workshop = self.app.pack.workshop_of(name).workshop
        author = author_of(person, exercise)
        with self.app.store.read() as connection:
            if workshop not in rooms.state(connection, room.id).open:
                raise Refused(403, "workshop-closed")
            current = answers.current_answers(connection, room.id, author, name, self.the_lock()) if author else {}
        given: JsonDict = {place: each.value for (_, place), each in current.items() if each.value is not None}
        kept = {place: value for place, value in given.items() if exercise.offers(place, value)}
        self.show(
            "print.html.j2",
            exercise=exercise,
            result=own_sheet(exercise, kept),
            room=room,
            group=person.group if exercise.together else None,
            back=f"/w/{workshop}",
            kept=Markup(kept_line_html(exercise, self.words)),
        )
