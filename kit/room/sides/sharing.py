"""Sharing a room: whoever opened it chooses her side and invites a facilitator for another one.

An invitation is good once. Whoever takes it gets a link of her own, shown to her alone, so that nobody else can act
for her side. A deputy is invited by her own side, for the same reason.
"""

import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from kit.responses import facilitators, rooms
from kit.responses.facilitators import DEPUTY, OPENER, RoleName
from kit.responses.facilitators import FACILITATOR as LEADER
from kit.room.context import RoomContext
from kit.room.qr_code import picture_in_page
from kit.room.refused import Refused
from kit.room.sides.roles import FacilitatorRole, role_of
from kit.room.validation import is_number


async def share(context: RoomContext, given: Mapping[str, Any]) -> dict[str, Any]:
    """The board's act `{"side"}`: whoever opened the room says for which side she speaks (None: for none).

    Raises `Refused`: 403 for anybody else and once the room is shared, 409 for a side that has a facilitator.
    """
    room = context.room.id

    def job(connection: Connection) -> None:
        who, side = role_of(connection, context), given.get("side")
        if who.role != OPENER or who.shared:
            raise Refused(403, "sharing-is-settled")
        if side is not None:
            _known(connection, room, side)
            if side in who.leading and side != who.side:
                raise Refused(409, "side-has-facilitator")
        now = time.time()
        facilitators.speak_for(connection, room, side, now)
        rooms.log_act(connection, room, role_of(connection, context).actor, "share", {"side": side}, now)

    await context.write(job)
    context.events.tell(room, "state")
    return {"message": context.words["speaks-saved"]}


async def invite(context: RoomContext, given: Mapping[str, Any]) -> dict[str, Any]:
    """The board's act `{"side", "deputy"}`; answers with the `link`, and its `qr` code as an address, this once.

    Raises `Refused` (403) if it `may_invite` not.
    """
    room, side = context.room, given.get("side")
    role = DEPUTY if given.get("deputy") is True else LEADER

    def job(connection: Connection) -> str:
        _known(connection, room.id, side)
        who = role_of(connection, context)
        assert isinstance(side, int)
        if not may_invite(who, side, role):
            raise Refused(403, "invites-its-own")
        made = facilitators.invite(connection, room.id, side, role)
        rooms.log_act(connection, room.id, who.actor, "invite", {"side": side, "role": role}, time.time())
        return made

    link = f"{context.services.urls[0]}/i/{room.code}/{await context.write(job)}"
    context.events.tell(room.id, "state")
    return {"link": link, "qr": picture_in_page(link)}


def may_invite(who: FacilitatorRole, side: int, role: RoleName) -> bool:
    """A side that has a facilitator invites for itself. For one that has none, whoever opened the room does.

    Otherwise one side could invite itself as the deputy of the other, and confirm its own proposals.
    """
    if side == who.side:
        return who.role != OPENER or role == DEPUTY
    return side not in who.leading and role != DEPUTY and who.role == OPENER


def _known(connection: Connection, room: int, side: Any) -> None:
    if not is_number(side) or side not in [each.id for each in rooms.sides(connection, room)]:
        raise Refused(404, "not-found")
