"""Answers over HTTP: receipts, resending, conflicts, refusals; and what a participant gets back."""

from typing import Any

from server_process import Client, RoomOnServer


def answer(
    name: str, item: str, value: Any, based_on: int | None = None, exercise: str = "readiness"
) -> dict[str, Any]:
    return {"id": name, "exercise": exercise, "item": item, "value": value, "based_on": based_on}


def test_each_answer_of_a_batch_gets_its_receipt(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    receipts = person.send(
        answer("a", "rationale", "yes"),
        answer("b", "rationale", "perhaps"),
        answer("c", "no-such-item", "yes"),
        answer("d", "before-you-start.note", "Ünï \N{WAVING HAND SIGN} مرحبا"),
    )
    by_id = {receipt["id"]: receipt for receipt in receipts}
    assert [by_id[each]["status"] for each in "abcd"] == ["saved", "refused", "refused", "saved"]
    assert "perhaps" in by_id["b"]["message"]
    mine = person.json("/api/answers")["answers"]
    assert mine["readiness/rationale"]["value"] == "yes"
    assert mine["readiness/before-you-start.note"]["value"].endswith("مرحبا")


def test_a_join_form_sent_twice_makes_one_participant(room: RoomOnServer) -> None:
    for _ in range(2):
        Client(room.server.here).form("/join", code=room.code, language="en", side="observer", ticket="t-" + room.code)
    assert room.board.json("/api/board")["people"] == 1
