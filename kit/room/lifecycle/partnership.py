"""Gatherings of one partnership: the next room, a link to an earlier one, and rooms that wait for it longer."""

import re
import time

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict, JsonObject
from kit.responses import Room
from kit.responses.people import facilitators
from kit.responses.room import partnerships, rooms
from kit.responses.room.partnerships import CannotLink
from kit.room.context import RoomContext
from kit.room.lifecycle.expiry import expires_on
from kit.room.refused import Refused
from kit.room.schema import Partnership
from kit.room.sides.roles import Check

KEPT_DAYS = 500
"""A year, and some months for a gathering that comes late."""
_LINK = re.compile(r"/f/([A-Za-z0-9-]+)/([A-Za-z0-9_-]+)")


async def earlier_by_link(context: RoomContext, given: JsonObject) -> Room:
    """The room whose facilitator link is pasted as `link`. A wrong one counts as a guess.

    Only the link of whoever opened that room will do. A shared room is not linked so, because one side alone would
    decide it: its next gathering is opened from its own board. Raises `Refused` (400, 403, 429).
    """
    link = str(given.get("link", ""))
    found = _LINK.search(link)
    if found is None:
        raise Refused(400, "link-not-a-link")
    await context.services.rate_limit.tried(context.address, link)
    with context.store.read() as connection:
        room = rooms.room_by_code(connection, found[1])
        if room is None or not context.services.is_facilitator_key(room, found[2]):
            raise Refused(403, "link-opens-nothing")
        context.services.rate_limit.right(context.address, link)
        if facilitators.is_shared(connection, room.id):
            raise Refused(403, "link-is-shared")
    return room


def check_it_can_follow(connection: Connection, room: Room, earlier: int) -> None:
    """Pass if `room` can follow the room with the number `earlier`. Raises `Refused` (403, 409)."""
    if partnerships.partnership_of(connection, room.id) is not None:
        raise Refused(409, "link-there-already")
    if earlier >= room.id or rooms.room(connection, earlier) is None:
        raise Refused(409, "link-not-earlier")
    if facilitators.is_shared(connection, earlier):
        raise Refused(403, "link-is-shared")


async def link_room(context: RoomContext, earlier: int, actor: str, still: Check) -> JsonDict:
    """Link the room of this visit to an earlier one. Nobody calls this but `approval`.

    Raises `Refused` (403, 409), and whatever `still` raises, which is asked in the same transaction.
    """
    room = context.room

    def job(connection: Connection) -> None:
        still(connection)
        check_it_can_follow(connection, room, earlier)
        now = time.time()
        follow(connection, room.id, earlier, now)
        rooms.log_act(connection, room.id, actor, "link-room", {}, now)
        rooms.change_state(connection, room.id)

    await context.write(job)
    context.events.tell(room.id, "state")
    return {"message": context.words["linked"]}


def follow(connection: Connection, room: int, earlier: int, now: float) -> None:
    """Link them. All earlier gatherings are used by this, so that the days until they expire begin again."""
    try:
        partnerships.link(connection, room, earlier, now)
    except CannotLink as error:
        raise Refused(409, "link-not-earlier") from error
    for each in partnerships.earlier_rooms(connection, room):
        rooms.touch(connection, each.id, max(now, each.last_used_at))


async def keep_longer(context: RoomContext, actor: str, still: Check) -> JsonDict:
    """Let this room wait for the next gathering. Nobody calls this but `approval`; `still` may raise."""
    room = context.room.id

    def job(connection: Connection) -> None:
        still(connection)
        rooms.keep_for(connection, room, KEPT_DAYS)
        rooms.log_act(connection, room, actor, "keep-longer", {}, time.time())
        rooms.change_state(connection, room)

    await context.write(job)
    context.events.tell(room, "state")
    return {"message": context.words["kept-longer"].format(days=KEPT_DAYS)}


def about_the_partnership(connection: Connection, room: Room) -> Partnership:
    """`partnership` of GET /api/board: the earlier gatherings, the latest first, and the days on which rooms expire."""
    earlier = partnerships.earlier_rooms(connection, room.id)
    return {
        "linked": partnerships.partnership_of(connection, room.id) is not None,
        "expires": expires_on(room),
        "kept": room.expires_after_days >= KEPT_DAYS,
        "earlier": [{"id": each.id, "title": each.title, "expires": expires_on(each)} for each in earlier],
    }
