"""The stories in a real room: light enough for a slow line, and nobody's opinion before one's own."""

import gzip

from server_process import RoomOnServer

from kit.widgets import assets


def test_the_page_is_light(room: RoomOnServer) -> None:
    room.act("open", workshop="mutuality-cases")
    page = room.participant(room.sides[0]).get("/w/mutuality-cases")
    packed = sum(len(gzip.compress(each, 9)) for each in (page, *_assets()))
    assert packed < 60_000


def _assets() -> list[bytes]:
    return [assets.script("boot").encode(), assets.style("kit", "page", "pager").encode()]
