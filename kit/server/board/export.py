"""Exports over HTTP: what the gate lets out, as a file. Single answers leave a shared room only if all sides agreed."""

from datetime import datetime

from kit.responses import Room
from kit.responses.people.sessions import FACILITATOR
from kit.room.board.export import exported
from kit.server.handler import RoomHandler

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}


class Export(RoomHandler):
    """GET /api/board/export?what=results|answers&to=csv|xlsx|json: a file through the gate."""

    open_to = (FACILITATOR,)

    async def get(self) -> None:
        what, to = self.get_query_argument("what", "results"), self.get_query_argument("to", "csv")
        content = await exported(self.context, what, to)
        self.set_header("Content-Type", CONTENT_TYPES[to])
        self.set_header("Content-Disposition", f'attachment; filename="{export_name(self.the_room(), what, to)}"')
        self.finish(content)


def export_name(room: Room, what: str, to: str) -> str:
    """What the file is called, with the day as it is where the server runs: others look for "today's" file."""
    return f"{room.code}-{what}-{datetime.now().date().isoformat()}.{to}"
