"""The seal: until every side is ready nothing of a sealed exercise comes out, by any way."""

import json
from typing import Any

import pytest
from gap_room import ABY, BEX, person
from room_in_process import Participant, RoomInProcess, Rooms, refused

GAP, GUESS = "gap", "guess-first"


@pytest.fixture
def room(room: RoomInProcess) -> RoomInProcess:
    room.act("open", workshop="mutuality-gap")
    return room


def everybody(room: RoomInProcess, side: int, number: int = 4) -> list[Participant]:
    """People of Aby (side 0) or Bex (side 1) who answer as in the room worked by hand."""
    people = []
    for each in range(number):
        someone = room.participant(room.sides[side])
        someone.answer(GAP, person((ABY, BEX)[side], each % 4, complete=True))
        people.append(someone)
    return people


def reveal(room: RoomInProcess) -> None:
    room.act("reveal", exercise=GAP)


def progress(room: RoomInProcess) -> list[dict[str, Any]]:
    return list(room.board.exercise()["progress"])


def test_nothing_is_revealed_before_every_side_is_ready(room: RoomInProcess) -> None:
    aby, bex = room.sides
    someone = everybody(room, 0)[0]
    assert progress(room) == [{"side": aby, "enough": True}, {"side": bex, "enough": False}]
    with refused(409, "Aby: enough answers; Bex: not yet enough answers"):
        reveal(room)
    everybody(room, 1, 3)
    with refused(409, "at least 4"):  # three of four
        reveal(room)
    assert not room.board.exercise()["revealed"]
    assert room.board.shown() == ""
    found = someone.result()
    assert found["room"] is None and "gap-result" not in found["own"]
    assert room.board.rows("results", GAP) == room.board.rows("answers", GAP) == []


def test_a_sealed_exercise_gives_no_count_to_the_board_before_the_reveal_or_after(room: RoomInProcess) -> None:
    for _ in range(2):
        seen = room.board.exercise()
        assert seen["sealed"] is True
        assert all(set(each) == {"side", "enough"} for each in seen["progress"])
        if not seen["revealed"]:
            everybody(room, 0, 5), everybody(room, 1)
            reveal(room)
    assert room.board.exercise()["revealed"]


def test_one_more_person_changes_nothing_that_a_sealed_room_gives_out(room: RoomInProcess) -> None:
    """What may be seen does not tell how many have answered, nor what, until the side becomes ready."""
    everybody(room, 0)
    late = [room.participant(room.sides[1]) for _ in range(4)]

    def seen() -> Any:
        with refused(409, "Aby: enough answers; Bex: not yet enough answers"):
            reveal(room)
        return progress(room), [room.board.rows(what, GAP) for what in ("results", "answers")]

    before = seen()
    for number, someone in enumerate(late[:3]):
        someone.answer(GAP, person(BEX, number, complete=True))
        assert seen() == before
    half = person(BEX, 3, complete=True)
    late[3].answer(GAP, {**half, "safety": {"us": 3}})
    assert seen() == before, "half of a pair is no complete answer"
    late[3].answer(GAP, {"safety": half["safety"]})
    assert all(each["enough"] for each in progress(room))


def test_who_takes_an_answer_away_closes_the_seal_again(room: RoomInProcess) -> None:
    people = everybody(room, 0) + everybody(room, 1)
    people[-1].answer(GAP, {"matters": None})
    assert [each["enough"] for each in progress(room)] == [True, False]
    with refused(409):
        reveal(room)
    people[-1].answer(GAP, {"matters": "rather-not-say"})
    reveal(room)


def test_an_observer_and_somebody_of_the_other_side_open_no_seal(room: RoomInProcess) -> None:
    everybody(room, 0, 7)
    for number in range(4):
        room.participant("observer").answer(GAP, person(BEX, number, complete=True))
    assert [each["enough"] for each in progress(room)] == [True, False]
    with refused(409):
        reveal(room)


def test_the_revealed_result_is_that_of_the_room_worked_by_hand(room: RoomInProcess) -> None:
    someone = everybody(room, 0, 8)[0]
    everybody(room, 1, 8)
    reveal(room)
    html = someone.room_result()
    places = [html.index(text) for text in ("What matters most to each side", "Most worth a conversation", "<svg")]
    assert places == sorted(places), "rankings lead"
    first = html[places[0] : places[1]]
    assert first.index("News of what came of it") < first.index("A say in the agenda") < first.index("Bex")
    assert "Bex sees itself at 5.0 of 5. Aby believes it is lower, at 2.0." in html
    assert html.count("a polite 5 is not the same as agreement") >= 3
    assert room.board.shown(wide=True).count("<svg") == 2
    rows = room.board.rows("results", GAP)
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
    answers = room.board.rows("answers", GAP)
    single = [row for row in answers if row["item"] == "matters" and row["part"] == "ranked"]
    assert len({row["person"] for row in single}) == 16 and len(single) == 48


def test_a_guess_waits_for_the_reveal_and_only_its_owner_sees_how_close_it_was(room: RoomInProcess) -> None:
    people = everybody(room, 0)
    people[0].answer(GUESS, {"their-first": ["honesty", "voice", "feedback"]})
    everybody(room, 1)
    assert "You will see how close it was" in people[0].result(GUESS)["own"]
    assert "Honest with each other" not in people[1].result(GUESS)["own"]
    reveal(room)
    found = people[0].result(GUESS)
    assert found["room"] is None and "Bex was 83 % close" in found["own"]
    assert "have not answered" in people[1].result(GUESS)["own"]
    with refused(403, "private"):
        room.act("reveal", exercise=GUESS)
    assert "their-first" not in json.dumps(room.board.look()) + room.board.export("answers").decode()
    room.act("hide", exercise=GAP)
    assert "You will see how close it was" in people[0].result(GUESS)["own"]


def test_an_observer_has_no_other_side_to_guess(room: RoomInProcess) -> None:
    everybody(room, 0), everybody(room, 1)
    reveal(room)
    observer = room.participant("observer")
    observer.answer(GUESS, {"their-first": ["honesty", "voice", "feedback"]})
    assert "no other side to guess" in observer.result(GUESS)["own"]


def test_a_guess_is_locked_in_the_file(room: RoomInProcess, rooms: Rooms) -> None:
    someone = room.participant(room.sides[0])
    someone.answer(GUESS, {"their-first": ["third-party", "worth-it", "beyond-officers"]})
    assert b'"worth-it","beyond-officers"' not in rooms.written().replace(b" ", b"")
