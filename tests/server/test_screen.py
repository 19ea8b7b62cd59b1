"""What the board shows is held by the server: modes, the dark, talk, findings, clocks and agreements."""

import json
import re
from typing import Any

from server_process import Client, RoomOnServer
from shared_room import people

from kit.exercises import PairedScale, load_pack

GAP = load_pack().exercise("gap")
assert isinstance(GAP, PairedScale)


def show(room: RoomOnServer, **what: Any) -> Any:
    return room.act("show", **what)["screen"]


def board(room: RoomOnServer) -> Any:
    return room.board.json("/api/board")


def test_the_screen_is_the_same_for_every_board_and_is_not_logged(room: RoomOnServer) -> None:
    assert board(room)["screen"] == {}
    before = len(board(room)["together"]["log"])
    assert show(room, mode="reveal", exercise="gap", finding=1) == {"mode": "reveal", "exercise": "gap", "finding": 1}
    other = Client(room.server.here)
    other.get(room.path)
    assert other.json("/api/board")["screen"] == {"mode": "reveal", "exercise": "gap", "finding": 1}
    assert len(board(room)["together"]["log"]) == before
    version = board(room)["version"]
    show(room, mode="reveal", exercise="gap", finding=1)
    assert board(room)["version"] == version, "nothing changed"


def test_the_dark_gives_back_what_was_there(room: RoomOnServer) -> None:
    show(room, mode="talk", exercise="gap", finding=2)
    for _ in range(2):
        assert show(room, mode="dark")["mode"] == "dark"
    for _ in range(2):
        assert room.act("wake")["screen"] == {"mode": "talk", "exercise": "gap", "finding": 2}


def test_what_no_board_can_show_is_refused(room: RoomOnServer) -> None:
    for what, status in (
        ({"mode": "settings"}, 400),
        ({}, 400),
        ({"mode": ["lobby"]}, 400),
        ({"mode": "reveal", "exercise": "gap", "finding": -1}, 400),
        ({"mode": "reveal", "exercise": "gap", "finding": True}, 400),
        ({"mode": "reveal", "exercise": "nothing"}, 404),
        ({"mode": "reveal", "exercise": "self-scoring"}, 403),
    ):
        assert room.board.post_json("/api/board/act", {"act": "show", **what})[0] == status, what
    assert room.participant(room.sides[0]).post_json("/api/board/act", {"act": "show", "mode": "dark"})[0] == 403
    assert board(room)["screen"] == {}


def test_a_talk_shows_a_question_of_the_exercise_or_of_the_step(room: RoomOnServer) -> None:
    assert board(room)["talk"]["exercise"] == "who-we-are", "of the workshop that is open"
    show(room, mode="talk", exercise="gap", finding=1)
    talk = board(room)["talk"]
    assert (talk["question"], talk["number"], talk["of"]) == (GAP.debrief[1].text, 1, len(GAP.debrief))
    show(room, mode="talk", exercise="gap", finding=99)
    assert board(room)["talk"]["question"] == GAP.debrief[-1].text


def test_findings_are_private_until_the_room_sees_the_result(room: RoomOnServer) -> None:
    room.act("open", workshop="mutuality-gap")
    assert room.board.request("GET", "/api/board/findings/gap")[0] == 404
    assert room.board.request("GET", "/api/board/findings/self-scoring")[0] == 403
    assert room.board.request("GET", "/api/board/findings/nothing")[0] == 404
    for side in room.sides:
        people(room, side, 8)
    assert room.board.request("GET", "/api/board/findings/gap")[0] == 404
    room.act("reveal", exercise="gap")
    found = room.board.json("/api/board/findings/gap")["findings"]
    assert 1 <= len(found) <= 3
    assert all(question.text in html for question, html in zip(GAP.debrief, found, strict=False))
    assert all("<svg" in html and "A difference is a reason to ask" in html for html in found)
    assert room.participant(room.sides[0]).request("GET", "/api/board/findings/gap")[0] == 403
    room.act("hide", exercise="gap")
    assert room.board.request("GET", "/api/board/findings/gap")[0] == 404


def test_findings_of_a_withheld_side_are_suppressed(room: RoomOnServer) -> None:
    """A side of three is below the minimum: no finding tells anything of it; the picture says that it is too few."""
    room.act("open", workshop="linking")
    large, small = room.sides
    for side, count in ((large, 8), (small, 3)):
        for number in range(count):
            room.participant(side).answer("readiness", {"rationale": ("yes", "not-yet")[number % 2]})
    room.act("reveal", exercise="readiness")
    found = room.board.json("/api/board/findings/readiness")["findings"]
    assert found
    assert all("Bex" not in re.sub("<svg.*?</svg>", "", html, flags=re.DOTALL) for html in found)


