"""Coming back with four words or with a facilitator's link, and leaving a borrowed phone."""

import time

from sqlalchemy import Connection

from kit.responses import Room, facilitators, participants, rooms, sessions
from kit.server.access import COOKIES, FACILITATOR, PARTICIPANT, Refused, Visit
from kit.server.codes import find_person, find_room
from kit.server.expiry import note_use


class Resume(Visit):
    """GET /resume asks for the four words; POST /resume opens the same place on this device.

    `?for=<workshop>` goes on to a private workshop, and says that it needs the words.
    """

    def get(self) -> None:
        self._form(self.room.code if self.room else self.get_query_argument("code", ""), "")

    async def post(self) -> None:
        typed = self.get_body_argument("words", "")
        room = await self._room()
        if room is None:
            self.set_status(404)
            self._form("", self.words["wrong-room-code"], typed)
            return
        person, key = await find_person(self, room, typed)
        if person is None:
            self.set_status(404)
            self._form(room.code, self.words["wrong-resume-code"], typed)
            return
        token = await _start_session(self, room, PARTICIPANT, person.id, key)
        self.give_cookie(PARTICIPANT, token)
        if person.paper_by is not None:  # her typist has seen the words; the page gives her others
            self.redirect("/welcome", status=303)
            return
        self.redirect(f"/w/{self._goes_on_to()}" if self._goes_on_to() else "/", status=303)

    def _goes_on_to(self) -> str:
        """The workshop that asked for the words; "" if none of this pack did."""
        name = self.get_argument("for", "")
        return name if name in self.house.pack.manifest.workshops else ""

    async def _room(self) -> Room | None:
        code = self.get_body_argument("code", "")
        if code:
            return await find_room(self, code)
        with self.house.store.read() as connection:
            known = rooms.rooms(connection)
        return known[0] if len(known) == 1 else None

    def _form(self, code: str, problem: str, typed: str = "") -> None:
        with self.house.store.read() as connection:
            several = len(rooms.rooms(connection)) > 1
        self.show(
            "resume.html.j2",
            code=code,
            ask_code=several,
            problem=problem,
            typed=typed,
            goes_on_to=self._goes_on_to(),
        )


class Leave(Visit):
    """POST /leave: this browser forgets who used it. What was answered stays in the room."""

    open_to = (PARTICIPANT,)

    async def post(self) -> None:
        token = self.get_cookie(COOKIES[PARTICIPANT], "")
        await self.house.pending_codes.settle_person(self.the_participant().id)  # from now on only her words lead back
        await self.keep(lambda connection: sessions.end_session(connection, token or ""))
        self.house.arrivals.forget(token or "")
        self.house.news.hang_up(sessions.token_hash(token or ""))
        self.take_cookie(PARTICIPANT)
        self.show("leave.html.j2", now=None)


class FacilitatorLink(Visit):
    """GET /f/CODE/KEY: the secret link of whoever opened the room, or acts for a side, exchanged for a cookie."""

    async def get(self, code: str, key: str) -> None:
        with self.house.store.read() as connection:
            room = rooms.room_by_code(connection, code)
            invited = facilitators.by_key(connection, room.id, key) if room else None
        if room is None or not (
            invited or self.house.is_facilitator_key(room, key) or self.house.is_command_key(room, key)
        ):
            raise Refused(403, "wrong-facilitator-link")
        token = await _start_session(self, room, FACILITATOR, None, facilitator=invited.id if invited else None)
        self.give_cookie(FACILITATOR, token)
        self.redirect("/board", status=303)


async def _start_session(
    visit: Visit,
    room: Room,
    role: sessions.Role,
    participant: str | None,
    key: bytes | None = None,
    facilitator: int | None = None,
) -> str:
    def job(connection: Connection) -> str:
        now = time.time()
        if room.set_aside_at is None or role == PARTICIPANT:  # whoever only looks at what was set aside has not kept it
            note_use(connection, room, now)
        if participant:
            participants.come_back(connection, participant)
        return sessions.start_session(connection, room.id, role, participant, now, key, facilitator)

    return await visit.keep(job)
