"""An invitation for a facilitator of a side, or for her deputy."""

from kit.responses.people.sessions import FACILITATOR
from kit.room.qr_code import picture_in_page
from kit.room.sides.invitation import Invited, invited, take_invitation
from kit.server.handler import RoomHandler


class Invitation(RoomHandler):
    """GET /i/CODE/SECRET asks whether to take the invitation; POST takes it, and shows a link of one's own.

    Taking needs a press of a button, because programs that preview links fetch them too.
    """

    def get(self, code: str, secret: str) -> None:
        self._show(self._invited(code, secret), link="")

    async def post(self, code: str, secret: str) -> None:
        invitation = self._invited(code, secret)
        link, token = await take_invitation(self.app, invitation, secret)
        self.give_cookie(FACILITATOR, token)
        self._show(invitation, link=link, qr=picture_in_page(link))

    def _invited(self, code: str, secret: str) -> Invited:
        return invited(self.app, code, secret, self.room if self._enter_as(FACILITATOR) else None)

    def _show(self, invitation: Invited, **values: object) -> None:
        about = {"room": invitation.room, "role": invitation.role, "side": invitation.side}
        self.show("invitation.html.j2", **about, **values)
