"""Coming into a room again, or as its facilitator."""

import time

from sqlalchemy import Connection

from kit.responses import Room
from kit.responses.people import participants, sessions
from kit.responses.people.sessions import PARTICIPANT
from kit.room.lifecycle.expiry import note_use
from kit.room.services import RoomServices


async def enter(
    services: RoomServices,
    room: Room,
    role: sessions.Role,
    participant: str | None,
    key: bytes | None = None,
    facilitator: int | None = None,
) -> str:
    """Start a session, as `sessions.start_session` does, and return its token. The room's time starts again.

    Not so for a facilitator who looks at a room that was set aside: she has not kept it.
    """

    def job(connection: Connection) -> str:
        now = time.time()
        if room.set_aside_at is None or role == PARTICIPANT:
            note_use(connection, room, now)
        if participant:
            participants.come_back(connection, participant)
        return sessions.start_session(connection, room.id, role, participant, now, key, facilitator)

    return await services.write(job)
