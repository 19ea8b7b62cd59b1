"""Joining a room. All that is asked is what the room needs: a side and a language, and nothing about a person."""

import time
from dataclasses import dataclass

from sqlalchemy import Connection

from kit.responses import Participant, Room
from kit.responses.people import participants, pending_codes, resume_codes, sessions
from kit.responses.people.sessions import PARTICIPANT
from kit.responses.room import rooms
from kit.room.context import RoomContext
from kit.room.lifecycle.expiry import note_use
from kit.room.participants.pending_codes import lookup_and_key
from kit.room.plan.current_step import step_now
from kit.room.refused import Refused
from kit.room.services import RoomServices


@dataclass(frozen=True)
class Joining:
    """What somebody says who joins: her `side` (None: an observer) and a `language`."""

    side: int | None
    language: str


async def join(services: RoomServices, room: Room, joining: Joining) -> tuple[Participant, str]:
    """A new participant of `room`, and the token of her session. Her resume code is shown for a quarter of an hour.

    Raises `Refused`: 404 if the room has been erased, 403 if it was locked meanwhile.
    """
    code, key = resume_codes.new_code(), pending_codes.new_key()
    languages = services.pack.manifest.languages

    def job(connection: Connection) -> tuple[Participant, str]:
        now = time.time()
        if rooms.room(connection, room.id) is None:  # erased since the form was shown
            raise Refused(404, "room-expired")
        if rooms.state(connection, room.id).locked:  # since the form was shown
            raise Refused(403, "door-locked")
        spoken = joining.language if joining.language in languages else languages[0]
        person = participants.join(connection, room.id, joining.side, spoken, pending_codes.no_lookup_yet(), now=now)
        pending_codes.begin(connection, person, code, key)
        note_use(connection, room, now)
        return person, sessions.start_session(connection, room.id, PARTICIPANT, person.id, now, key)

    person, token = await services.write(job)
    services.arrivals.show_for_a_while(person.id, code)
    services.pending_codes.add(room, person, code, key)
    services.events.tell(room.id, "people")
    return person, token


def way_in(context: RoomContext) -> str:
    """Where somebody goes on who has just come: to what the room does now, or the one workshop that is open; else home.

    Each page in between is one more to read before the first question.
    """
    state = context.state()
    step = step_now(context, state)
    if step and step["kind"] == "exercise" and step["workshop"] in state.open:
        return f"/w/{step['workshop']}#exercise-{step['exercise']}"
    return f"/w/{state.open[0]}" if len(state.open) == 1 and not state.notebooks else "/"


async def give_own_words(context: RoomContext, cookie: str) -> None:
    """New words for a person who is back from paper, because whoever typed has seen the others.

    Only now, when her `cookie` has come back to us: if the line is cut before, the old words still open her place.
    """
    person, code = context.person(), resume_codes.new_code()
    lookup, _ = await lookup_and_key(context.services.slow_work, code, context.room)

    def job(connection: Connection) -> bool:
        if not participants.give_own_words(connection, person.id, lookup):
            return False
        sessions.end_others(connection, person.id, cookie)
        return True

    if await context.write(job):
        context.services.arrivals.show_for_a_while(person.id, code)
