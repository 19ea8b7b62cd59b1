"""Exports over HTTP: what the gate lets out, as a file. Single answers leave a shared room only if all sides agreed."""

import asyncio
from datetime import datetime
from typing import Any, get_args

from kit.reports import To, What, export_room
from kit.responses import Room
from kit.responses.sessions import FACILITATOR
from kit.room.refused import Refused
from kit.room.sides.approval import take_answers_out
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
        what = self._one_of(get_args(What), "what")
        to = self._one_of(get_args(To), "to")
        room = self.the_room()
        content = await asyncio.to_thread(self._export, room, what, to)
        if what == "answers":  # asked last: another side's facilitator may have come while the file was made
            await take_answers_out(self.context)
        self.set_header("Content-Type", CONTENT_TYPES[to])
        self.set_header("Content-Disposition", f'attachment; filename="{export_name(room, what, to)}"')
        self.finish(content)

    def _export(self, room: Room, what: What, to: To) -> bytes:
        with self.app.store.read() as connection:
            return export_room(connection, room, self.app.pack, what, to)

    def _one_of(self, offered: tuple[Any, ...], name: str) -> Any:
        asked = self.get_query_argument(name, offered[0])
        if asked not in offered:
            raise Refused(400, "not-understood")
        return asked


def export_name(room: Room, what: What, to: To) -> str:
    """What the file is called, with the day as it is where the server runs: others look for "today's" file."""
    return f"{room.code}-{what}-{datetime.now().date().isoformat()}.{to}"
