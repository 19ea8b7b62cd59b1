"""A facilitator signs out, and gets a new link in place of one that others may have seen; both are in the log."""

import re
from urllib.parse import urlsplit

from server_process import Client, RoomOnServer
from shared_room import shared


def log_of(room: RoomOnServer, board: Client) -> str:
    return "\n".join(line["text"] for line in board.json("/api/board")["together"]["log"])


def renewed(board: Client) -> str:
    """The path of the new link, which is shown once."""
    status, page = board.form("/board/access", do="renew")
    assert status == 200, page[:300]
    link = re.search(r'href="(http[^"]*/f/[^"]*)" data-own-link', page)
    assert link
    return urlsplit(link[1]).path


def test_signing_out_ends_the_session_of_this_browser_alone(room: RoomOnServer) -> None:
    second = room.server.client(room.path)
    assert 'href="/board/access"' in room.board.get("/board").decode()
    status, page = second.form("/board/access", do="leave")
    assert status == 200 and "signed out" in page
    assert not [each for each in second.jar if each.value]
    assert second.request("GET", "/api/board")[0] == 403
    assert room.board.request("GET", "/api/board")[0] == 200
    second = room.server.client(room.path)
    assert second.request("GET", "/api/board")[0] == 200


def test_only_a_facilitator_has_this_page(room: RoomOnServer) -> None:
    for visitor in (Client(room.server.here), room.participant(room.sides[0])):
        assert visitor.request("GET", "/board/access")[0] == visitor.form("/board/access", do="renew")[0] == 403
    assert room.board.form("/board/access", do="x")[0] == 400


def test_a_new_link_ends_the_old_one_and_whoever_came_by_it(room: RoomOnServer) -> None:
    thief, before = Client(room.server.here), room.path
    thief.get(before)
    console = room.act("console-link")["link"]
    path = renewed(room.board)
    assert path != before
    assert thief.request("GET", "/api/board")[0] == thief.request("GET", before)[0] == 403
    assert Client(room.server.here).request("GET", urlsplit(console).path)[0] == 403
    assert room.board.request("GET", "/api/board")[0] == 200
    again = Client(room.server.here)
    again.get(path)
    assert "made a new facilitator link" in log_of(room, again)
    assert renewed(again) not in (before, path)
    assert Client(room.server.here).request("GET", path)[0] == 403
    assert room.server.command("export", "--room", room.code, "-o", str(room.server.data.parent / "x.csv"))[0] == 0


def test_one_sides_facilitator_renews_her_own_link_alone(room: RoomOnServer) -> None:
    two = shared(room.server, "start-here")
    path = renewed(two.bex)
    again = Client(room.server.here)
    again.get(path)
    assert again.json("/api/board")["together"] == two.bex.json("/api/board")["together"]
    assert two.aby.request("GET", "/api/board")[0] == 200
    assert "Facilitator of Bex: made a new link of their own" in log_of(two.room, two.aby)


def test_taking_a_console_link_is_in_the_log(room: RoomOnServer) -> None:
    phone = Client(room.server.here)
    assert phone.form(urlsplit(room.act("console-link")["link"]).path)[0] == 200
    assert "opened the console on a phone" in log_of(room, room.board)
