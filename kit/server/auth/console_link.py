"""The facilitator's own console, for her phone; and the way onto the phone without typing."""

import time

from sqlalchemy import Connection

from kit.responses import Room, facilitators, rooms, sessions
from kit.responses.sessions import FACILITATOR
from kit.room.console_links import ConsoleLink
from kit.room.refused import Refused
from kit.server.handler import RoomHandler


class OnThisPhone(RoomHandler):
    """GET /c/CODE/SECRET asks; POST opens the console on this phone, once.

    Opening needs a press of a button, because programs that preview links fetch them too.
    """

    def get(self, code: str, secret: str) -> None:
        room, _ = self._found(code, self.app.console_links.look(secret))
        self.show("console_link.html.j2", room=room)

    async def post(self, code: str, secret: str) -> None:
        room, link = self._found(code, self.app.console_links.take(secret))

        def job(connection: Connection) -> str:
            now = time.time()
            everyone = facilitators.facilitators(connection, room.id)
            if link.facilitator not in (None, *(each.id for each in everyone)):  # the sides have ended their sharing
                raise Refused(403, "console-link-over")
            who = next((each for each in everyone if each.id == link.facilitator), None)
            actor = f"{who.role}:{who.side}" if who else FACILITATOR
            rooms.log_act(connection, room.id, actor, "console-taken", {}, now)
            return sessions.start_session(connection, room.id, FACILITATOR, None, now, facilitator=link.facilitator)

        self.give_cookie(FACILITATOR, await self.write_to_store(job))
        self.app.events.tell(room.id, "state")
        self.redirect("/board/console", status=303)

    def _found(self, code: str, link: ConsoleLink | None) -> tuple[Room, ConsoleLink]:
        with self.app.store.read() as connection:
            room = rooms.room_by_code(connection, code)
        if room is None or link is None or link.room != room.id:
            raise Refused(403, "console-link-over")
        return room, link
