"""Asking for a pause."""

import time

from sqlalchemy import Connection

from kit.responses.room import rooms
from kit.room.context import RoomContext


async def ask_for_a_pause(context: RoomContext) -> None:
    """Note when somebody in the room asked for a pause, and neither who nor on which side. It is in no log.

    Asked again within half a minute, it notes nothing.
    """
    room, now = context.room.id, time.time()

    def job(connection: Connection) -> None:
        rooms.change_state(connection, room, pause_asked_at=now)

    if context.services.pause_requests.hear(context.person().id):
        await context.write(job)
        context.events.tell(room, "state")
