"""Coming back with four words or with a facilitator's link, and leaving a borrowed phone."""

from kit.responses import Room
from kit.responses.people import sessions
from kit.responses.people.sessions import PARTICIPANT
from kit.responses.room import rooms
from kit.room.lifecycle.enter import enter
from kit.room.participants.codes import find_person, find_room
from kit.server.handler import COOKIES, RoomHandler


class Resume(RoomHandler):
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
        person, key = await find_person(self.app, self.address, room, typed)
        if person is None:
            self.set_status(404)
            self._form(room.code, self.words["wrong-resume-code"], typed)
            return
        token = await enter(self.app, room, PARTICIPANT, person.id, key)
        self.give_cookie(PARTICIPANT, token)
        if person.paper_by is not None:  # her typist has seen the words; the page gives her others
            self.redirect("/welcome", status=303)
            return
        self.redirect(f"/w/{self._goes_on_to()}" if self._goes_on_to() else "/", status=303)

    def _goes_on_to(self) -> str:
        """The workshop that asked for the words; "" if none of this pack did."""
        name = self.get_argument("for", "")
        return name if name in self.app.pack.manifest.workshops else ""

    async def _room(self) -> Room | None:
        code = self.get_body_argument("code", "")
        if code:
            return await find_room(self.app, self.address, code)
        with self.app.store.read() as connection:
            known = rooms.rooms(connection)
        return known[0] if len(known) == 1 else None

    def _form(self, code: str, problem: str, typed: str = "") -> None:
        with self.app.store.read() as connection:
            several = len(rooms.rooms(connection)) > 1
        self.show(
            "resume.html.j2",
            code=code,
            ask_code=several,
            problem=problem,
            typed=typed,
            goes_on_to=self._goes_on_to(),
        )


class Leave(RoomHandler):
    """POST /leave: this browser forgets who used it. What was answered stays in the room."""

    open_to = (PARTICIPANT,)

    async def post(self) -> None:
        token = self.get_cookie(COOKIES[PARTICIPANT], "")
        await self.app.pending_codes.settle_person(self.the_participant().id)  # from now on only her words lead back
        await self.write_to_store(lambda connection: sessions.end_session(connection, token or ""))
        self.app.arrivals.forget(token or "")
        self.app.events.hang_up(sessions.token_hash(token or ""))
        self.take_cookie(PARTICIPANT)
        self.show("leave.html.j2", now=None)
