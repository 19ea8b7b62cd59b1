"""Answers on paper: somebody types in the sheet of a person who has no device of her own.

A sheet belongs to a participant who is marked as on paper, and to whoever opened it: the facilitator, in a shared room
the one of that side, or a participant of the same side, its helper. Its pages stand under `/paper/<participant>/`, so
that a browser can hold one's own answers in one tab and a sheet in the next. Nobody else is let in.
"""

import time
import uuid

from sqlalchemy import Connection

from kit.responses import Participant, Side, participants, resume_codes, rooms
from kit.responses.participants import BY_FACILITATOR
from kit.responses.sessions import FACILITATOR, PARTICIPANT
from kit.room.lifecycle.expiry import note_use
from kit.room.participants.paper import not_on_paper
from kit.room.participants.pending_codes import lookup_and_key
from kit.room.refused import Refused
from kit.room.sides.roles import role_of
from kit.server.auth.join import ticket_of
from kit.server.handler import RoomHandler, sheet_path


class Sheets(RoomHandler):
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
        sheet = await self.app.arrivals.once(f"{self._by()}:{ticket}", lambda: self._open(side))
        self.redirect(f"{sheet_path(sheet)}/", status=303)

    def _by(self) -> str:
        return self.participant.id if self.participant else BY_FACILITATOR

    def _sides(self) -> list[Side]:
        """Those for which one may type: a facilitator for all, if the room is not shared; otherwise for one's own."""
        with self.app.store.read() as connection:
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
        with self.app.store.read() as connection:
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
        lookup, _ = await lookup_and_key(self.app.slow_work, code, room)

        def job(connection: Connection) -> Participant:
            now = time.time()
            if rooms.room(connection, room.id) is None:  # erased since this form was shown
                raise Refused(404, "room-expired")
            if role == PARTICIPANT and rooms.state(connection, room.id).locked:
                raise Refused(403, "door-locked-paper")
            person = participants.join(connection, room.id, side, language, lookup, paper_by=by, now=now)
            actor = role_of(connection, self.context).actor if role == FACILITATOR else role
            rooms.log_act(connection, room.id, actor, "paper", {"side": side}, now)
            note_use(connection, room, now)
            return person

        person = await self.write_to_store(job)
        self.app.arrivals.show_for_a_while(person.id, code)
        self.app.events.tell(room.id, "people")
        return person.id


class Sheet(RoomHandler):
    """GET /paper/<participant>/: the words for the sheet, and the workshops to type in."""

    open_to = (PARTICIPANT, FACILITATOR)

    def get(self) -> None:
        person, pack = self.the_participant(), self.app.pack
        with self.app.store.read() as connection:
            state = rooms.state(connection, self.the_room().id)
            names = {side.id: side.name for side in rooms.sides(connection, self.the_room().id)}
        workshops = [pack.workshop(name, self.language) for name in state.open]
        self.show(
            "sheet.html.j2",
            room=self.room,
            side=names.get(person.side or 0, ""),
            code=self.app.arrivals.codes.get(person.id),
            version=state.version,
            workshops=[
                {
                    "path": f"{sheet_path(person.id)}/w/{each.workshop}",
                    "title": each.title,
                    "left_out": [exercise.title for exercise in each.exercises if not_on_paper(self.context, exercise)],
                    "whole": not all(not_on_paper(self.context, exercise) for exercise in each.exercises),
                }
                for each in workshops
            ],
            sealed_too=not person.typed_by_facilitator,
            back=self.sheet_back(),
        )
