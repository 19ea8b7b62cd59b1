"""What the board shows is held by the room: modes, the dark, talk, findings, clocks and agreements."""

import json
import re
from typing import Any

from room_in_process import RoomInProcess, Rooms, refused

from kit.exercises import PairedScale, load_pack

GAP = load_pack().exercise("gap")
assert isinstance(GAP, PairedScale)


def show(room: RoomInProcess, **what: Any) -> Any:
    return room.act("show", **what)["screen"]


def test_the_screen_is_the_same_for_every_board_and_is_not_logged(room: RoomInProcess, rooms: Rooms) -> None:
    assert room.board.look()["screen"] == {}
    before = room.board.log()
    assert show(room, mode="reveal", exercise="gap", finding=1) == {"mode": "reveal", "exercise": "gap", "finding": 1}
    other = rooms.facilitator(room.path)
    assert other.look()["screen"] == {"mode": "reveal", "exercise": "gap", "finding": 1}
    assert room.board.log() == before
    version = room.board.look()["version"]
    show(room, mode="reveal", exercise="gap", finding=1)
    assert room.board.look()["version"] == version, "nothing changed"


def test_the_dark_gives_back_what_was_there(room: RoomInProcess) -> None:
    show(room, mode="talk", exercise="gap", finding=2)
    for _ in range(2):
        assert show(room, mode="dark")["mode"] == "dark"
    for _ in range(2):
        assert room.act("wake")["screen"] == {"mode": "talk", "exercise": "gap", "finding": 2}


def test_what_no_board_can_show_is_refused(room: RoomInProcess) -> None:
    for what, status in (
        ({"mode": "settings"}, 400),
        ({}, 400),
        ({"mode": ["lobby"]}, 400),
        ({"mode": "reveal", "exercise": "gap", "finding": -1}, 400),
        ({"mode": "reveal", "exercise": "gap", "finding": True}, 400),
        ({"mode": "reveal", "exercise": "nothing"}, 404),
        ({"mode": "reveal", "exercise": "self-scoring"}, 403),
    ):
        with refused(status):
            show(room, **what)
    with refused(403):
        room.participant(room.sides[0]).sends("show", mode="dark")
    assert room.board.look()["screen"] == {}


def test_a_talk_shows_a_question_of_the_exercise_or_of_the_step(room: RoomInProcess) -> None:
    assert room.board.look()["talk"]["exercise"] == "who-we-are", "of the workshop that is open"
    show(room, mode="talk", exercise="gap", finding=1)
    talk = room.board.look()["talk"]
    assert (talk["question"], talk["number"], talk["of"]) == (GAP.debrief[1].text, 1, len(GAP.debrief))
    show(room, mode="talk", exercise="gap", finding=99)
    assert room.board.look()["talk"]["question"] == GAP.debrief[-1].text


def test_findings_are_private_until_the_room_sees_the_result(room: RoomInProcess) -> None:
    room.act("open", workshop="mutuality-gap")
    for name, status in (("gap", 404), ("self-scoring", 403), ("nothing", 404)):
        with refused(status):
            room.board.findings(name)
    for side in room.sides:
        room.people(side, 8)
    with refused(404):
        room.board.findings()
    room.act("reveal", exercise="gap")
    found = room.board.findings()
    assert 1 <= len(found) <= 3
    assert all(question.text in html for question, html in zip(GAP.debrief, found, strict=False))
    assert all("<svg" in html and "A difference is a reason to ask" in html for html in found)
    room.act("hide", exercise="gap")
    with refused(404):
        room.board.findings()


def test_findings_of_a_withheld_side_are_suppressed(room: RoomInProcess) -> None:
    """A side of three is below the minimum: no finding tells anything of it; the picture says that it is too few."""
    room.act("open", workshop="linking")
    large, small = room.sides
    for side, count in ((large, 8), (small, 3)):
        for number in range(count):
            room.participant(side).answer("readiness", {"rationale": ("yes", "not-yet")[number % 2]})
    room.act("reveal", exercise="readiness")
    found = room.board.findings("readiness")
    assert found
    assert all("Bex" not in re.sub("<svg.*?</svg>", "", html, flags=re.DOTALL) for html in found)


