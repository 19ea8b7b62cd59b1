"""Finding a room by what somebody typed as its code."""

import click
from sqlalchemy import Connection

from kit.responses import Room, rooms


def room_with(connection: Connection, code: str | None) -> Room:
    """The room with this `code`, or the newest one. Raises `click.ClickException`, which names the rooms there are."""
    known = rooms.rooms(connection)
    found = rooms.room_by_code(connection, code) if code is not None else next(iter(known), None)
    if found is None:
        codes = ", ".join(room.code for room in known) or "none"
        raise click.ClickException(f"There is no room {code or ''} in this data folder; its rooms: {codes}.")
    return found
