"""What a facilitator does in her room: it is written, logged under her role and side, and told to the open pages."""

import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from kit.exercises.json_types import JsonObject
from kit.responses.room import rooms
from kit.room.context import RoomContext
from kit.room.lifecycle.expiry import note_use
from kit.room.sides.roles import role_of

T = TypeVar("T")


class NothingToDo(Exception):
    """Raised by a change that is done already: it is not logged, and nobody is told."""


async def act(
    context: RoomContext,
    name: str,
    change: Callable[[Connection], T],
    detail: JsonObject | None = None,
    *,
    tells: str = "state",
) -> T | None:
    """Do `change` in one transaction, and return what it does; None if there was nothing to do.

    `detail` is read after the change, which may add to it; `tells` is the kind of event. Raises `Refused` (403) for
    whoever is no facilitator, and whatever `change` raises; then nothing has happened.
    """

    def job(connection: Connection) -> tuple[bool, T | None]:
        role_of(connection, context)
        try:
            done = change(connection)
        except NothingToDo:
            return False, None
        now, actor = time.time(), role_of(connection, context).actor  # as whom she acts may be what has changed
        rooms.log_act(connection, context.room.id, actor, name, detail or {}, now)
        note_use(connection, context.room, now)
        return True, done

    happened, done = await context.write(job)
    if happened:
        context.events.tell(context.room.id, tells)
    return done
