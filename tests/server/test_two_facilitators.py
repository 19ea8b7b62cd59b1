"""Two facilitators of one room: what neither side can do alone, however it tries. Attacks over a real server."""

import re
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from server_process import Client, RoomOnServer, ServerProcess
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


def test_reveal_needs_the_other_side(two: SharedRoom) -> None:
    came = five_each(two)
    status, said = two.act(two.aby, "reveal", exercise=LINK)
    assert (status, said["proposed"]) == (200, True)
    assert not shown(two.aby) and not shown(two.bex)
    assert came[0].json(f"/api/result/{LINK}")["room"] is None
    (mine,), (hers,) = two.waiting(two.aby), two.waiting(two.bex)
    assert (mine["mine"], mine["may_confirm"], hers["mine"], hers["may_confirm"]) == (True, False, False, True)
    assert hers["text"].startswith("Aby proposes: show the room")
    assert two.act(two.bex, "confirm", proposal=hers["id"])[0] == 200
    assert shown(two.aby) and shown(two.bex)
    assert came[0].json(f"/api/result/{LINK}")["room"]
    assert two.waiting(two.aby) == []


def test_reveal_is_not_confirmed_by_the_side_that_proposes(two: SharedRoom, server: ServerProcess) -> None:
    five_each(two)
    two.act(two.aby, "reveal", exercise=LINK)
    (waiting,) = two.waiting(two.aby)
    deputy, _ = accept(server, two.act(two.aby, "invite", side=two.sides[0], deputy=True)[1]["link"])
    again = Client(server.here)
    again.get(two.room.path)  # whoever opened the room, in another browser
    bex_side = two.sides[1]
    for her in (two.aby, deputy, again):
        for forged in ({}, {"side": bex_side}, {"role": "facilitator", "agreed": two.sides}, {"facilitator": 2}):
            status, said = two.act(her, "confirm", proposal=waiting["id"], **forged)
            assert (status, "Your side said yes already" in said["error"]) == (403, True)
        status, said = two.act(her, "reveal", exercise=LINK, side=bex_side)
        assert status == 409, "it is proposed already"
    assert not shown(two.aby)
    assert two.waiting(two.bex)[0]["may_confirm"]


def test_reveal_by_the_deputy_of_the_other_side(two: SharedRoom, server: ServerProcess) -> None:
    five_each(two)
    two.act(two.aby, "reveal", exercise=LINK)
    deputy, _ = accept(server, two.act(two.bex, "invite", side=two.sides[1], deputy=True)[1]["link"])
    assert two.confirm(deputy)[0] == 200
    assert shown(deputy)
    log = " ".join(line["text"] for line in two.board(two.aby)["log"])
    assert "Deputy of Bex: said yes to: show the room" in log


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
    for wrong in (None, "1", -1, 10**9, True, [waiting["id"]]):
        assert two.act(two.bex, "confirm", proposal=wrong)[0] == 409
    assert not shown(two.aby)
    assert two.confirm(two.bex)[0] == 200


def test_reveal_declined_taken_back_or_done_is_over(two: SharedRoom) -> None:
    five_each(two)
    for her, word in ((two.bex, "said “not now” to"), (two.aby, "took back")):
        two.act(two.aby, "reveal", exercise=LINK)
        (waiting,) = two.waiting(two.bex)
        assert two.act(her, "decline", proposal=waiting["id"])[0] == 200
        status, said = two.act(two.bex, "confirm", proposal=waiting["id"])
        assert (status, "is over" in said["error"]) == (409, True)
        assert word in two.board(two.bex)["log"][0]["text"]
    assert two.both("reveal", exercise=LINK)[0] == 200
    assert two.act(two.bex, "confirm", proposal=waiting["id"] + 1)[0] == 409, "only once"


