"""The seal over a real server: until every side is ready nothing of a sealed exercise comes out, by any route."""

import csv
import io
import json
from typing import Any

import pytest
from gap_room import ABY, BEX, CORE, person
from server_process import Client, RoomOnServer, ServerProcess

GAP = "gap"


@pytest.fixture
def room(server: ServerProcess) -> RoomOnServer:
    room = server.room()
    room.act("open", workshop="mutuality-gap")
    return room


def everybody(room: RoomOnServer, side: int, number: int = 4) -> list[Client]:
    """People of Aby (side 0) or Bex (side 1) who answer as in the room worked by hand."""
    people = []
    for each in range(number):
        someone = room.participant(room.sides[side])
        someone.answer(GAP, person((ABY, BEX)[side], each % 4, complete=True))
        people.append(someone)
    return people


def reveal(room: RoomOnServer) -> tuple[int, str]:
    status, body = room.board.post_json("/api/board/act", {"act": "reveal", "exercise": GAP})
    return status, body.get("error", "")


def on_the_board(room: RoomOnServer) -> dict[str, Any]:
    workshops = room.board.json("/api/board")["workshops"]
    (found,) = [each for workshop in workshops for each in workshop["exercises"] if each["id"] == GAP]
    return dict(found)


def progress(room: RoomOnServer) -> list[dict[str, Any]]:
    return list(on_the_board(room)["progress"])


def exported(room: RoomOnServer, what: str) -> list[dict[str, str]]:
    text = room.board.get(f"/api/board/export?what={what}&to=csv").decode("utf-8-sig")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["exercise"] == GAP]


def test_nothing_is_revealed_before_every_side_is_ready(room: RoomOnServer) -> None:
    aby, bex = room.sides
    someone = everybody(room, 0)[0]
    assert progress(room) == [{"side": aby, "enough": True}, {"side": bex, "enough": False}]
    status, error = reveal(room)
    assert status == 409
    assert "Aby: enough answers; Bex: not yet enough answers" in error and "at least 4" in error
    everybody(room, 1, 3)
    assert reveal(room)[0] == 409, "three of four"
    assert not on_the_board(room)["revealed"]
    assert room.board.request("GET", f"/api/board/result/{GAP}")[0] == 404
    found = someone.json(f"/api/result/{GAP}")
    assert found["room"] is None and "gap-result" not in found["own"]
    assert exported(room, "results") == exported(room, "answers") == []


def test_a_sealed_exercise_gives_no_count_to_the_board_before_the_reveal_or_after(room: RoomOnServer) -> None:
    for _ in range(2):
        seen = on_the_board(room)
        assert seen["sealed"] is True
        assert all(set(each) == {"side", "enough"} for each in seen["progress"])
        if not seen["revealed"]:
            everybody(room, 0, 5), everybody(room, 1)
            assert reveal(room) == (200, "")
    assert on_the_board(room)["revealed"]


def test_one_more_person_changes_nothing_that_a_sealed_room_gives_out(room: RoomOnServer) -> None:
    """What may be seen does not tell how many have answered, nor what, until the side becomes ready."""
    everybody(room, 0)
    late = [room.participant(room.sides[1]) for _ in range(4)]

    def seen() -> Any:
        exports = [exported(room, what) for what in ("results", "answers")]
        return progress(room), reveal(room), exports

    before = seen()
    for number, someone in enumerate(late[:3]):
        someone.answer(GAP, person(BEX, number, complete=True))
        assert seen() == before
    half = person(BEX, 3, complete=True)
    late[3].answer(GAP, {**half, "safety": {"us": 3}})
    assert seen() == before, "half of a pair is no complete answer"
    late[3].answer(GAP, {"safety": half["safety"]})
    assert all(each["enough"] for each in progress(room))


def test_who_takes_an_answer_away_closes_the_seal_again(room: RoomOnServer) -> None:
    people = everybody(room, 0) + everybody(room, 1)
    people[-1].answer(GAP, {"matters": None})
    assert [each["enough"] for each in progress(room)] == [True, False]
    assert reveal(room)[0] == 409
    people[-1].answer(GAP, {"matters": "rather-not-say"})
    assert reveal(room) == (200, "")


