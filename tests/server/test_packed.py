"""Pages and static files come compressed in a way that the browser takes, and are the same in all of them."""

import gzip

import brotli
import pytest
from server_process import Client, RoomOnServer

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}


def addresses(room: RoomOnServer) -> tuple[Client, list[str]]:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    page = person.get("/w/linking").decode()
    return person, ["/w/linking", *(part.split('"')[0] for part in page.split('="')[1:] if part.startswith("/static/"))]


@pytest.mark.parametrize("encoding", UNPACK)
def test_every_form_holds_the_same(room: RoomOnServer, encoding: str) -> None:
    person, found = addresses(room)
    assert len(set(found)) == 5, found  # the page, and its styles and scripts in two halves
    for address in found:
        plain = person.get(address)
        status, packed = person.request("GET", address, headers={"Accept-Encoding": encoding})
        assert status == 200
        assert UNPACK[encoding](packed) == plain
        assert encoding == "identity" or len(packed) < len(plain) / 2


def test_the_server_says_for_how_long_it_was_held_up(room: RoomOnServer) -> None:
    assert 0 <= room.board.json("/health")["longest_lag_ms"] < 60_000
