"""Sharing a room: whoever opened it chooses her side and invites a facilitator for another one.

An invitation is good once. Whoever takes it gets a link of her own, shown to her alone, so that nobody else can act
for her side. A deputy is invited by her own side, for the same reason.
"""

import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from kit.responses import Facilitator, facilitators, rooms, sessions
from kit.responses.facilitators import DEPUTY, OPENER, FacilitatorRole
from kit.responses.facilitators import FACILITATOR as LEADER
from kit.server.access import FACILITATOR, Refused, Visit
from kit.server.json_input import is_number
from kit.server.qr_codes import picture_in_page
from kit.server.standing import Standing, standing


async def share(visit: Visit, given: Mapping[str, Any]) -> dict[str, Any]:
    """The board's act `{"side"}`: whoever opened the room says for which side she speaks (None: for none).

    Raises `Refused`: 403 for anybody else and once the room is shared, 409 for a side that has a facilitator.
    """
    room = visit.the_room().id

    def job(connection: Connection) -> None:
        who, side = standing(connection, visit), given.get("side")
        if who.role != OPENER or who.shared:
            raise Refused(403, "sharing-is-settled")
        if side is not None:
            _known(connection, room, side)
            if side in who.leading and side != who.side:
                raise Refused(409, "side-has-facilitator")
        now = time.time()
        facilitators.speak_for(connection, room, side, now)
        rooms.log_act(connection, room, standing(connection, visit).actor, "share", {"side": side}, now)

    await visit.keep(job)
    visit.house.news.tell(room, "state")
    return {"message": visit.words["speaks-saved"]}


async def invite(visit: Visit, given: Mapping[str, Any]) -> dict[str, Any]:
    """The board's act `{"side", "deputy"}`; answers with the `link`, and its `qr` code as an address, this once.

    Raises `Refused` (403) if it `may_invite` not.
    """
    room, side = visit.the_room(), given.get("side")
    role = DEPUTY if given.get("deputy") is True else LEADER

    def job(connection: Connection) -> str:
        _known(connection, room.id, side)
        who = standing(connection, visit)
        assert isinstance(side, int)
        if not may_invite(who, side, role):
            raise Refused(403, "invites-its-own")
        made = facilitators.invite(connection, room.id, side, role)
        rooms.log_act(connection, room.id, who.actor, "invite", {"side": side, "role": role}, time.time())
        return made

    link = f"{visit.house.urls[0]}/i/{room.code}/{await visit.keep(job)}"
    visit.house.news.tell(room.id, "state")
    return {"link": link, "qr": picture_in_page(link)}


def may_invite(who: Standing, side: int, role: FacilitatorRole) -> bool:
    """A side that has a facilitator invites for itself. For one that has none, whoever opened the room does.

    Otherwise one side could invite itself as the deputy of the other, and confirm its own proposals.
    """
    if side == who.side:
        return who.role != OPENER or role == DEPUTY
    return side not in who.leading and role != DEPUTY and who.role == OPENER


def _known(connection: Connection, room: int, side: Any) -> None:
    if not is_number(side) or side not in [each.id for each in rooms.sides(connection, room)]:
        raise Refused(404, "not-found")


class Invitation(Visit):
    """GET /i/CODE/SECRET asks whether to take the invitation; POST takes it, and shows a link of one's own.

    Taking needs a press of a button, because programs that preview links fetch them too.
    """

    def get(self, code: str, secret: str) -> None:
        invited, _ = self._invited(code, secret)
        self.show("invitation.html.j2", room=self._room(code), role=invited.role, side=self._side(invited), link="")

    async def post(self, code: str, secret: str) -> None:
        invited, room_id = self._invited(code, secret)

        def job(connection: Connection) -> tuple[str, str]:
            now = time.time()
            taken = facilitators.accept(connection, room_id, secret, now)
            if taken is None:  # somebody was quicker
                raise Refused(403, "invitation-over")
            new, key = taken
            actor = f"{new.role}:{new.side}"
            rooms.log_act(connection, room_id, actor, "came", {"side": new.side, "role": new.role}, now)
            return key, sessions.start_session(connection, room_id, FACILITATOR, None, now, facilitator=new.id)

        key, token = await self.keep(job)
        self.give_cookie(FACILITATOR, token)
        self.house.news.tell(room_id, "state")
        link = f"{self.house.urls[0]}/f/{self._room(code).code}/{key}"
        side = self._side(invited)
        self.show(
            "invitation.html.j2",
            room=self._room(code),
            role=invited.role,
            side=side,
            link=link,
            qr=picture_in_page(link),
        )

    def _room(self, code: str) -> rooms.Room:
        with self.house.store.read() as connection:
            room = rooms.room_by_code(connection, code)
        if room is None:
            raise Refused(403, "invitation-over")
        return room

    def _invited(self, code: str, secret: str) -> tuple[Facilitator, int]:
        room = self._room(code)
        with self.house.store.read() as connection:
            invited = facilitators.invited(connection, room.id, secret)
        if invited is None:
            raise Refused(403, "invitation-over")
        if self._enter_as(FACILITATOR) and self.room and self.room.id == room.id:
            raise Refused(409, "invitation-for-another")
        return invited, room.id

    def _side(self, invited: Facilitator) -> str:
        with self.house.store.read() as connection:
            return next(each.name for each in rooms.sides(connection, invited.room) if each.id == invited.side)