def test_an_observer_and_somebody_of_the_other_side_open_no_seal(room: RoomOnServer) -> None:
    everybody(room, 0, 7)
    for number in range(4):
        room.participant("observer").answer(GAP, person(BEX, number, complete=True))
    assert [each["enough"] for each in progress(room)] == [True, False]
    assert reveal(room)[0] == 409


def test_the_revealed_result_is_that_of_the_room_worked_by_hand(room: RoomOnServer) -> None:
    someone = everybody(room, 0, 8)[0]
    everybody(room, 1, 8)
    assert reveal(room) == (200, "")
    html = someone.json(f"/api/result/{GAP}")["room"]
    places = [html.index(text) for text in ("What matters most to each side", "Most worth a conversation", "<svg")]
    assert places == sorted(places), "rankings lead"
    first = html[places[0] : places[1]]
    assert first.index("News of what came of it") < first.index("Agenda and decisions") < first.index("Bex")
    assert "Bex sees itself at 5.0 of 5. Aby believes it is lower, at 2.0." in html
    assert html.count("a polite 5 is not the same as agreement") >= 3
    assert room.board.json(f"/api/board/result/{GAP}?wide=1")["html"].count("<svg") == 2
    rows = exported(room, "results")
    gaps = {
        (row["item"], row["side"]): float(row["value"])
        for row in rows
        if row["part"] == "espoused-practised" and row["answer"] == "gap"
    }
    assert {key: value for key, value in gaps.items() if key[0] in ("voice", "feedback", "honesty")} == {
        ("voice", "Aby"): 0.5,
        ("feedback", "Aby"): 0.75,
        ("honesty", "Aby"): 0.1875,
        ("voice", "Bex"): 0.0,
        ("feedback", "Bex"): 0.1875,
        ("honesty", "Bex"): 0.75,
    }
    parts = {row["part"] for row in rows if row["value"]}
    assert parts == {"espoused-practised", "between-sides", "perception", "disagreement", "where-to-talk"}
    talk = [(row["points"], row["item"]) for row in rows if row["part"] == "where-to-talk"]
    assert list(dict.fromkeys(talk)) == [("1", "voice"), ("2", "feedback"), ("3", "honesty")]
    single = [row for row in exported(room, "answers") if row["item"] == "matters" and row["part"] == "ranked"]
    assert len({row["person"] for row in single}) == 16 and len(single) == 48


def test_a_guess_waits_for_the_reveal_and_only_its_owner_sees_how_close_it_was(room: RoomOnServer) -> None:
    people = everybody(room, 0)
    people[0].answer("guess-first", {"their-first": ["honesty", "voice", "feedback"]})
    everybody(room, 1)
    assert "You will see how close it was" in people[0].json("/api/result/guess-first")["own"]
    assert "Honest with the other" not in people[1].json("/api/result/guess-first")["own"]
    assert reveal(room) == (200, "")
    found = people[0].json("/api/result/guess-first")
    assert found["room"] is None and "Bex was 83 % close" in found["own"]
    assert "have not answered" in people[1].json("/api/result/guess-first")["own"]
    status, body = room.board.post_json("/api/board/act", {"act": "reveal", "exercise": "guess-first"})
    assert status == 403 and "private" in body["error"]
    everything = json.dumps(room.board.json("/api/board")) + room.board.get("/api/board/export?what=answers").decode(
        "utf-8", "replace"
    )
    assert "their-first" not in everything
    room.act("hide", exercise=GAP)
    assert "You will see how close it was" in people[0].json("/api/result/guess-first")["own"]


def test_an_observer_has_no_other_side_to_guess(room: RoomOnServer) -> None:
    everybody(room, 0), everybody(room, 1)
    assert reveal(room) == (200, "")
    observer = room.participant("observer")
    observer.answer("guess-first", {"their-first": ["honesty", "voice", "feedback"]})
    assert "no other side to guess" in observer.json("/api/result/guess-first")["own"]


def test_a_guess_is_locked_in_the_file(room: RoomOnServer) -> None:
    someone = room.participant(room.sides[0])
    someone.answer("guess-first", {"their-first": ["third-party", "worth-it", "beyond-officers"]})
    files = b"".join(file.read_bytes() for file in room.server.data.rglob("*") if file.is_file())
    assert b'"worth-it","beyond-officers"' not in files.replace(b" ", b"")
    assert set(CORE)
