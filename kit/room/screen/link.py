"""The link that opens the Screen on a computer that can do nothing else: whoever has it sees what the room sees."""

import hmac

from sqlalchemy import Connection

from kit.responses import Room
from kit.responses.people import facilitators
from kit.responses.people.sessions import SCREEN
from kit.responses.room import rooms
from kit.room.facilitator_link import screen_key
from kit.room.lifecycle.enter import enter
from kit.room.refused import Refused
from kit.room.services import RoomServices


def screen_path(connection: Connection, services: RoomServices, room: Room) -> str:
    """The path of the link, short enough to type. A new facilitator's link makes another one of it."""
    return f"/s/{room.code}/{screen_key(services.secret, room.code, facilitators.renewals(connection, room.id))}"


async def enter_by_screen_link(services: RoomServices, code: str, key: str) -> str:
    """The token of a session that may look at the Screen of the room, and at nothing else. Raises `Refused` (403)."""
    with services.store.read() as connection:
        room = rooms.room_by_code(connection, code)
        path = screen_path(connection, services, room) if room else ""
    if room is None or not hmac.compare_digest(path.rpartition("/")[2].encode(), key.encode()):
        raise Refused(403, "wrong-screen-link")
    return await enter(services, room, SCREEN, None)
