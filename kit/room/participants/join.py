"""Joining a room, and what is asked then."""

import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from kit.exercises import Choice, Pack
from kit.exercises.kinds.choice import ChoiceItem
from kit.responses import Answer, Participant, Room
from kit.responses.answering import recording
from kit.responses.people import participants, pending_codes, resume_codes, sessions
from kit.responses.people.sessions import PARTICIPANT
from kit.responses.room import rooms
from kit.room.context import RoomContext
from kit.room.lifecycle.expiry import note_use
from kit.room.participants.pending_codes import lookup_and_key
from kit.room.refused import Refused
from kit.room.services import RoomServices

ABOUT_WHO_JOINS = "who-we-are"
"""The exercise that joining is."""
ABOUT_ME = ("sector", "experience")


@dataclass(frozen=True)
class Joining:
    """What somebody says who joins: her `side` (None: an observer), a `language`, and of `ABOUT_ME` what she likes."""

    side: int | None
    language: str
    about_me: Mapping[str, str]


async def join(services: RoomServices, room: Room, joining: Joining) -> tuple[Participant, str]:
    """A new participant of `room`, and the token of her session. Her resume code is shown for a quarter of an hour.

    Raises `Refused`: 404 if the room has been erased, 403 if it was locked meanwhile.
    """
    code, key = resume_codes.new_code(), pending_codes.new_key()
    pack, languages = services.pack, services.pack.manifest.languages
    told = _told(pack, joining.about_me)

    def job(connection: Connection) -> tuple[Participant, str]:
        now = time.time()
        if rooms.room(connection, room.id) is None:  # erased since the form was shown
            raise Refused(404, "room-expired")
        if rooms.state(connection, room.id).locked:  # since the form was shown
            raise Refused(403, "door-locked")
        spoken = joining.language if joining.language in languages else languages[0]
        person = participants.join(connection, room.id, joining.side, spoken, pending_codes.no_lookup_yet(), now=now)
        pending_codes.begin(connection, person, code, key)
        by, meaning = (pack.manifest.id, pack.manifest.version), services.meanings.key
        recording.record(connection, room.id, person.id, *by, told, now, meaning=meaning)
        note_use(connection, room, now)
        return person, sessions.start_session(connection, room.id, PARTICIPANT, person.id, now, key)

    person, token = await services.write(job)
    services.arrivals.show_for_a_while(person.id, code)
    services.pending_codes.add(room, person, code, key)
    services.events.tell(room.id, "people")
    return person, token


def _told(pack: Pack, about_me: Mapping[str, str]) -> list[Answer]:
    return [
        Answer(uuid.uuid4().hex, ABOUT_WHO_JOINS, name, about_me[name], None)
        for name, item in asked_about_me(pack, pack.manifest.languages[0]).items()
        if about_me.get(name) in [option.id for option in item.options]
    ]


def asked_about_me(pack: Pack, language: str) -> dict[str, ChoiceItem]:
    """What is asked of whoever joins, by `ABOUT_ME`: as much of it as this pack has, and as one choice answers."""
    try:
        exercise = pack.exercise(ABOUT_WHO_JOINS, language)
    except KeyError:
        return {}
    if not isinstance(exercise, Choice) or exercise.id in pack.private_exercises:
        return {}  # what is private is locked with four words that nobody has yet
    asked = {item.id: item for item in exercise.items if item.id in ABOUT_ME}
    return {name: asked[name] for name in ABOUT_ME if name in asked and asked[name].options and not asked[name].many}


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
