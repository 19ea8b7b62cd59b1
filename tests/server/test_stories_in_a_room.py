"""The stories in a real room: light enough for a slow line, and nobody's opinion before one's own."""

from server_process import RoomOnServer

from kit.exercises import load_pack
from kit.server.runtime.compressed import PrecomputedResponse
from kit.widgets import assets
from kit.widgets.script_words import script_words


def test_the_page_is_light(room: RoomOnServer) -> None:
    """As it is sent: what a first visit begins with, and what comes later too."""
    room.act("open", workshop="mutuality-cases")
    page = room.participant(room.sides[0]).get("/w/mutuality-cases").decode()
    later = assets.later_script("/kit.js", script_words(load_pack().words(), "later")), assets.later_style()
    first = page, assets.script("boot"), assets.first_style()
    assert packed(*first) < 40_000
    assert packed(*first, *later) < 64_000


def packed(*parts: str) -> int:
    return sum(len(PrecomputedResponse.of(each.encode()).gzip or b"") for each in parts)
