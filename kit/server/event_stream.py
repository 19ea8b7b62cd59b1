"""What changes in a room, as server-sent events that carry a version and a kind; pages then fetch what they need."""

import asyncio
import json
import random
from typing import cast

from tornado.http1connection import HTTP1Connection
from tornado.iostream import StreamClosedError

from kit.responses.people.sessions import FACILITATOR, PARTICIPANT, SCREEN
from kit.room.events import FULL, GOODBYE
from kit.server.handler import RoomHandler
from kit.server.notebooks.prepare import prepare

SECONDS_BETWEEN_SIGNS_OF_LIFE = 20
RETRY_MS = (1000, 8000)  # when a browser may come back by itself: not all at once after a restart


class Events(RoomHandler):
    """GET /api/events: `data: {"version", "kind"}` whenever something changed.

    The kind "full" is the last: there are more pages than the system has connections, and this one asks now and then.
    """

    open_to = (PARTICIPANT, FACILITATOR, SCREEN)
    _queue: "asyncio.Queue[str] | None" = None

    async def get(self) -> None:
        as_board = self._enters_as_board()
        room = self.the_room().id
        person = self.participant
        self._queue = self.app.events.listen(
            room,
            self.browser,
            board=as_board,
            person=person.id if person else "",
            group=person.group if person else None,
        )
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")
        self.set_header("Content-Encoding", "identity")  # compressing a few bytes takes 0.1 MB for each open page
        line = cast(HTTP1Connection, self.request.connection).stream
        if not self.app.crowd.opens_stream(line, lambda: self._end(FULL), of_board=as_board):
            self._queue.put_nowait(FULL)
        if as_board:
            prepare(self.app, self.the_room())
        try:
            await self._send("state", f"retry: {random.randint(*RETRY_MS)}\n")
            while True:
                try:
                    async with asyncio.timeout(SECONDS_BETWEEN_SIGNS_OF_LIFE):
                        kind = await self._queue.get()
                except TimeoutError:
                    await self._write(": still here\n\n")
                else:
                    if kind == GOODBYE:
                        break
                    await self._send(kind)
                    if kind == FULL:
                        break
        except (StreamClosedError, TimeoutError):
            pass
        finally:
            self.app.crowd.closes_stream(line)
            self.app.events.leave(room, self.browser, self._queue)

    def _enters_as_board(self) -> bool:
        """Whether this is a board or a Screen, which hear of people and answers too."""
        if self.get_query_argument("board", "") == "1":
            return self._enter_as(FACILITATOR)
        return self.get_query_argument("screen", "") == "1" and (self._enter_as(FACILITATOR) or self._enter_as(SCREEN))

    async def _send(self, kind: str, before: str = "") -> None:
        content = {"version": self.app.events.version(self.the_room().id), "kind": kind}
        await self._write(f"{before}data: {json.dumps(content)}\n\n")

    async def _write(self, text: str) -> None:
        """Send `text`; a phone that takes nothing for long is let go and comes back by itself."""
        self.write(text)
        async with asyncio.timeout(SECONDS_BETWEEN_SIGNS_OF_LIFE):
            await self.flush()

    def _end(self, kind: str) -> None:
        if self._queue is not None:
            self._queue.put_nowait(kind)

    def on_connection_close(self) -> None:
        self._end(GOODBYE)
