"""Partnerships: rooms of the same partners, one gathering after the other, so that they can be compared over the years.

Nothing links the people of two rooms: whoever joins again is a new participant with a new random id.
"""

from sqlalchemy import Connection, delete, insert, select, update

from kit.responses.database import schema
from kit.responses.room import rooms
from kit.responses.room.rooms import Room

_R = schema.room
_P = schema.partnership
# It would outlive the room that it was taken from, which may be erased.
_NO_NAME = ""


class CannotLink(ValueError):
    """These rooms cannot follow each other in one partnership."""


def link(connection: Connection, room_id: int, earlier_id: int, now: float) -> None:
    """Let the room follow the one with the number `earlier_id` as a later gathering of the same partnership.

    Raises `CannotLink` if the room belongs to a partnership already, or is not the later one of the two.
    """
    if partnership_of(connection, room_id) is not None:
        raise CannotLink("this room belongs to a partnership already")
    if earlier_id >= room_id or rooms.room(connection, earlier_id) is None:
        raise CannotLink("a gathering can only follow an earlier one")
    partnership = partnership_of(connection, earlier_id)
    if partnership is None:
        partnership = schema.new_key(connection, insert(_P), {"name": _NO_NAME, "created_at": now})
    connection.execute(update(_R).where(_R.c.id.in_((room_id, earlier_id))).values(partnership=partnership))


def partnership_of(connection: Connection, room_id: int) -> int | None:
    """The number of the room's partnership; None for a room that is linked to no other."""
    return connection.scalar(select(_R.c.partnership).where(_R.c.id == room_id))


def earlier_rooms(connection: Connection, room_id: int) -> list[Room]:
    """The gatherings of the same partnership before this one, the latest of them first."""
    partnership = partnership_of(connection, room_id)
    if partnership is None:
        return []
    before = (_R.c.partnership == partnership) & (_R.c.id < room_id)
    found = connection.scalars(select(_R.c.id).where(before).order_by(_R.c.id.desc()))
    return [room for each in found if (room := rooms.room(connection, each))]


def forget_empty(connection: Connection) -> int:
    """Delete partnerships of which no room is left; returns how many."""
    used = select(_R.c.partnership).where(_R.c.partnership.is_not(None))
    return connection.execute(delete(_P).where(_P.c.id.not_in(used))).rowcount
