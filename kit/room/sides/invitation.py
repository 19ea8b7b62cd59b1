"""Taking an invitation: it is good once, and whoever takes it gets a link of her own, shown to her alone."""

import time
from dataclasses import dataclass

from sqlalchemy import Connection

from kit.responses import Room
from kit.responses.people import facilitators, sessions
from kit.responses.people.facilitators import RoleName
from kit.responses.people.sessions import FACILITATOR
from kit.responses.room import rooms
from kit.room.refused import Refused
from kit.room.services import RoomServices


@dataclass(frozen=True)
class Invited:
    """Somebody is invited into `room`, for the side with this name."""

    room: Room
    role: RoleName
    side: str


def invited(services: RoomServices, code: str, secret: str, here: Room | None) -> Invited:
    """For whom the invitation is; `here` is the room of which this browser is facilitator already.

    Raises `Refused`: 403 if it was taken, replaced, or never existed, 409 for whoever is a facilitator of the room.
    """
    with services.store.read() as connection:
        room = rooms.room_by_code(connection, code)
        found = facilitators.invited(connection, room.id, secret) if room else None
        if room is None or found is None:
            raise Refused(403, "invitation-over")
        sides = {side.id: side.name for side in rooms.sides(connection, room.id)}
    if here is not None and here.id == room.id:
        raise Refused(409, "invitation-for-another")
    return Invited(room, found.role, sides[found.side])


async def take_invitation(services: RoomServices, invitation: Invited, secret: str) -> tuple[str, str]:
    """Her own link, and the token of her session. Raises `Refused` (403) if somebody was quicker."""
    room = invitation.room

    def job(connection: Connection) -> tuple[str, str]:
        now = time.time()
        taken = facilitators.accept(connection, room.id, secret, now)
        if taken is None:
            raise Refused(403, "invitation-over")
        new, key = taken
        detail = {"side": new.side, "role": new.role}
        rooms.log_act(connection, room.id, f"{new.role}:{new.side}", "came", detail, now)
        return key, sessions.start_session(connection, room.id, FACILITATOR, None, now, facilitator=new.id)

    key, token = await services.write(job)
    services.events.tell(room.id, "state")
    return f"{services.urls[0]}/f/{room.code}/{key}", token
