"""What no page of the kit sends, but anybody on the network can: refused in words, and nobody else is harmed by it."""

from typing import Any

from server_process import Client, RoomOnServer

SHEET, BOX = "canvas", "moment"


def send(person: Client, **given: Any) -> Any:
    answer = {"id": "sent", "exercise": SHEET, "item": BOX, "based_on": None, **given}
    (receipt,) = person.post("/api/answers", {"answers": [answer]})["receipts"]
    return receipt


def test_nobody_puts_her_words_above_those_of_her_table_for_good(room: RoomOnServer) -> None:
    room.act("open", workshop="action-learning-space")
    first, second = (room.participant(side) for side in room.sides)
    for person in (first, second):
        person.post("/api/group", {"group": 1})
    blank = send(first, value={"text": "x", "also": []}, round=1000)
    seen = second.json("/api/answers")["answers"][f"{SHEET}/{BOX}"]
    assert seen["seq"] == blank["seq"]
    honest = send(second, id="honest", value={"text": "our words", "also": []}, based_on=seen["seq"])
    assert honest["status"] == "saved"
    for person in (first, second):
        assert person.json("/api/answers")["answers"][f"{SHEET}/{BOX}"]["value"]["text"] == "our words"
