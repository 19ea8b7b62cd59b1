"""Rooms that nobody uses any more expire: they are set aside, named, and erased at a later start on another day.

Never on the word of one reading of the clock: an empty battery puts a computer months ahead. A room that was set aside
is as it was, and in use again once somebody uses it, or once the clock says that it has not expired after all.
"""

import asyncio
import logging
import sys
import time
from datetime import date, datetime

from sqlalchemy import Connection

from kit.responses import NotStored, Room, Store
from kit.responses.people import erasure
from kit.responses.room import rooms
from kit.room.schema import SetAside
from kit.room.services import RoomServices

DAY = 24 * 3600
SECONDS_BETWEEN_NOTES = 3600
SECONDS_BETWEEN_READINGS = 6 * 3600
"""Two days may be two minutes apart, and nobody sees a wrong clock in two minutes."""


def note_use(connection: Connection, room: Room, now: float) -> None:
    """Let the time until `room` expires start again; not for every answer, because an hour more or less is nothing.

    A clock that was put back takes no day away: the latest use stays.
    """
    if now - room.last_used_at > SECONDS_BETWEEN_NOTES or room.set_aside_at is not None:
        rooms.touch(connection, room.id, max(now, room.last_used_at))


def expires_on(room: Room) -> str:
    """The day on which `room` expires if nobody uses it, in this computer's time zone, such as "2027-02-20"."""
    return _day(_expires_at(room)).isoformat()


def expired(connection: Connection, now: float) -> list[Room]:
    """The rooms whose time is over at `now` (POSIX seconds)."""
    return [room for room in rooms.rooms(connection) if _expires_at(room) <= now]


def look_before_start(store: Store, now: float) -> None:
    """Erase what was set aside on an earlier day, and set aside what has expired since; said on standard error."""
    with store.read() as connection:
        over = expired(connection, now)
    for room in over:
        if _was_set_aside_before(room, now):
            erased = erasure.erase_room(store, room.id)
            print(f"{_named(room)} was set aside on {_day(room.set_aside_at)}. {erased.said}", file=sys.stderr)
    set_aside_expired(store, now)


def set_aside_expired(store: Store, now: float) -> list[int]:
    """Set aside what has expired at `now`, take back what has not; returns the rooms that changed. Erases nothing."""

    def job(connection: Connection) -> list[Room]:
        over = expired(connection, now)
        changed = []
        for room in rooms.rooms(connection):
            # A later moment than now is the word of another clock, and counts for nothing.
            aside = room.set_aside_at is not None and room.set_aside_at <= now
            if aside != (room in over) or (room.set_aside_at is not None and not aside):
                rooms.set_aside(connection, room.id, now if room in over else None)
                changed.append(room)
        return changed

    with store.read() as connection:
        if not expired(connection, now) and all(room.set_aside_at is None for room in rooms.rooms(connection)):
            return []
    changed = store.write(job).result()
    for room in changed:
        print(_aside_in_words(room, now) if _expires_at(room) <= now else _back_in_words(room), file=sys.stderr)
    return [room.id for room in changed]


async def look_every_day(services: RoomServices) -> None:
    """Set aside while the server runs, once a day; never ends by itself. Only a start erases."""
    while True:
        await asyncio.sleep(DAY)
        try:
            changed = await asyncio.to_thread(set_aside_expired, services.store, time.time())
        except NotStored as error:
            print(f"Expired rooms could not be set aside today: {error}", file=sys.stderr)
        except Exception:  # tomorrow is another day
            logging.getLogger("mutuality").exception("expired rooms could not be set aside today")
        else:
            for room in changed:
                services.events.tell(room, "state")


def set_aside_on_board(connection: Connection, here: Room, *, all_rooms: bool) -> list[SetAside]:
    """`set_aside` of GET /api/board: this room and, for whoever opened it, others that go at a later start."""
    listed = [room for room in rooms.rooms(connection) if room.set_aside_at is not None]
    return [
        {
            "title": room.title,
            "code": room.code,
            "last_used": _day(room.last_used_at).isoformat(),
            "set_aside": _day(room.set_aside_at).isoformat(),
            "here": room.id == here.id,
        }
        for room in listed
        if all_rooms or room.id == here.id
    ]


def _was_set_aside_before(room: Room, now: float) -> bool:
    """Whether an earlier reading of the clock, on another day, said the same as this one."""
    before = room.set_aside_at
    return before is not None and now - before >= SECONDS_BETWEEN_READINGS and _day(before) != _day(now)


def _expires_at(room: Room) -> float:
    return room.last_used_at + room.expires_after_days * DAY


def _day(moment: float | None) -> date:
    return datetime.fromtimestamp(moment or 0).date()


def _named(room: Room) -> str:
    return f"The room '{room.title}' ({room.code})"


def _aside_in_words(room: Room, now: float) -> str:
    return (
        f"{_named(room)} was last used on {_day(room.last_used_at)}. By the clock of this computer it is {_day(now)}, "
        f"so its {room.expires_after_days} days are over and it is set aside. Nothing is erased today. It is erased "
        "when you start the server on another day, unless somebody uses it before, or you keep it: on its board, under "
        "Save. If the date of this computer is wrong, set it right. To erase the room now: "
        f"mutuality erase --room {room.code}"
    )


def _back_in_words(room: Room) -> str:
    return f"{_named(room)} is in use again: by the clock of this computer its days are not over."
