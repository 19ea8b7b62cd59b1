"""Opening a room: a code, sides, and the first workshops, so that phones have something to do at once."""

import time
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from kit.exercises import Pack
from kit.responses import Room
from kit.responses.room import rooms


def placeholder_sides(words: Mapping[str, str]) -> tuple[str, str]:
    """What the two sides are called until the facilitator names them."""
    return words["side-placeholder-1"], words["side-placeholder-2"]


def open_room(
    connection: Connection, title: str, sides: Sequence[str], workshops: Sequence[str], pack: tuple[str, str] = ("", "")
) -> Room:
    """A new room with `workshops` of the `pack` (id and version) open.

    Raises `ValueError` for fewer than two sides or an empty name.
    """
    room = rooms.create_room(connection, title, sides, time.time(), pack)
    rooms.change_state(connection, room.id, open=list(workshops))
    return room


def newest_or_first_room(connection: Connection, pack: Pack) -> Room:
    """The newest room, or a first one with placeholder names, because a server without a room is of no use."""
    for room in rooms.rooms(connection):
        return room
    words = pack.words()
    first = pack.manifest.workshops[:1]
    return open_room(connection, words["room-placeholder"], placeholder_sides(words), first, named(pack))


def named(pack: Pack) -> tuple[str, str]:
    """The id and the version that a room remembers of its pack."""
    return pack.manifest.id, pack.manifest.version