def test_reveal_proposed_too_long_ago_is_over(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data")
    try:
        two = shared(server, "linking")
        five_each(two)
        two.act(two.aby, "reveal", exercise=LINK)
        (waiting,) = two.waiting(two.bex)
        assert 540 <= waiting["seconds_left"] <= 600
        server.stop()
        with closing(sqlite3.connect(server.data / "mutuality.sqlite")) as database:
            database.execute("update proposal set made_at = made_at - 601")
            database.commit()
        server.start()
        assert two.waiting(two.bex) == []
        assert two.act(two.bex, "confirm", proposal=waiting["id"])[0] == 409
        assert not shown(two.bex)
    finally:
        server.stop()


def test_private_exercises_are_not_even_proposed(two: SharedRoom) -> None:
    status, said = two.act(two.aby, "reveal", exercise="self-scoring")
    assert (status, "private" in said["error"]) == (403, True)
    assert two.waiting(two.bex) == []


def test_private_answers_one_by_one_leave_only_when_both_agree(two: SharedRoom) -> None:
    five_each(two)
    two.both("reveal", exercise=LINK)
    address = "/api/board/export?what=answers&to=csv"
    for her in (two.aby, two.bex):
        status, said = her.request("GET", address)
        assert (status, b"when each side has said yes" in said) == (403, True)
        assert b"twinning" in her.get("/api/board/export?what=results&to=csv"), "results leave through the gate"
    two.act(two.bex, "export-answers")
    assert two.aby.request("GET", address)[0] == 403, "proposed is not agreed"
    assert two.confirm(two.aby)[0] == 200
    assert b"twinning" in two.aby.get(address)
    assert b"twinning" in two.bex.get(address)
    assert "Facilitator of Bex: saved the single answers" in two.board(two.aby)["log"][0]["text"]


def test_private_room_is_erased_only_when_both_agree(two: SharedRoom) -> None:
    five_each(two)
    code = two.room.code
    status, said = two.act(two.aby, "erase-room", code="WRONG1")
    assert (status, "Nothing was erased" in said["error"]) == (400, True)
    assert two.act(two.aby, "erase-room", code=code)[1]["proposed"]
    assert two.aby.json("/api/board")["people"] == 10
    status, said = two.confirm(two.bex)
    assert status == 200
    assert "People: 10." in said["message"]
    assert said["path"] == "", "another room's link is not for her"
    for her in (two.aby, two.bex):
        assert her.request("GET", "/api/board")[0] == 403
    with closing(sqlite3.connect(two.room.server.data / "mutuality.sqlite")) as database:
        for table in ("facilitator", "proposal", "held_item"):
            rooms = f"select count(*) from {table} where room not in (select id from room)"
            assert database.execute(rooms).fetchone() == (0,)


def test_sealing_ends_for_both_or_not_at_all(two: SharedRoom, server: ServerProcess) -> None:
    five_each(two)
    for act, more in (("share", {"side": None}), ("share", {"side": two.sides[1]}), ("invite", {"side": two.sides[1]})):
        assert two.act(two.aby, act, **more)[0] == 403
    two.act(two.aby, "end-sharing")
    assert two.board(two.aby)["shared"]
    assert two.confirm(two.bex)[0] == 200
    assert two.bex.request("GET", "/api/board")[0] == 403
    assert Client(server.here).request("GET", two.bex_path)[0] == 403, "her link is of no use any more"
    assert not two.board(two.aby)["shared"]
    assert two.act(two.aby, "reveal", exercise=LINK)[1].get("proposed") is None
    assert shown(two.aby)


def test_seal_of_a_side_is_not_taken_by_inviting_oneself(two: SharedRoom, server: ServerProcess) -> None:
    """A deputy or a new facilitator of the other side would confirm whatever one proposes."""
    for her, side in ((two.aby, two.sides[1]), (two.bex, two.sides[0])):
        for deputy in (True, False):
            status, said = two.act(her, "invite", side=side, deputy=deputy)
            assert (status, "invites for itself" in said["error"]) == (403, True)
    # A third side of one's own invention does not help either: every side with a facilitator has to agree.
    two.room.act("add-side", name="Cel")
    cel, _ = accept(server, two.act(two.aby, "invite", side=two.sides[2])[1]["link"])
    five_each(two)
    two.act(two.aby, "reveal", exercise=LINK)
    assert two.confirm(cel)[0] == 200
    assert not shown(two.aby)
    assert two.confirm(two.bex)[0] == 200
    assert shown(two.aby)


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


def test_seal_before_the_other_has_come_is_with_the_opener(server: ServerProcess) -> None:
    room = server.room()
    room.act("open", workshop="linking")
    aby, bex = room.sides
    room.act("share", side=aby)
    link = room.act("invite", side=bex)["link"]
    assert not room.board.json("/api/board")["together"]["shared"], "an invitation alone binds nobody"
    room.act("share", side=None)
    alone, _ = accept(server, link)
    status, said = alone.post_json("/api/board/act", {"act": "reveal", "exercise": LINK})
    assert (status, "not shared yet" in said["error"]) == (403, True)
    assert alone.request("GET", "/api/board/export?what=answers&to=csv")[0] == 403
    assert room.board.post_json("/api/board/act", {"act": "share", "side": bex})[0] == 409


def test_reveal_in_a_room_of_one_facilitator_is_one_button(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    assert room.act("reveal", exercise=LINK).get("proposed") is None
    assert shown(room.board)
    assert room.board.get("/api/board/export?what=answers&to=csv")
    status, _ = room.board.post_json("/api/board/act", {"act": "own-side", "exercise": LINK})
    assert status == 409


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


def test_private_act_log_is_the_same_for_both_and_names_nobody(two: SharedRoom) -> None:
    came = five_each(two)
    words = came[0].resume_words()
    two.act(two.bex, "move-participant", words=words, side=two.sides[1])
    two.act(two.aby, "timer", seconds=300)
    two.both("reveal", exercise=LINK)
    logs: list[Any] = [two.board(her)["log"] for her in (two.aby, two.bex)]
    assert logs[0] == logs[1]
    text = "\n".join(line["text"] for line in logs[0])
    for said in (
        "Facilitator of Aby: speaks for: Aby",
        "Facilitator of Aby: invited a facilitator for Bex",
        "Facilitator of Bex: took the invitation as facilitator of Bex",
        "Facilitator of Bex: moved one person to: Bex",
        "Facilitator of Aby: started the timer, 5 minutes",
        "Facilitator of Aby: proposed to show the room",
        "Facilitator of Bex: said yes to: show the room",
        "All sides together: showed the room",
    ):
        assert said in text
    assert all(abs(line["at"] - time.time()) < 120 for line in logs[0])
    assert came[0].json("/api/me")["participant"] not in text


def test_seal_is_broken_by_one_module_alone() -> None:
    """What needs both sides is called from `approval` alone; another caller would be a way around it."""
    kit = Path(sys.modules["kit.exercises"].__file__ or "").parents[1]
    guarded = (
        r"(?<!def )\b(reveal|show_own_sides|show_to_the_room|erase_the_room|end_sharing|keep_for_the_room|close_report"
        r"|link_room|keep_longer)\("
    )
    callers = {
        (file.name, found)
        for file in kit.rglob("*.py")
        for found in re.findall(guarded, file.read_text(encoding="utf-8"))
    }
    assert {name for name, found in callers if found != "keep_for_the_room"} == {"approval.py"}
    assert {name for name, found in callers if found == "keep_for_the_room"} == {"staged.py", "reveal.py"}
