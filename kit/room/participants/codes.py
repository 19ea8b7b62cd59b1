"""Finding a room by its join code, and a person by her resume code; both count as guesses until they are right."""

from kit.responses import Participant, Room
from kit.responses.people import participants, pending_codes, resume_codes
from kit.responses.room import rooms
from kit.room.participants.pending_codes import lookup_and_key
from kit.room.participants.rate_limit import LONGEST_CODE
from kit.room.services import RoomServices


async def find_room(services: RoomServices, address: str, code: str) -> Room | None:
    """The room with this join code, typed at `address`. A wrong one is a guess. Raises `Refused` (429) for many."""
    if not code:
        return None
    await services.rate_limit.tried(address, code)
    with services.store.read() as connection:
        room = rooms.room_by_code(connection, code) if len(code) <= LONGEST_CODE else None
    if room:
        services.rate_limit.right(address, code)
    return room


async def find_person(services: RoomServices, address: str, room: Room, typed: str) -> tuple[Participant | None, bytes]:
    """Whoever has the resume code `typed`, however it is written (None: nobody), and her key.

    See `RateLimiter` for many wrong ones. Raises `Refused` (429).
    """
    code = resume_codes.normalise(typed[:LONGEST_CODE])
    await services.rate_limit.tried(address, code)
    await services.pending_codes.settle_code(room, code)
    lookup, key = await lookup_and_key(services.slow_work, code, room)
    with services.store.read() as connection:
        person = participants.by_lookup(connection, room.id, lookup)
    if person is None:
        return None, key
    services.rate_limit.right(address, code)
    return person, pending_codes.key_of(person, key)
