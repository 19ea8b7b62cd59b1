"""Two facilitators of one room: what neither side can do alone, however it tries. Attacks over a real server."""

import re
from pathlib import Path

import pytest
from server_process import Client, ServerProcess
from shared_room import SharedRoom, accept, shared

LINK = "kind-of-link"


@pytest.fixture
def two(server: ServerProcess) -> SharedRoom:
    return shared(server, "linking")


def five_each(two: SharedRoom) -> list[Client]:
    came = [two.room.participant(side) for side in two.sides for _ in range(5)]
    for person in came:
        person.answer(LINK, {"kind": ["twinning"]})
    return came


def shown(client: Client, exercise: str = LINK) -> bool:
    return client.request("GET", f"/api/board/result/{exercise}")[0] == 200


def test_reveal_is_not_confirmed_by_anybody_else(two: SharedRoom, server: ServerProcess) -> None:
    five_each(two)
    two.act(two.aby, "reveal", exercise=LINK)
    (waiting,) = two.waiting(two.aby)
    other = shared(server, "linking")
    person = two.room.participant(two.sides[1])
    for stranger in (Client(server.here), person):
        assert two.act(stranger, "confirm", proposal=waiting["id"])[0] == 403
    for board in (other.aby, other.bex):
        assert two.act(board, "confirm", proposal=waiting["id"])[0] == 409, "of another room"
        assert two.act(board, "decline", proposal=waiting["id"])[0] == 409
    for wrong in (None, "1", -1, 10**9, True, float(waiting["id"]), [waiting["id"]]):
        assert two.act(two.bex, "confirm", proposal=wrong)[0] == 409
    assert not shown(two.aby)
    assert two.confirm(two.bex)[0] == 200


def test_private_links_of_facilitators(server: ServerProcess) -> None:
    room = server.room()
    aby, bex = room.sides
    room.act("share", side=aby)
    first, second = (room.act("invite", side=bex)["link"] for _ in range(2))
    path = re.sub(r"^https?://[^/]+", "", second)
    stranger = Client(server.here)
    assert stranger.request("GET", re.sub(r"^https?://[^/]+", "", first))[0] == 403, "replaced by the second"
    assert b"Be the facilitator of Bex" in stranger.get(path), "looking does not use it up"
    status, said = room.board.request("GET", path)
    assert (status, b"for another person" in said) == (409, True), "not taken by a slip of whoever made it"
    new, own = accept(server, second)
    assert stranger.request("GET", path)[0] == 403
    assert stranger.request("POST", path, b"")[0] == 403, "once only"
    assert stranger.request("GET", path.replace("/i/", "/f/"))[0] == 403, "the invitation is no key"
    other_device = Client(server.here)
    other_device.get(own)
    assert other_device.json("/api/board")["together"]["side"] == bex
    assert Client(server.here).request("GET", own.replace(room.code, server.room("Other").code))[0] == 403
    files = b"".join(file.read_bytes() for file in server.data.iterdir() if file.is_file())
    for secret in (own, path):
        assert secret.rsplit("/", 1)[1].encode() not in files
    assert new.json("/api/board")["together"]["role"] == "facilitator"


@pytest.mark.parametrize("running", [True, False])
def test_private_answers_do_not_leave_by_command(request: pytest.FixtureRequest, tmp_path: Path, running: bool) -> None:
    server = request.getfixturevalue("server") if running else ServerProcess(tmp_path / "data")
    two = shared(server, "linking")
    five_each(two)
    two.both("reveal", exercise=LINK)
    two.both("export-answers")
    code, file = two.room.code, tmp_path / "file.csv"
    if not running:
        server.stop()
    for words in (
        ("export", "--room", code, "--what", "answers", "-o", str(file)),
        ("erase", "--room", code, "--yes"),
    ):
        status, said = server.command(*words)
        assert status == 1
        assert "on the board" in said and "shared" in said
        assert "Traceback" not in said
    assert not file.exists()
    status, said = server.command("export", "--room", code, "--what", "results", "-o", str(file))
    assert status == 0, said
    assert b"twinning" in file.read_bytes()
    if running:
        assert two.waiting(two.bex) == [], "the command does not propose either"
        assert two.aby.json("/api/board")["people"] == 10
