"""A facilitator's way in: her link, signing out on a device, and a new link in place of one that others have seen."""

import time

from sqlalchemy import Connection

from kit.responses.people import facilitators, sessions
from kit.responses.people.facilitators import OPENER_RENEWS, OTHER_RENEWS
from kit.responses.people.sessions import FACILITATOR
from kit.responses.room import rooms
from kit.room.context import RoomContext
from kit.room.facilitator_link import facilitator_path
from kit.room.lifecycle.enter import enter
from kit.room.refused import Refused
from kit.room.services import RoomServices
from kit.room.sides.roles import role_of


async def enter_by_link(services: RoomServices, code: str, key: str) -> str:
    """The token of a session for whoever opened the room, or acts for a side. Raises `Refused` (403)."""
    with services.store.read() as connection:
        room = rooms.room_by_code(connection, code)
        known = facilitators.by_key(connection, room.id, key) if room else None
    if room is None or not (known or services.is_facilitator_key(room, key) or services.is_command_key(room, key)):
        raise Refused(403, "wrong-facilitator-link")
    return await enter(services, room, FACILITATOR, None, facilitator=known.id if known else None)


async def sign_out(services: RoomServices, token: str) -> None:
    """End the session of this token, and what its pages listen to."""
    await services.write(lambda connection: sessions.end_session(connection, token))
    services.events.hang_up(sessions.token_hash(token))


async def renew_link(context: RoomContext, token: str) -> str:
    """A new link for the facilitator, whose session has this token; whoever came by the old one is out."""
    services, room, whose = context.services, context.room, context.facilitating().facilitator

    def job(connection: Connection) -> tuple[str, list[bytes]]:
        actor = role_of(connection, context).actor
        act = OPENER_RENEWS if whose is None else OTHER_RENEWS
        rooms.log_act(connection, room.id, actor, act, {}, time.time())
        ended = sessions.end_other_facilitators(connection, room.id, whose, token)
        if whose is None:
            path = facilitator_path(services.secret, room.code, facilitators.renewals(connection, room.id))
        else:
            path = f"/f/{room.code}/{facilitators.new_key(connection, whose)}"
        return path, ended

    path, ended = await context.write(job)
    for each in ended:
        services.events.hang_up(each)
    services.console_links.forget(context.facilitating())
    services.events.tell(room.id, "state")
    return f"{services.urls[0]}{path}"