def test_each_side_has_a_clock_of_its_own(room: RoomInProcess) -> None:
    def zones() -> list[str]:
        return [each["time_zone"] for each in room.board.look()["sides"]]

    side = room.sides[1]
    assert zones() == ["", ""]
    room.act("set-time-zone", side=side, zone="Africa/Kampala")
    assert zones() == ["", "Africa/Kampala"]
    for wrong in ("Kampala", "../../etc/passwd", "UTC+3"):
        with refused(400, "time zone"):
            room.act("set-time-zone", side=side, zone=wrong)
    room.act("set-time-zone", side=side, zone="")
    assert zones() == ["", ""]


def agreements(room: RoomInProcess) -> Any:
    return room.board.look()["agreements"]


def test_agreements_are_written_changed_marked_and_removed(room: RoomInProcess) -> None:
    person, observer = room.participant(room.sides[0]), room.participant("observer")
    assert person.me()["agreed"] is False
    room.act("add-agreement", text="  We meet   each month. ")
    (first,) = agreements(room)
    assert (first["text"], first["seen_differently"]) == ("We meet each month.", False)
    assert person.me()["agreed"] is True
    with refused(403):
        observer.see_differently(first["id"])
    for _ in range(2):  # twice changes nothing more
        person.see_differently(first["id"])
    assert agreements(room) == [{**first, "seen_differently": True}]
    room.act("change-agreement", agreement=first["id"], text="We meet every second month.")
    assert agreements(room) == [{**first, "text": "We meet every second month."}], "the mark was about old words"
    room.act("remove-agreement", agreement=first["id"])
    assert agreements(room) == []
    with refused(404):
        person.see_differently(first["id"])
    for wrong in ("", "-1", "1" * 19, "one"):
        with refused(403):
            person.see_differently(wrong)
    assert "wrote down an agreement" in " ".join(room.board.log())
    assert "month" not in " ".join(room.board.log())


def test_an_agreement_of_another_room_cannot_be_touched(room: RoomInProcess, rooms: Rooms) -> None:
    other = rooms.room("Another")
    other.act("add-agreement", text="Ours alone.")
    (theirs,) = agreements(other)
    with refused(404):
        room.participant(room.sides[0]).see_differently(theirs["id"])
    with refused(404):
        room.act("change-agreement", agreement=theirs["id"], text="Not yours.")
    room.act("remove-agreement", agreement=theirs["id"])
    assert agreements(other) == [theirs]


def test_an_agreement_has_words_and_is_short(room: RoomInProcess) -> None:
    for text in ("", "  ", "a" * 281):
        with refused(400):
            room.act("add-agreement", text=text)
    assert agreements(room) == []


def test_private_marks_leave_nothing_of_who_made_them(room: RoomInProcess) -> None:
    """Two people mark, and neither board nor export tells that it was two, or of which side."""
    room.act("add-agreement", text="=We sign together.")
    (agreement,) = agreements(room)
    one, other = (room.participant(side) for side in room.sides)
    one.see_differently(agreement["id"])
    after_one = agreements(room)
    other.see_differently(agreement["id"])
    assert agreements(room) == after_one
    assert set(after_one[0]) == {"id", "text", "seen_differently"}
    rows = json.loads(room.board.export("results", "json"))["rows"]
    told = [(each["part"], each["answer"], each["answer_text"], each["side"], each["count"]) for each in rows]
    assert told == [
        ("agreement", "text", "=We sign together.", None, None),
        ("agreement", "seen-differently", "Somebody sees it differently", None, None),
    ]
    assert b"'=We sign" in room.board.export("results")
