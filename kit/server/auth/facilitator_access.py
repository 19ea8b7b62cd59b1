"""A facilitator's way in: signing out on this device, and a new link in place of one that others may have seen."""

from kit.responses.people.sessions import FACILITATOR
from kit.room.qr_code import picture_in_page
from kit.room.refused import Refused
from kit.room.sides.access import renew_link, sign_out
from kit.server.handler import COOKIES, RoomHandler


class FacilitatorAccess(RoomHandler):
    """GET /board/access: what can be done. POST with `do`: "leave" signs out here, "renew" makes a new link."""

    open_to = (FACILITATOR,)

    def get(self) -> None:
        self._show()

    async def post(self) -> None:
        do, token = self.get_body_argument("do", ""), self.get_cookie(COOKIES[FACILITATOR]) or ""
        if do == "leave":
            await sign_out(self.app, token)
            self.take_cookie(FACILITATOR)
            self.show("facilitator_left.html.j2", now=None)
        elif do == "renew":
            link = await renew_link(self.context, token)
            self._show(link=link, qr=picture_in_page(link))
        else:
            raise Refused(400, "not-understood")

    def _show(self, link: str = "", qr: str = "") -> None:
        self.show("facilitator_access.html.j2", room=self.room, link=link, qr=qr)
