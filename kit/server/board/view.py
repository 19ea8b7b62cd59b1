"""What the board shows."""

import asyncio

from kit.responses.people.sessions import FACILITATOR
from kit.room.board.view import look
from kit.room.schema import BoardData
from kit.server.handler import RoomHandler
from kit.server.notebooks.board import notes_on_pages, own_notebooks_on_board


class Board(RoomHandler):
    """GET /api/board: the room as its facilitator sees it. Never a name, never an answer."""

    open_to = (FACILITATOR,)

    async def get(self) -> None:
        # The event loop changes seats and links, so they are read here; counting a large room would keep it waiting.
        console_link = self.app.console_links.waits(self.context.facilitating())
        notebooks = own_notebooks_on_board(self.app, self.context.state())
        room = await asyncio.to_thread(look, self.context)
        notes = [*room["notes"], *notes_on_pages(self.app, self.words, self.language)]
        board: BoardData = {**room, "console_link": console_link, "notebooks": notebooks, "notes": notes}
        self.answer(board)
