"""Adding the headings of one's own private profile to the room, and taking them back: a step of its own."""

import time
import uuid

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.responses import Answer
from kit.responses.answering import answers, recording
from kit.results.kind import ResultKind
from kit.room.context import RoomContext
from kit.room.lifecycle.erase import take_back
from kit.room.participants.answers import headings_added, still_offered
from kit.room.refused import Refused
from kit.room.sides.roles import still_here


async def add_headings(context: RoomContext, name: str) -> None:
    """Add the headings of the private exercise `name` to the room, as bands; twice is once.

    Only their owner's browser opens the private answers they are made of. Nothing else of the profile leaves its lock.
    Raises `Refused`: 403 without her key, 404 for an exercise without headings, 409 if too little is answered.
    """
    exercise, headings = _of(context, name)
    room, person, manifest = context.room.id, context.person(), context.pack.manifest
    with context.store.read() as connection:
        own = answers.current_answers(connection, room, person.id, exercise.id, context.lock)
    made = ResultKind.of(exercise).contribution(exercise, still_offered(exercise, own))
    if made is None:
        raise Refused(409, "headings-not-yet")
    added = [Answer(uuid.uuid4().hex, headings.id, heading, band, None) for heading, band in made.items()]

    def job(connection: Connection) -> None:
        still_here(connection, person.id)
        if not headings_added(connection, person, headings):  # pressed twice
            by, meaning = (manifest.id, manifest.version), context.services.meanings.key
            recording.record(connection, room, person.id, *by, added, time.time(), meaning=meaning)

    await context.write(job)
    context.events.tell(room, "answers")


async def take_headings_back(context: RoomContext, name: str) -> None:
    """Erase what was added of the exercise `name` again. Raises `Refused` as `add_headings` does (403, 404)."""
    _, headings = _of(context, name)
    await take_back(context.services, context.person(), headings.id)


def _of(context: RoomContext, name: str) -> tuple[Exercise, Exercise]:
    """The private exercise, and the one that holds what people add of it."""
    exercise = context.exercise(name)
    headings = exercise.added_to_room()
    if headings is None:
        raise Refused(404, "not-found")
    if context.lock is None:
        raise Refused(403, "private-needs-code")
    return exercise, headings
