"""What a facilitator does from the board."""

from kit.responses.people.sessions import FACILITATOR
from kit.room.board.actions import do
from kit.server.handler import RoomHandler


class BoardAct(RoomHandler):
    """POST /api/board/act: `{"act": name, ...}`."""

    open_to = (FACILITATOR,)

    async def post(self) -> None:
        self.answer({"ok": True, **await do(self.context, self.posted())})
