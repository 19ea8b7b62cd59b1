"""Joining a room, once, and the resume code that one is shown then."""

import asyncio
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from kit.exercises import Choice
from kit.exercises.kinds.choice import ChoiceItem
from kit.responses import (
    Answer,
    Participant,
    Room,
    Side,
    participants,
    pending_codes,
    recording,
    resume_codes,
    rooms,
    sessions,
)
from kit.server.access import COOKIES, PARTICIPANT, Refused, Visit
from kit.server.codes import find_room, lookup_and_key
from kit.server.expiry import note_use

OBSERVER = "observer"
ABOUT_ME = ("sector", "experience")
ABOUT_WHO_JOINS = "who-we-are"
"""The exercise that joining is."""
SECONDS_A_CODE_IS_SHOWN = 900
LONGEST_TICKET = 64


@dataclass
class Arrivals:
    """What is remembered for a quarter of an hour: codes not yet written down, and forms already handed in.

    It lives in memory alone, so that no resume code is ever on a disk.
    """

    codes: dict[str, str] = field(default_factory=dict)
    handed_in: dict[str, "asyncio.Task[str]"] = field(default_factory=dict)

    def show_for_a_while(self, participant: str, code: str) -> None:
        """Let `participant` see her resume code until the time is up."""
        self.codes[participant] = code
        asyncio.get_running_loop().call_later(SECONDS_A_CODE_IS_SHOWN, self.codes.pop, participant, None)

    async def once(self, ticket: str, join: Any) -> str:
        """Join once, even if a form is sent twice over a bad line. `join` returns a session token."""
        if ticket not in self.handed_in:
            self.handed_in[ticket] = asyncio.create_task(join())
            asyncio.get_running_loop().call_later(SECONDS_A_CODE_IS_SHOWN, self.handed_in.pop, ticket, None)
        try:
            return await asyncio.shield(self.handed_in[ticket])
        except Exception:
            self.handed_in.pop(ticket, None)  # what failed may be tried again at once
            raise

    def forget(self, token: str) -> None:
        """Let the form that gave `token` join anew: its session has ended."""
        for ticket, task in list(self.handed_in.items()):
            if not task.done() or task.cancelled() or task.exception():
                continue
            if sessions.token_hash(task.result()) == sessions.token_hash(token):
                del self.handed_in[ticket]


def ticket_of(visit: Visit) -> str:
    """What tells a form that was sent twice from two forms."""
    return visit.get_body_argument("ticket", "")[:LONGEST_TICKET] or uuid.uuid4().hex


