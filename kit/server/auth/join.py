"""Joining a room, once, and the resume code that one is shown then."""

import uuid

from kit.exercises.json_types import Value
from kit.responses import Room, Side
from kit.responses.people.sessions import PARTICIPANT
from kit.responses.room import rooms
from kit.room.lifecycle.laptop import laptop_in_words
from kit.room.participants.codes import find_room
from kit.room.participants.join import Joining, give_own_words, join
from kit.server.handler import COOKIES, RoomHandler

OBSERVER = "observer"
LONGEST_TICKET = 64


def ticket_of(handler: RoomHandler) -> str:
    """What tells a form that was sent twice from two forms."""
    return handler.get_body_argument("ticket", "")[:LONGEST_TICKET] or uuid.uuid4().hex


class Join(RoomHandler):
    """GET /join?code=CODE shows the form; POST /join joins, and goes on to the resume code.

    Whoever may have joined a moment ago is asked first; `?new=1` is her answer that she has not.
    """

    async def get(self) -> None:
        code = self.get_query_argument("code", "")
        room = await find_room(self.app, self.address, code)
        if self.participant and room and self.room and room.id == self.room.id:
            self.redirect("/")
            return
        if room and self._is_locked(room):
            self.set_status(403)
        elif room and not self.get_query_argument("new", "") and self._may_be_back(room):
            self.show("joined_already.html.j2", room=room)
            return
        self._form(room, code=code, problem="" if room or not code else self.words["wrong-room-code"])

    async def post(self) -> None:
        code = self.get_body_argument("code", "")
        room = await find_room(self.app, self.address, code)
        if room is None:
            self.set_status(404)
            self._form(None, code=code, problem=self.words["wrong-room-code"])
            return
        side = self._chosen_side(room)
        if side == "":
            self.set_status(400)
            self._form(room, code=code, problem=self.words["choose-a-side"])
            return
        ticket = ticket_of(self)
        if self._is_locked(room) and ticket not in self.app.arrivals.handed_in:
            self.set_status(403)
            self._form(room, code=code, problem="")
            return
        token = await self.app.arrivals.once(ticket, lambda: self._join(room, side))
        self.give_cookie(PARTICIPANT, token)
        self.redirect("/welcome", status=303)

    def _may_be_back(self, room: Room) -> bool:
        return self.app.just_joined.is_back(room.id, self.address, self.request.headers.get("User-Agent", ""))

    def _is_locked(self, room: Room) -> bool:
        with self.app.store.read() as connection:
            return rooms.state(connection, room.id).locked

    def _sides(self, room: Room) -> list[Side]:
        with self.app.store.read() as connection:
            return rooms.sides(connection, room.id)

    def _chosen_side(self, room: Room) -> int | str | None:
        """The id of the side chosen, None for an observer, "" for no choice."""
        chosen = self.get_body_argument("side", "")
        if chosen == OBSERVER:
            return None
        return next((side.id for side in self._sides(room) if str(side.id) == chosen), "")

    def _form(self, room: Room | None, code: str, problem: str) -> None:
        manifest = self.app.pack.manifest
        self.show(
            "join.html.j2",
            room=room,
            locked=room is not None and self._is_locked(room),
            code=room.code if room else code,
            problem=problem,
            sides=[{"id": side.id, "name": side.name} for side in self._sides(room)] if room else [],
            languages=[
                {"code": each, "name": self.app.pack.words(each)["language-name"]} for each in manifest.languages
            ],
            laptop=laptop_in_words(self.app.laptop_of, self.words),
            chosen={name: self.get_body_argument(name, "") for name in ("language", "side")},
            ticket=self.get_body_argument("ticket", "") or uuid.uuid4().hex,
        )

    async def _join(self, room: Room, side: Value) -> str:
        person, token = await join(self.app, room, Joining(side, self.get_body_argument("language", "")))
        browser = self.request.headers.get("User-Agent", "")
        self.app.just_joined.note(person.id, room.id, self.address, browser)
        return token


class Welcome(RoomHandler):
    """GET /welcome: the resume code, shown for a quarter of an hour after joining."""

    open_to = (PARTICIPANT,)

    async def get(self) -> None:
        person = self.the_participant()
        if person.needs_own_words:
            await give_own_words(self.context, self.get_cookie(COOKIES[PARTICIPANT]) or "")
        code = self.app.arrivals.codes.get(person.id)
        self.show("welcome.html.j2", code=code, room=self.room, from_paper=person.is_back_from_paper)
