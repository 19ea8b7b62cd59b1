"""A participant needs a pause: the facilitators learn that somebody does, and nobody learns who."""

import asyncio
import time

from sqlalchemy import Connection

from kit.responses import rooms
from kit.server.access import PARTICIPANT, Visit

SECONDS_BETWEEN_WISHES = 30


class Pauses:
    """Whose wish was heard just now, so that nobody keeps the room busy. In memory alone, for half a minute."""

    def __init__(self) -> None:
        self._lately: set[str] = set()

    def hear(self, participant: str) -> bool:
        """Whether this wish is a new one of `participant`."""
        if participant in self._lately:
            return False
        self._lately.add(participant)
        asyncio.get_running_loop().call_later(SECONDS_BETWEEN_WISHES, self._lately.discard, participant)
        return True


class Pause(Visit):
    """POST /api/pause: notes when somebody in the room asked for a pause, and neither who nor on which side.

    Asked again within `SECONDS_BETWEEN_WISHES`, it answers the same and notes nothing. It is in no log. A plain form
    gets a page, a script JSON.
    """

    open_to = (PARTICIPANT,)

    async def post(self) -> None:
        room, now = self.the_room().id, time.time()

        def job(connection: Connection) -> None:
            rooms.change_state(connection, room, pause_asked_at=now)

        if self.house.pauses.hear(self.the_participant().id):
            await self.keep(job)
            self.house.news.tell(room, "state")
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            self.answer({"ok": True, "message": self.words["pause-told"]})
        else:
            self.show("message.html.j2", title=self.words["pause-title"], text=self.words["pause-told"])
