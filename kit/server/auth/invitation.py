"""Sharing a room: whoever opened it chooses her side and invites a facilitator for another one.

An invitation is good once. Whoever takes it gets a link of her own, shown to her alone, so that nobody else can act
for her side. A deputy is invited by her own side, for the same reason.
"""

import time

from sqlalchemy import Connection

from kit.responses import Facilitator, facilitators, rooms, sessions
from kit.responses.sessions import FACILITATOR
from kit.room.qr_code import picture_in_page
from kit.room.refused import Refused
from kit.server.handler import RoomHandler


class Invitation(RoomHandler):
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

        key, token = await self.write_to_store(job)
        self.give_cookie(FACILITATOR, token)
        self.app.events.tell(room_id, "state")
        link = f"{self.app.urls[0]}/f/{self._room(code).code}/{key}"
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
        with self.app.store.read() as connection:
            room = rooms.room_by_code(connection, code)
        if room is None:
            raise Refused(403, "invitation-over")
        return room

    def _invited(self, code: str, secret: str) -> tuple[Facilitator, int]:
        room = self._room(code)
        with self.app.store.read() as connection:
            invited = facilitators.invited(connection, room.id, secret)
        if invited is None:
            raise Refused(403, "invitation-over")
        if self._enter_as(FACILITATOR) and self.room and self.room.id == room.id:
            raise Refused(409, "invitation-for-another")
        return invited, room.id

    def _side(self, invited: Facilitator) -> str:
        with self.app.store.read() as connection:
            return next(each.name for each in rooms.sides(connection, invited.room) if each.id == invited.side)
