"""Whose browser this is: the token in its cookie leads to a session, a room, and somebody in it."""

from dataclasses import dataclass

from sqlalchemy import Connection

from kit.responses import Lock, Participant, Room, Session
from kit.responses.people import participants, sessions
from kit.responses.people.sessions import PARTICIPANT
from kit.responses.room import agreements, rooms
from kit.room.context import RoomContext
from kit.room.schema import Me, SideNamed
from kit.room.services import RoomServices


@dataclass(frozen=True)
class Visitor:
    """Somebody in `room`; `participant` is None for a facilitator."""

    session: Session
    room: Room
    participant: Participant | None


def visitor(services: RoomServices, role: sessions.Role, token: str) -> Visitor | None:
    """Who has this token, as `role`; None if nobody has. Whose resume code still waits is taken up again."""
    key = ("visitor", sessions.token_hash(token))
    session, person = services.store.remembered(key, lambda connection: _known(connection, token))
    if session is None or session.role != role or (role == PARTICIPANT and person is None):
        return None
    room = services.store.remembered(("room", session.room), lambda connection: rooms.room(connection, session.room))
    if room is None:
        return None
    if person and person.pending_code:
        services.pending_codes.take_up(room, person, token)
    return Visitor(session, room, person)


def lock_of(person: Participant, token: str) -> Lock | None:
    """What opens this participant's private answers; None if her token holds no key, or a wrong one.

    Nothing private is kept of a person on paper: the token is another's, or another has seen the four words.
    """
    if person.paper_by is not None:
        return None
    key = sessions.key_of(token)
    return Lock(key, person.room, person.id) if key else None


def who_is_here(context: RoomContext, paper: str | None) -> Me:
    """Who the participant is, see docs/interfaces.md; `paper` is the page with the other sheets of whoever types."""
    person, room = context.person(), context.room

    def read(connection: Connection) -> tuple[list[SideNamed], bool]:
        sides: list[SideNamed] = [{"id": side.id, "name": side.name} for side in rooms.sides(connection, room.id)]
        return sides, bool(agreements.agreements(connection, room.id))

    sides, agreed = context.store.remembered(("sides-and-agreed", room.id), read)
    return {
        "participant": person.id,
        "side": next((side for side in sides if side["id"] == person.side), None),
        "sides": sides,
        "language": person.language,
        "group": person.group,
        "room": {"title": room.title, "code": room.code},
        "paper": paper,
        "agreed": agreed,
    }


def _known(connection: Connection, token: str) -> tuple[Session | None, Participant | None]:
    session = sessions.session(connection, token)
    person = session.participant if session else None
    return session, participants.participant(connection, person) if person else None
