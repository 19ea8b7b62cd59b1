"""Sharing a room: whoever opened it chooses her side and invites a facilitator for another one.

An invitation is good once. Whoever takes it gets a link of her own, shown to her alone, so that nobody else can act
for her side. A deputy is invited by her own side, for the same reason.
"""

import time

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict, JsonObject, Value
from kit.responses.people import facilitators
from kit.responses.people.facilitators import DEPUTY, OPENER, RoleName
from kit.responses.people.facilitators import FACILITATOR as LEADER
from kit.responses.room import rooms
from kit.room.act import act
from kit.room.context import RoomContext
from kit.room.qr_code import picture_in_page
from kit.room.refused import Refused
from kit.room.sides.roles import FacilitatorRole, role_of
from kit.room.validation import is_number


async def share(context: RoomContext, given: JsonObject) -> JsonDict:
    """The board's act `{"side"}`: whoever opened the room says for which side she speaks (None: for none).

    Raises `Refused`: 403 for anybody else and once the room is shared, 409 for a side that has a facilitator.
    """
    room = context.room.id

    side = given.get("side")

    def speak(connection: Connection) -> None:
        who = role_of(connection, context)
        if who.role != OPENER or who.shared:
            raise Refused(403, "sharing-is-settled")
        if side is not None:
            _known(connection, room, side)
            if side in who.leading and side != who.side:
                raise Refused(409, "side-has-facilitator")
        facilitators.speak_for(connection, room, side, time.time())

    await act(context, "share", speak, {"side": side})
    return {"message": context.words["speaks-saved"]}


async def invite(context: RoomContext, given: JsonObject) -> JsonDict:
    """The board's act `{"side", "deputy"}`; answers with the `link`, and its `qr` code as an address, this once.

    Raises `Refused` (403) if it `may_invite` not.
    """
    room, side = context.room, given.get("side")
    role = DEPUTY if given.get("deputy") is True else LEADER

    def new(connection: Connection) -> str:
        _known(connection, room.id, side)
        who = role_of(connection, context)
        assert isinstance(side, int)
        if not may_invite(who, side, role):
            raise Refused(403, "invites-its-own")
        return facilitators.invite(connection, room.id, side, role)

    secret = await act(context, "invite", new, {"side": side, "role": role})
    link = f"{context.services.urls[0]}/i/{room.code}/{secret}"
    return {"link": link, "qr": picture_in_page(link)}


def may_invite(who: FacilitatorRole, side: int, role: RoleName) -> bool:
    """A side that has a facilitator invites for itself. For one that has none, whoever opened the room does.

    Otherwise one side could invite itself as the deputy of the other, and confirm its own proposals.
    """
    if side == who.side:
        return who.role != OPENER or role == DEPUTY
    return side not in who.leading and role != DEPUTY and who.role == OPENER


def _known(connection: Connection, room: int, side: Value) -> None:
    if not is_number(side) or side not in [each.id for each in rooms.sides(connection, room)]:
        raise Refused(404, "not-found")
