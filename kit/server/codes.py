"""Finding a room by its join code, and a person by her resume code; both count as guesses until they are right."""

import asyncio

from kit.responses import Participant, Room, participants, pending_codes, resume_codes, rooms
from kit.server.access import Visit
from kit.server.door import LONGEST_CODE


async def find_room(visit: Visit, code: str) -> Room | None:
    """The room with this join code. A wrong one counts as a guess; see `Door` for many. Raises `Refused` (429)."""
    if not code:
        return None
    await visit.house.door.tried(visit.address, code)
    with visit.house.store.read() as connection:
        room = rooms.room_by_code(connection, code) if len(code) <= LONGEST_CODE else None
    if room:
        visit.house.door.right(visit.address, code)
    return room


async def lookup_and_key(slow_work: asyncio.Semaphore, code: str, room: Room) -> tuple[bytes, bytes]:
    """Those of a resume `code` of `room`; `slow_work` is the house's.

    All who join at once would take every thread for it, and boards and results would wait until the last one is in.
    """
    async with slow_work:
        return await asyncio.to_thread(resume_codes.lookup_and_key, code, room.salt)


async def find_person(visit: Visit, room: Room, typed: str) -> tuple[Participant | None, bytes]:
    """Whoever has the resume code `typed`, however it is written (None: nobody), and her key.

    See `Door` for many wrong ones. Raises `Refused` (429).
    """
    code = resume_codes.normalise(typed[:LONGEST_CODE])
    await visit.house.door.tried(visit.address, code)
    await visit.house.pending_codes.settle_code(room, code)
    lookup, key = await lookup_and_key(visit.house.slow_work, code, room)
    with visit.house.store.read() as connection:
        person = participants.by_lookup(connection, room.id, lookup)
    if person is None:
        return None, key
    visit.house.door.right(visit.address, code)
    return person, pending_codes.key_of(person, key)
