"""Rooms that nobody uses any more: they expire, and are erased at the next start or within a day."""

import asyncio
import logging
import sys
import time
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from kit.responses import Erased, NotStored, Room, Store, erasure, rooms
from kit.server.erasing import erase_room, keep_a_room_open
from kit.server.facilitator_link import facilitator_path

if TYPE_CHECKING:
    from kit.server.house import House

DAY = 24 * 3600
SECONDS_BETWEEN_NOTES = 3600


def note_use(connection: Connection, room: Room, now: float) -> None:
    """Let the time until `room` expires start again; not for every answer, because an hour more or less is nothing."""
    if now - room.last_used_at > SECONDS_BETWEEN_NOTES:
        rooms.touch(connection, room.id, now)


def expires_on(room: Room) -> str:
    """The day on which `room` expires if nobody uses it, in this computer's time zone, such as "2027-02-20"."""
    return datetime.fromtimestamp(_expires_at(room)).date().isoformat()


def expired(connection: Connection, now: float) -> list[Room]:
    """The rooms whose time is over at `now` (POSIX seconds)."""
    return [room for room in rooms.rooms(connection) if _expires_at(room) <= now]


def erase_before_start(store: Store) -> None:
    """Erase what has expired before the server chooses its room; said on standard error."""
    with store.read() as connection:
        over = expired(connection, time.time())
    for room in over:
        _say(room, erasure.erase_room(store, room.id))


async def erase_every_day(house: "House") -> None:
    """Do the same while the server runs, once a day; never ends by itself."""
    while True:
        await asyncio.sleep(DAY)
        try:
            await erase_expired(house, time.time())
        except NotStored as error:
            print(f"Expired rooms could not be erased today: {error}", file=sys.stderr)
        except Exception:  # tomorrow is another day
            logging.getLogger("mutuality").exception("expired rooms could not be erased today")


async def erase_expired(house: "House", now: float) -> None:
    """Erase what has expired at `now`, and have a room open even if it was the last one."""
    with house.store.read() as connection:
        over = expired(connection, now)
    for room in over:
        _say(room, await erase_room(house, room))
    if over and (new := await keep_a_room_open(house)):
        link = house.urls[0] + facilitator_path(house.secret, new.code)
        print(f"A new room is open. Its facilitator link: {link}", file=sys.stderr)


def _expires_at(room: Room) -> float:
    return room.last_used_at + room.expires_after_days * DAY


def _say(room: Room, erased: Erased) -> None:
    unused = f"The room '{room.title}' ({room.code}) was not used for {room.expires_after_days} days, so it expired."
    print(f"{unused} {erased.said}", file=sys.stderr)