def test_each_side_has_a_clock_of_its_own(room: RoomOnServer) -> None:
    side = room.sides[1]
    assert {each["time_zone"] for each in board(room)["sides"]} == {""}
    room.act("set-time-zone", side=side, zone="Africa/Kampala")
    assert [each["time_zone"] for each in board(room)["sides"]] == ["", "Africa/Kampala"]
    for wrong in ("Kampala", "../../etc/passwd", "UTC+3"):
        given = {"act": "set-time-zone", "side": side, "zone": wrong}
        status, said = room.board.post_json("/api/board/act", given)
        assert (status, "time zone" in said["error"]) == (400, True)
    room.act("set-time-zone", side=side, zone="")
    assert {each["time_zone"] for each in board(room)["sides"]} == {""}


def test_agreements_are_written_changed_marked_and_removed(room: RoomOnServer) -> None:
    person, observer = room.participant(room.sides[0]), room.participant("observer")
    assert person.json("/api/me")["agreed"] is False
    room.act("add-agreement", text="  We meet   each month. ")
    (first,) = board(room)["agreements"]
    assert (first["text"], first["seen_differently"]) == ("We meet each month.", False)
    assert person.json("/api/me")["agreed"] is True
    for page in (person.get("/"), person.get("/agreed")):
        assert b"We meet each month." in page
        assert b"That is not what I meant" in page
    assert b"That is not what I meant" not in observer.get("/agreed")
    assert observer.form("/agreed", agreement=str(first["id"]))[0] == 403

    for _ in range(2):  # twice changes nothing more
        assert person.form("/agreed", agreement=str(first["id"]))[0] == 200
    assert board(room)["agreements"] == [{**first, "seen_differently": True}]
    assert b"Somebody sees it differently" in person.get("/agreed")
    assert b"That is not what I meant" not in person.get("/agreed")

    room.act("change-agreement", agreement=first["id"], text="We meet every second month.")
    assert board(room)["agreements"] == [{**first, "text": "We meet every second month."}], (
        "the mark was about old words"
    )
    room.act("remove-agreement", agreement=first["id"])
    assert board(room)["agreements"] == []
    assert person.form("/agreed", agreement=str(first["id"]))[0] == 404
    log = json.dumps(board(room)["together"]["log"])
    assert "wrote down an agreement" in log
    assert "month" not in log


def test_an_agreement_of_another_room_cannot_be_touched(room: RoomOnServer) -> None:
    other = room.server.room("Another")
    other.act("add-agreement", text="Ours alone.")
    (theirs,) = board(other)["agreements"]
    person = room.participant(room.sides[0])
    assert person.form("/agreed", agreement=str(theirs["id"]))[0] == 404
    given = {"act": "change-agreement", "agreement": theirs["id"], "text": "Not yours."}
    assert room.board.post_json("/api/board/act", given)[0] == 404
    room.act("remove-agreement", agreement=theirs["id"])
    assert board(other)["agreements"] == [theirs]


def test_an_agreement_has_words_and_is_short(room: RoomOnServer) -> None:
    for text in ("", "  ", "a" * 281):
        assert room.board.post_json("/api/board/act", {"act": "add-agreement", "text": text})[0] == 400
    assert board(room)["agreements"] == []


def test_private_marks_leave_nothing_of_who_made_them(room: RoomOnServer) -> None:
    """Two people mark, and neither page, board nor export tells that it was two, or of which side."""
    room.act("add-agreement", text="=We sign together.")
    (agreement,) = board(room)["agreements"]
    one, other = room.participant(room.sides[0]), room.participant(room.sides[1])
    one.form("/agreed", agreement=str(agreement["id"]))
    after_one = board(room)["agreements"], one.get("/agreed"), other.get("/agreed")
    other.form("/agreed", agreement=str(agreement["id"]))
    assert (board(room)["agreements"], one.get("/agreed"), other.get("/agreed")) == after_one
    assert set(board(room)["agreements"][0]) == {"id", "text", "seen_differently"}
    rows = json.loads(room.board.get("/api/board/export?what=results&to=json"))["rows"]
    told = [(each["part"], each["answer"], each["answer_text"], each["side"], each["count"]) for each in rows]
    assert told == [
        ("agreement", "text", "=We sign together.", None, None),
        ("agreement", "seen-differently", "Somebody sees it differently", None, None),
    ]
    assert b"'=We sign" in room.board.get("/api/board/export?what=results&to=csv")
