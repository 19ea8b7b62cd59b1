"""Scripts, styles and widgets, as browsers fetch them."""

import asyncio

from kit.responses.people.sessions import FACILITATOR, PARTICIPANT
from kit.room.refused import Refused
from kit.server.handler import RoomHandler
from kit.server.notebooks.voila_assets import find_file
from kit.server.runtime.static import A_YEAR


class Static(RoomHandler):
    """GET /static/...: open to anyone; there is nothing personal in it."""

    def get(self) -> None:
        file = self.app.static.files.get(self.request.path)
        if file is None:
            self.send_error(404)
            return
        self.without_headers_of_pages()
        self.set_header("Content-Type", file.content_type)
        self.set_header("Cache-Control", f"public, max-age={A_YEAR}, immutable")
        self.set_header("Vary", "Accept-Encoding")
        file.content.send(self)


class VoilaFile(RoomHandler):
    """GET /static/voila/<version>/static|labextensions/<path>: for whoever is in a room."""

    open_to = (PARTICIPANT, FACILITATOR)

    async def get(self, kind: str, path: str) -> None:
        file = await asyncio.to_thread(find_file, kind, path)
        if file is None:
            raise Refused(404, "not-found")
        self.set_header("Content-Type", file.content_type)
        self.set_header("Cache-Control", f"private, max-age={A_YEAR}, immutable")
        self.set_header("Vary", "Accept-Encoding")
        file.content.send(self)
