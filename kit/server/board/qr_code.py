"""What the board shows. What a facilitator does from it is in `actions`."""

import io

import segno

from kit.responses.people.sessions import FACILITATOR
from kit.server.handler import RoomHandler


class QrCode(RoomHandler):
    """GET /api/board/qr.svg: the join link as a QR code; with `?of=` that at another address of this computer."""

    open_to = (FACILITATOR,)

    def get(self) -> None:
        links = [f"{url}/join?code={self.the_room().code}" for url in self.app.urls]
        asked = self.get_query_argument("of", "")
        link = asked if asked in links else links[0]
        picture = io.BytesIO()
        segno.make(link, error="m").save(picture, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None)
        self.set_header("Content-Type", "image/svg+xml")
        self.finish(picture.getvalue())
