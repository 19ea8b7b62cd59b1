"""A facilitator's way in: signing out on this device, and a new link in place of one that others may have seen."""

import time

from sqlalchemy import Connection

from kit.responses import facilitators, rooms, sessions
from kit.responses.facilitators import OPENER_RENEWS, OTHER_RENEWS
from kit.responses.sessions import FACILITATOR
from kit.room.facilitator_link import facilitator_path
from kit.room.qr_code import picture_in_page
from kit.room.refused import Refused
from kit.room.sides.roles import role_of
from kit.server.handler import COOKIES, RoomHandler


class FacilitatorAccess(RoomHandler):
    """GET /board/access: what can be done. POST with `do`: "leave" signs out here, "renew" makes a new link."""

    open_to = (FACILITATOR,)

    def get(self) -> None:
        self._show()

    async def post(self) -> None:
        do = self.get_body_argument("do", "")
        if do == "leave":
            await self._leave()
        elif do == "renew":
            path, ended = await self._renew()
            for each in ended:
                self.app.events.hang_up(each)
            link = f"{self.app.urls[0]}{path}"
            self._show(link=link, qr=picture_in_page(link))
        else:
            raise Refused(400, "not-understood")

    async def _leave(self) -> None:
        token = self.get_cookie(COOKIES[FACILITATOR]) or ""
        await self.write_to_store(lambda connection: sessions.end_session(connection, token))
        self.app.events.hang_up(sessions.token_hash(token))
        self.take_cookie(FACILITATOR)
        self.show("facilitator_left.html.j2", now=None)

    async def _renew(self) -> tuple[str, list[bytes]]:
        """The path of the new link, and the sessions that ended: whoever came by the old one is out."""
        room, whose = self.the_room(), self.session.facilitator if self.session else None
        token, secret = self.get_cookie(COOKIES[FACILITATOR]) or "", self.app.secret

        def job(connection: Connection) -> tuple[str, list[bytes]]:
            actor = role_of(connection, self.context).actor
            act = OPENER_RENEWS if whose is None else OTHER_RENEWS
            rooms.log_act(connection, room.id, actor, act, {}, time.time())
            ended = sessions.end_other_facilitators(connection, room.id, whose, token)
            if whose is None:
                path = facilitator_path(secret, room.code, facilitators.renewals(connection, room.id))
            else:
                path = f"/f/{room.code}/{facilitators.new_key(connection, whose)}"
            return path, ended

        found = await self.write_to_store(job)
        self.app.console_links.forget(self.context.facilitating())
        self.app.events.tell(room.id, "state")
        return found

    def _show(self, link: str = "", qr: str = "") -> None:
        self.show("facilitator_access.html.j2", room=self.room, link=link, qr=qr)
