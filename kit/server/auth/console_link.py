"""The facilitator's own console, for her phone; and the way onto the phone without typing."""

from kit.responses.people.sessions import FACILITATOR
from kit.room.board.console_link import room_of_link, take_link
from kit.server.handler import RoomHandler


class OnThisPhone(RoomHandler):
    """GET /c/CODE/SECRET asks; POST opens the console on this phone, once.

    Opening needs a press of a button, because programs that preview links fetch them too.
    """

    def get(self, code: str, secret: str) -> None:
        self.show("console_link.html.j2", room=room_of_link(self.app, code, self.app.console_links.look(secret)))

    async def post(self, code: str, secret: str) -> None:
        self.give_cookie(FACILITATOR, await take_link(self.app, code, secret))
        self.redirect("/board/console", status=303)
