"""Answers on paper: somebody types in the sheet of a person who has no device of her own.

A sheet belongs to a participant who is marked as on paper, and to whoever opened it: the facilitator, in a shared room
the one of that side, or a participant of the same side, its helper. Its pages stand under `/paper/<participant>/`, so
that a browser can hold one's own answers in one tab and a sheet in the next. Nobody else is let in there.
"""

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.responses import participants
from kit.room.context import RoomContext
from kit.room.refused import Refused


def not_on_paper(context: RoomContext, exercise: Exercise) -> str:
    """The key of the words why this participant may not answer `exercise`; "" if she may.

    It holds for whoever is on paper, also when she comes back with her words: somebody else has seen them.
    """
    person = context.person()
    if person.paper_by is None:
        return ""
    if exercise.id in context.pack.private_exercises:
        return "paper-not-private"
    if exercise.together:
        return "paper-not-together"
    return "paper-not-sealed" if exercise.sealed and person.typed_by_facilitator else ""


def still_types(connection: Connection, context: RoomContext) -> None:
    """Pass unless this is the sheet of a person who has come back meanwhile. Raises `Refused` (403)."""
    if context.on_sheet:
        person = context.person()
        now = participants.participant(connection, person.id)
        if now is None or now.paper_by != person.paper_by:
            raise Refused(403, "paper-not-yours")
