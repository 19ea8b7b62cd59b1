"""The way onto a facilitator's phone without typing."""

import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from kit.responses import rooms
from kit.room.console_links import SECONDS_A_LINK_WORKS
from kit.room.context import RoomContext
from kit.room.qr_code import picture_in_page
from kit.room.sides.roles import role_of


async def console_link(context: RoomContext, _: Mapping[str, Any]) -> dict[str, Any]:
    """The board's act; answers with the `link`, and its `qr` code as an address, this once."""

    def job(connection: Connection) -> None:
        actor = role_of(connection, context).actor
        rooms.log_act(connection, context.room.id, actor, "console-link", {}, time.time())

    await context.write(job)
    link = (
        f"{context.services.urls[0]}/c/{context.room.code}/{context.services.console_links.new(context.facilitating())}"
    )
    context.events.tell(context.room.id, "state")
    return {"link": link, "qr": picture_in_page(link), "minutes": SECONDS_A_LINK_WORKS // 60}
