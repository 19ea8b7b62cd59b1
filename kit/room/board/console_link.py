"""The way onto a facilitator's phone without typing."""

import time

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict, JsonObject
from kit.responses import Room
from kit.responses.people import facilitators, sessions
from kit.responses.people.sessions import FACILITATOR
from kit.responses.room import rooms
from kit.room.act import act
from kit.room.console_links import SECONDS_A_LINK_WORKS, ConsoleLink
from kit.room.context import RoomContext
from kit.room.qr_code import picture_in_page
from kit.room.refused import Refused
from kit.room.services import RoomServices


async def console_link(context: RoomContext, _: JsonObject) -> JsonDict:
    """The board's act; answers with the `link`, and its `qr` code as an address, this once."""
    await act(context, "console-link", lambda _: None)
    link = (
        f"{context.services.urls[0]}/c/{context.room.code}/{context.services.console_links.new(context.facilitating())}"
    )
    return {"link": link, "qr": picture_in_page(link), "minutes": SECONDS_A_LINK_WORKS // 60}


def room_of_link(services: RoomServices, code: str, link: ConsoleLink | None) -> Room:
    """The room that a link opens, if it is the one with this `code`. Raises `Refused` (403)."""
    with services.store.read() as connection:
        room = rooms.room_by_code(connection, code)
    if room is None or link is None or link.room != room.id:
        raise Refused(403, "console-link-over")
    return room


async def take_link(services: RoomServices, code: str, secret: str) -> str:
    """The token of a session on the phone that takes the link; it is good once. Raises `Refused` (403)."""
    link = services.console_links.take(secret)
    room, whose = room_of_link(services, code, link), link.facilitator if link else None

    def job(connection: Connection) -> str:
        now = time.time()
        everyone = facilitators.facilitators(connection, room.id)
        who = next((each for each in everyone if each.id == whose), None)
        if whose is not None and who is None:  # the sides have ended their sharing
            raise Refused(403, "console-link-over")
        actor = f"{who.role}:{who.side}" if who else FACILITATOR
        rooms.log_act(connection, room.id, actor, "console-taken", {}, now)
        return sessions.start_session(connection, room.id, FACILITATOR, None, now, facilitator=whose)

    token = await services.write(job)
    services.events.tell(room.id, "state")
    return token
