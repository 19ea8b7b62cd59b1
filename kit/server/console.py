"""The facilitator's own console, for her phone; and the way onto the phone without typing."""

import time
from typing import Any

from markupsafe import Markup
from sqlalchemy import Connection

from kit.responses import Room, facilitators, rooms, sessions
from kit.server.access import FACILITATOR, Refused, Visit
from kit.server.console_links import SECONDS_A_LINK_WORKS, ConsoleLink
from kit.server.qr_codes import picture_in_page
from kit.server.standing import standing
from kit.widgets.console import console_html


class Console(Visit):
    """GET /board/console: for the room's facilitators alone."""

    open_to = (FACILITATOR,)

    def get(self) -> None:
        self.show("console.html.j2", body=Markup(console_html(self.words)))


async def console_link(visit: Visit) -> dict[str, Any]:
    """The board's act; answers with the `link`, and its `qr` code as an address, this once."""

    def job(connection: Connection) -> None:
        actor = standing(connection, visit).actor
        rooms.log_act(connection, visit.the_room().id, actor, "console-link", {}, time.time())

    await visit.keep(job)
    link = f"{visit.house.urls[0]}/c/{visit.the_room().code}/{visit.house.console_links.new(visit)}"
    visit.house.news.tell(visit.the_room().id, "state")
    return {"link": link, "qr": picture_in_page(link), "minutes": SECONDS_A_LINK_WORKS // 60}


class OnThisPhone(Visit):
    """GET /c/CODE/SECRET asks; POST opens the console on this phone, once.

    Opening needs a press of a button, because programs that preview links fetch them too.
    """

    def get(self, code: str, secret: str) -> None:
        room, _ = self._found(code, self.house.console_links.look(secret))
        self.show("console_link.html.j2", room=room)

    async def post(self, code: str, secret: str) -> None:
        room, link = self._found(code, self.house.console_links.take(secret))

        def job(connection: Connection) -> str:
            now = time.time()
            everyone = facilitators.facilitators(connection, room.id)
            if link.facilitator not in (None, *(each.id for each in everyone)):  # the sides have ended their sharing
                raise Refused(403, "console-link-over")
            who = next((each for each in everyone if each.id == link.facilitator), None)
            actor = f"{who.role}:{who.side}" if who else FACILITATOR
            rooms.log_act(connection, room.id, actor, "console-taken", {}, now)
            return sessions.start_session(connection, room.id, FACILITATOR, None, now, facilitator=link.facilitator)

        self.give_cookie(FACILITATOR, await self.keep(job))
        self.house.news.tell(room.id, "state")
        self.redirect("/board/console", status=303)

    def _found(self, code: str, link: ConsoleLink | None) -> tuple[Room, ConsoleLink]:
        with self.house.store.read() as connection:
            room = rooms.room_by_code(connection, code)
        if room is None or link is None or link.room != room.id:
            raise Refused(403, "console-link-over")
        return room, link
