"""Revealed results on the board."""

from kit.responses.people.sessions import FACILITATOR
from kit.room.board.results import own_side_result, revealed_findings, revealed_result
from kit.server.handler import RoomHandler


class BoardResult(RoomHandler):
    """GET /api/board/result/<exercise>: the revealed result, as everybody may see it.

    With `?stage=own-side`, what the facilitator's own side sees of itself before the room does.
    """

    open_to = (FACILITATOR,)

    async def get(self, name: str) -> None:
        wide = self.get_query_argument("wide", "") == "1"
        of = own_side_result if self.get_query_argument("stage", "") == "own-side" else revealed_result
        self.answer({"html": await of(self.context, name, wide=wide)})


class BoardFindings(RoomHandler):
    """GET /api/board/findings/<exercise>: a revealed result one finding at a time, each as HTML; maybe none."""

    open_to = (FACILITATOR,)

    async def get(self, name: str) -> None:
        self.answer({"findings": await revealed_findings(self.context, name)})
