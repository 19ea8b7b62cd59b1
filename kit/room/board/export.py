"""Exports: what the gate lets out, as a file. Single answers leave a shared room only if all its sides agreed."""

import asyncio
from typing import get_args

from kit.exercises.json_types import Value
from kit.reports import To, What, export_room
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.room.sides.approval import take_answers_out


async def exported(context: RoomContext, what: Value, to: Value) -> bytes:
    """The file. Raises `Refused`: 400 for what is no export, 403 for single answers that not every side lets out."""
    if what not in get_args(What) or to not in get_args(To):
        raise Refused(400, "not-understood")

    def made() -> bytes:
        with context.store.read() as connection:
            return export_room(connection, context.room, context.pack, what, to)

    content = await asyncio.to_thread(made)
    if what == "answers":  # asked last: another side's facilitator may have come while the file was made
        await take_answers_out(context)
    return content
