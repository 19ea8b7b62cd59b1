"""Answers on paper: somebody types in the sheet of a person who has no device of her own.

A sheet belongs to a participant who is marked as on paper, and to whoever opened it: the facilitator, in a shared room
the one of that side, or a participant of the same side, its helper. Its pages stand under `/paper/<participant>/`, so
that a browser can hold one's own answers in one tab and a sheet in the next. Nobody else is let in there.
"""

import time

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.responses import Participant, Session, Side
from kit.responses.people import facilitators, participants, resume_codes
from kit.responses.people.participants import BY_FACILITATOR
from kit.responses.people.sessions import PARTICIPANT
from kit.responses.room import rooms
from kit.room.context import RoomContext
from kit.room.lifecycle.expiry import note_use
from kit.room.participants.pending_codes import lookup_and_key
from kit.room.refused import Refused
from kit.room.sides.roles import role_of


def types_for(
    connection: Connection, session: Session | None, helper: Participant | None, on_paper: Participant
) -> bool:
    """Whether whoever has this session, or this `helper`, opened the sheet of the person `on_paper` and may type."""
    by = helper.id if helper else BY_FACILITATOR
    return on_paper.paper_by == by and _may_type(connection, session, helper, on_paper.room, on_paper.side)


def _may_type(
    connection: Connection, session: Session | None, helper: Participant | None, room: int, side: int | None
) -> bool:
    if helper:
        return helper.side == side
    return facilitators.may_type_for(connection, room, session.facilitator if session else None, side)


def typist(context: RoomContext) -> str:
    """What a person on paper keeps of whoever types for her."""
    return context.participant.id if context.participant else BY_FACILITATOR


def sides_to_type_for(context: RoomContext) -> list[Side]:
    """A facilitator types for all sides, if the room is not shared; otherwise one types for one's own.

    Raises `Refused` (403) for observers, for people on paper, and where there is no such side.
    """
    person, room = context.participant, context.room.id
    if person and (person.side is None or person.paper_by is not None):
        raise Refused(403, "paper-not-you")
    with context.store.read() as connection:
        sides = rooms.sides(connection, room)
        own = [side for side in sides if _may_type(connection, context.session, person, room, side.id)]
    if not own:
        raise Refused(403, "paper-no-side")
    return own


def own_sheets(context: RoomContext) -> list[Participant]:
    """The people on paper for whom one types now, in the order of joining."""
    sides = [side.id for side in sides_to_type_for(context)]
    with context.store.read() as connection:
        people = participants.participants(connection, context.room.id)
    return [each for each in people if each.paper_by == typist(context) and each.side in sides]


async def open_sheet(context: RoomContext, side: int) -> str:
    """A new participant on paper; returns her id. Her four words are shown on the page of her sheet.

    Raises `Refused`: 404 if the room has been erased, 403 for a helper once the door is locked.
    """
    room, by, language, services = context.room, typist(context), context.language, context.services
    code = resume_codes.new_code()
    lookup, _ = await lookup_and_key(services.slow_work, code, room)

    def job(connection: Connection) -> Participant:
        now = time.time()
        if rooms.room(connection, room.id) is None:  # erased since this form was shown
            raise Refused(404, "room-expired")
        helps = context.facilitating().role == PARTICIPANT
        if helps and rooms.state(connection, room.id).locked:
            raise Refused(403, "door-locked-paper")
        person = participants.join(connection, room.id, side, language, lookup, paper_by=by, now=now)
        actor = PARTICIPANT if helps else role_of(connection, context).actor
        rooms.log_act(connection, room.id, actor, "paper", {"side": side}, now)
        note_use(connection, room, now)
        return person

    person = await context.write(job)
    services.arrivals.show_for_a_while(person.id, code)
    context.events.tell(room.id, "people")
    return person.id


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
