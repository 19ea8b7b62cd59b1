"""Finding a room by what somebody typed as its code."""

import click
from sqlalchemy import Connection

from kit.responses import Room
from kit.responses.people import facilitators
from kit.responses.room import rooms


def room_with(connection: Connection, code: str | None) -> Room:
    """The room with this `code`, or the newest one. Raises `click.ClickException`, which names the rooms there are."""
    known = rooms.rooms(connection)
    found = rooms.room_by_code(connection, code) if code is not None else next(iter(known), None)
    if found is None:
        codes = ", ".join(room.code for room in known) or "none"
        raise click.ClickException(f"There is no room {code or ''} in this data folder; its rooms: {codes}.")
    return found


def refuse_if_shared(connection: Connection, room: Room) -> None:
    """Raise `click.ClickException` for a room that several sides share: there, no side does this alone."""
    if facilitators.is_shared(connection, room.id):
        raise refusal_of_a_shared_room()


def refusal_of_a_shared_room() -> click.ClickException:
    """What is said then."""
    return click.ClickException(
        "This room is shared by two sides, so a command cannot do this. Start the room server: one side proposes it on "
        "the board, under Save, and the other side confirms it on their own screen. Nothing was changed."
    )
