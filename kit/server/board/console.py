"""The facilitator's own console, for her phone; and the way onto the phone without typing."""

from markupsafe import Markup

from kit.responses.people.sessions import FACILITATOR
from kit.server.handler import RoomHandler
from kit.widgets.board import console_html


class Console(RoomHandler):
    """GET /board/console: for the room's facilitators alone."""

    open_to = (FACILITATOR,)

    def get(self) -> None:
        self.show("console.html.j2", body=Markup(console_html(self.words)))
