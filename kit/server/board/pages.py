"""The page of the board, and sheets to print."""

import asyncio

from kit.responses.people.sessions import FACILITATOR
from kit.room.refused import Refused
from kit.server.handler import POLICY, RoomHandler
from kit.server.notebooks.send import send_page
from kit.widgets.handout import handout_html, style_hash

BOARD = "facilitator/board"


class BoardPage(RoomHandler):
    """GET /board: for the room's facilitator alone."""

    open_to = (FACILITATOR,)

    async def get(self) -> None:
        self.set_header("Content-Security-Policy", f"{POLICY}; frame-src 'self'")  # a small copy of the Screen
        await send_page(self, BOARD)


class Handout(RoomHandler):
    """GET /handout/<workshop>: its sheets to print, for facilitators. Their styles are inside, and only they hold."""

    open_to = (FACILITATOR,)

    async def get(self, name: str) -> None:
        if name not in self.app.pack.manifest.workshops:
            raise Refused(404, "not-found")
        html = await asyncio.to_thread(self._sheets, name)
        self.set_header("Content-Security-Policy", POLICY.replace("style-src 'self'", f"style-src {style_hash()}"))
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(html)

    def _sheets(self, name: str) -> str:
        workshop = self.app.pack.workshop(name, self.language)
        sheets = [self.app.pack.cited_readably(exercise) for exercise in workshop.exercises]
        return handout_html(sheets, workshop, self.words, self.language)