class Join(Visit):
    """GET /join?code=CODE shows the form; POST /join joins, and goes on to the resume code.

    Whoever may have joined a moment ago is asked first; `?new=1` is her answer that she has not.
    """

    async def get(self) -> None:
        code = self.get_query_argument("code", "")
        room = await find_room(self, code)
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
        room = await find_room(self, code)
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
        if self._is_locked(room) and ticket not in self.house.arrivals.handed_in:
            self.set_status(403)
            self._form(room, code=code, problem="")
            return
        token = await self.house.arrivals.once(ticket, lambda: self._join(room, side))
        self.give_cookie(PARTICIPANT, token)
        self.redirect("/welcome", status=303)

    def _may_be_back(self, room: Room) -> bool:
        return self.house.just_joined.is_back(room.id, self.address, self.request.headers.get("User-Agent", ""))

    def _is_locked(self, room: Room) -> bool:
        with self.house.store.read() as connection:
            return rooms.state(connection, room.id).locked

    def _sides(self, room: Room) -> list[Side]:
        with self.house.store.read() as connection:
            return rooms.sides(connection, room.id)

    def _chosen_side(self, room: Room) -> int | str | None:
        """The id of the side chosen, None for an observer, "" for no choice."""
        chosen = self.get_body_argument("side", "")
        if chosen == OBSERVER:
            return None
        return next((side.id for side in self._sides(room) if str(side.id) == chosen), "")

    def _form(self, room: Room | None, code: str, problem: str) -> None:
        manifest = self.house.pack.manifest
        about_me = _about_me(self)
        self.show(
            "join.html.j2",
            room=room,
            locked=room is not None and self._is_locked(room),
            code=room.code if room else code,
            problem=problem,
            sides=[{"id": side.id, "name": side.name} for side in self._sides(room)] if room else [],
            languages=[
                {"code": each, "name": self.house.pack.words(each)["language-name"]} for each in manifest.languages
            ],
            sector=about_me.get("sector"),
            experience=about_me.get("experience"),
            chosen={name: self.get_body_argument(name, "") for name in ("language", "side", *ABOUT_ME)},
            ticket=self.get_body_argument("ticket", "") or uuid.uuid4().hex,
        )

    async def _join(self, room: Room, side: Any) -> str:
        code, key = resume_codes.new_code(), pending_codes.new_key()
        languages = self.house.pack.manifest.languages
        language = self.get_body_argument("language", languages[0])
        told = self._told_about_me()
        manifest = self.house.pack.manifest

        def job(connection: Connection) -> tuple[Participant, str]:
            now = time.time()
            if rooms.room(connection, room.id) is None:  # erased since this form was shown
                raise Refused(404, "room-expired")
            if rooms.state(connection, room.id).locked:  # since this form was shown
                raise Refused(403, "door-locked")
            spoken = language if language in languages else languages[0]
            person = participants.join(connection, room.id, side, spoken, pending_codes.no_lookup_yet(), now=now)
            pending_codes.begin(connection, person, code, key)
            by, meaning = (manifest.id, manifest.version), self.house.meanings.key
            recording.record(connection, room.id, person.id, *by, told, now, meaning=meaning)
            note_use(connection, room, now)
            return person, sessions.start_session(connection, room.id, PARTICIPANT, person.id, now, key)

        person, token = await self.keep(job)
        browser = self.request.headers.get("User-Agent", "")
        self.house.just_joined.note(person.id, room.id, self.address, browser)
        self.house.arrivals.show_for_a_while(person.id, code)
        self.house.pending_codes.add(room, person, code, key)
        self.house.news.tell(room.id, "people")
        return token

    def _told_about_me(self) -> list[Answer]:
        told = []
        for name, item in _about_me(self).items():
            value = self.get_body_argument(name, "")
            if value in [option.id for option in item.options]:
                told.append(Answer(uuid.uuid4().hex, ABOUT_WHO_JOINS, name, value, None, 1))
        return told


def _about_me(visit: Visit) -> dict[str, ChoiceItem]:
    """What is asked at the door, by `ABOUT_ME`: as much of it as this pack has, and as one choice answers."""
    pack = visit.house.pack
    try:
        exercise = pack.exercise(ABOUT_WHO_JOINS, visit.language)
    except KeyError:
        return {}
    if not isinstance(exercise, Choice) or exercise.id in pack.private_exercises:
        return {}  # what is private is locked with four words that nobody has yet
    asked = {item.id: item for item in exercise.items if item.id in ABOUT_ME}
    return {name: asked[name] for name in ABOUT_ME if name in asked and asked[name].options and not asked[name].many}


class Welcome(Visit):
    """GET /welcome: the resume code, shown for a quarter of an hour after joining."""

    open_to = (PARTICIPANT,)

    async def get(self) -> None:
        person = self.the_participant()
        if person.needs_own_words:
            await self._give_own_words(person)
        code = self.house.arrivals.codes.get(person.id)
        self.show("welcome.html.j2", code=code, room=self.room, from_paper=person.is_back_from_paper)

    async def _give_own_words(self, person: Participant) -> None:
        """New words for a person who is back from paper, because whoever typed has seen the others.

        Only now, when her cookie has come back to us: if the line is cut before, the old words still open her place.
        """
        code, cookie = resume_codes.new_code(), self.get_cookie(COOKIES[PARTICIPANT]) or ""
        lookup, _ = await lookup_and_key(self.house.slow_work, code, self.the_room())

        def job(connection: Connection) -> bool:
            if not participants.give_own_words(connection, person.id, lookup):
                return False
            sessions.end_others(connection, person.id, cookie)
            return True

        if await self.keep(job):
            self.house.arrivals.show_for_a_while(person.id, code)
