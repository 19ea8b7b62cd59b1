"""Answers: receipts, resending, conflicts, refusals; and what a participant gets back."""

from typing import Any

import pytest
from room_in_process import RoomInProcess, refused

READINESS = "readiness"


@pytest.fixture
def open_room(room: RoomInProcess) -> RoomInProcess:
    room.act("open", workshop="linking")
    return room


def answer(name: str, item: str, value: Any, based_on: int | None = None) -> dict[str, Any]:
    return {"id": name, "exercise": READINESS, "item": item, "value": value, "based_on": based_on}


def test_each_answer_of_a_batch_gets_its_receipt(open_room: RoomInProcess) -> None:
    person = open_room.participant(open_room.sides[0])
    receipts = person.send(
        answer("a", "rationale", "yes"),
        answer("b", "rationale", "perhaps"),
        answer("c", "no-such-item", "yes"),
        answer("d", "before-you-start.note", "Ünï \N{WAVING HAND SIGN} مرحبا"),
    )
    by_id = {receipt["id"]: receipt for receipt in receipts}
    assert [by_id[each]["status"] for each in "abcd"] == ["saved", "refused", "refused", "saved"]
    assert "perhaps" in by_id["b"]["message"]
    mine = person.answers()
    assert mine["readiness/rationale"]["value"] == "yes"
    assert mine["readiness/before-you-start.note"]["value"].endswith("مرحبا")


def test_an_answer_sent_twice_is_kept_once(open_room: RoomInProcess) -> None:
    person = open_room.participant(open_room.sides[0])
    assert person.send(answer("a", "rationale", "yes")) == person.send(answer("a", "rationale", "yes"))


def test_an_answer_that_had_not_seen_the_newest_is_history(open_room: RoomInProcess) -> None:
    person = open_room.participant(open_room.sides[0])
    (first,) = person.send(answer("a", "rationale", "yes"))
    (late,) = person.send(answer("b", "rationale", "not-yet"))
    assert late["status"] == "history"
    assert late["current"] == {"seq": first["seq"], "value": "yes"}
    (mine,) = person.send(answer("c", "rationale", "not-yet", first["seq"]))
    assert mine["status"] == "saved"


def test_joining_asks_for_a_side_alone_and_nobody_asks_a_second_time(room: RoomInProcess) -> None:
    person = room.participant(room.sides[1])
    assert person.answers() == {} and person.me()["side"]["name"] == "Bex"
    person.answer("who-we-are", {"sector": "school", "experience": "new-today"})
    assert [side["complete"] for side in room.board.exercise("who-we-are")["progress"]] == [0, 1]


def test_own_result_names_what_is_missing(open_room: RoomInProcess) -> None:
    person = open_room.participant(open_room.sides[0])
    person.answer(READINESS, {"rationale": "not-yet", "rationale.owner": "Amina"})
    assert "Amina" in person.result(READINESS)["own"]
    assert person.result(READINESS)["room"] is None


def test_scripts_in_answers_come_back_as_text(open_room: RoomInProcess) -> None:
    person = open_room.participant(open_room.sides[0])
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    person.answer(READINESS, {"rationale": "not-yet", "rationale.owner": nasty})
    html = person.result(READINESS)["own"]
    assert "<script" not in html and "<img" not in html
    assert "&lt;script&gt;" in html


def test_answers_to_what_was_never_open_are_refused(room: RoomInProcess) -> None:
    person = room.participant(room.sides[0])
    (never,) = person.send(answer("a", "rationale", "yes"))
    assert never["status"] == "refused"
    room.act("open", workshop="linking")
    assert person.send(answer("b", "rationale", "yes"))[0]["status"] == "saved"
    room.act("close", workshop="linking")
    (late,) = person.send(answer("c", "find-partner", "yes"))  # it waited on a phone without a line
    assert late["status"] == "saved"


def test_a_facilitator_moves_a_person_who_tells_her_words(room: RoomInProcess) -> None:
    person = room.participant(room.sides[0])
    room.act("move-participant", words=person.resume_words(), side=room.sides[1])
    assert person.me()["side"]["name"] == "Bex"
    with refused(404):
        room.act("move-participant", words="no such", side=None)


def test_numbers_in_receipts_say_nothing_about_what_others_do(open_room: RoomInProcess) -> None:
    """They counted every answer of every room, also while an exercise was sealed."""
    person, other = (open_room.participant(side) for side in open_room.sides)
    told: list[int] = []
    for number, value in enumerate(("yes", "not-yet", "yes")):
        based_on = told[-1] if told else None
        (receipt,) = person.send(answer(f"a{number}", "rationale", value, based_on))
        assert receipt["status"] == "saved", receipt
        told.append(receipt["seq"])
        assert person.answers()["readiness/rationale"] == {"value": value, "seq": told[-1]}
        for more in range(number + 1):
            other.send(answer(f"b{number}-{more}", "rationale", "yes"))
    assert told == [1, 2, 3]
    (late,) = person.send(answer("late", "rationale", "yes", 2))
    assert (late["status"], late["current"]) == ("history", {"seq": 3, "value": "yes"})
    (again,) = person.send(answer("a2", "rationale", "yes", 2))
    assert (again["status"], again["seq"]) == ("saved", 3), "sent twice, it is kept once"
