"""Answers on paper: somebody types in the sheet of a person who has no device of her own.

A sheet belongs to a participant who is marked as on paper, and to whoever opened it: the facilitator, in a shared room
the one of that side, or a participant of the same side, its helper. Its pages stand under `/paper/<participant>/`, so
that a browser can hold one's own answers in one tab and a sheet in the next. `Visit.prepare` lets nobody else in there.
"""

import time
import uuid

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.responses import Participant, Side, participants, resume_codes, rooms
from kit.responses.participants import BY_FACILITATOR
from kit.server.access import FACILITATOR, PARTICIPANT, Refused, Visit, sheet_path
from kit.server.codes import lookup_and_key
from kit.server.expiry import note_use
from kit.server.joining import ticket_of
from kit.server.standing import standing


def not_on_paper(visit: Visit, exercise: Exercise) -> str:
    """The key of the words why this participant may not answer `exercise`; "" if she may.

    It holds for whoever is on paper, also when she comes back with her words: somebody else has seen them.
    """
    person = visit.the_participant()
    if person.paper_by is None:
        return ""
    if exercise.id in visit.house.pack.private_exercises:
        return "paper-not-private"
    if exercise.together:
        return "paper-not-together"
    return "paper-not-sealed" if exercise.sealed and person.typed_by_facilitator else ""


class Sheets(Visit):
    """GET /paper (a helper) or /board/paper (a facilitator): one's sheets. POST opens another one."""

    def initialize(self, by: str) -> None:
        """`by` is the role of whoever types."""
        self.open_to = (by,)

    def get(self) -> None:
        self._show("")

    async def post(self) -> None:
        sides = {str(side.id): side.id for side in self._sides()}
        side = sides.get(self.get_body_argument("side", ""))
        if side is None:
            self.set_status(400)
            self._show(self.words["paper-choose-side"])
            return
        ticket = ticket_of(self)
        sheet = await self.house.arrivals.once(f"{self._by()}:{ticket}", lambda: self._open(side))
        self.redirect(f"{sheet_path(sheet)}/", status=303)

    def _by(self) -> str:
        return self.participant.id if self.participant else BY_FACILITATOR

    def _sides(self) -> list[Side]:
        """Those for which one may type: a facilitator for all, if the room is not shared; otherwise for one's own."""
        with self.house.store.read() as connection:
            sides = rooms.sides(connection, self.the_room().id)
        if self.participant and (self.participant.side is None or self.participant.paper_by is not None):
            raise Refused(403, "paper-not-you")
        own = [side for side in sides if self.may_type_for(side.id)]
        if not own:
            raise Refused(403, "paper-no-side")
        return own

    def _show(self, problem: str) -> None:
        sides = self._sides()
        names = {side.id: side.name for side in sides}
        with self.house.store.read() as connection:
            people = participants.participants(connection, self.the_room().id)
        mine = [person for person in people if person.paper_by == self._by() and person.side in names]
        self.show(
            "paper.html.j2",
            room=self.room,
            helper=self.participant is not None,
            sides=[{"id": side.id, "name": side.name} for side in sides],
            sheets=[{"path": f"{sheet_path(each.id)}/", "side": names[each.side]} for each in mine if each.side],
            problem=problem,
            here=self.request.path,
            back="/" if self.participant else "/board",
            ticket=uuid.uuid4().hex,
        )

    async def _open(self, side: int) -> str:
        """A new participant on paper; returns her id. Her four words are shown on the page of her sheet."""
        room, by, role, language = self.the_room(), self._by(), self.open_to[0], self.language
        code = resume_codes.new_code()
        lookup, _ = await lookup_and_key(self.house.slow_work, code, room)

        def job(connection: Connection) -> Participant:
            now = time.time()
            if rooms.room(connection, room.id) is None:  # erased since this form was shown
                raise Refused(404, "room-expired")
            if role == PARTICIPANT and rooms.state(connection, room.id).locked:
                raise Refused(403, "door-locked-paper")
            person = participants.join(connection, room.id, side, language, lookup, paper_by=by, now=now)
            actor = standing(connection, self).actor if role == FACILITATOR else role
            rooms.log_act(connection, room.id, actor, "paper", {"side": side}, now)
            note_use(connection, room, now)
            return person

        person = await self.keep(job)
        self.house.arrivals.show_for_a_while(person.id, code)
        self.house.news.tell(room.id, "people")
        return person.id


class Sheet(Visit):
    """GET /paper/<participant>/: the words for the sheet, and the workshops to type in."""

    open_to = (PARTICIPANT, FACILITATOR)

    def get(self) -> None:
        person, pack = self.the_participant(), self.house.pack
        with self.house.store.read() as connection:
            state = rooms.state(connection, self.the_room().id)
            names = {side.id: side.name for side in rooms.sides(connection, self.the_room().id)}
        workshops = [pack.workshop(name, self.language) for name in state.open]
        self.show(
            "sheet.html.j2",
            room=self.room,
            side=names.get(person.side or 0, ""),
            code=self.house.arrivals.codes.get(person.id),
            version=state.version,
            workshops=[
                {
                    "path": f"{sheet_path(person.id)}/w/{each.workshop}",
                    "title": each.title,
                    "left_out": [exercise.title for exercise in each.exercises if not_on_paper(self, exercise)],
                    "whole": not all(not_on_paper(self, exercise) for exercise in each.exercises),
                }
                for each in workshops
            ],
            sealed_too=not person.typed_by_facilitator,
            back=self.sheet_back(),
        )
