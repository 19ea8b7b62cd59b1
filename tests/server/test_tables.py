"""Tables over HTTP: who may write and read a sheet, what the room sees of it, and what moving does."""

from typing import Any

import pytest
from server_process import Client, RoomOnServer

WORKSHOP = "action-learning-space"


@pytest.fixture
def room(room: RoomOnServer) -> RoomOnServer:
    room.act("open", workshop=WORKSHOP)
    return room


def sit(client: Client, number: int) -> Client:
    assert client.post("/api/group", {"group": number}) == {"group": number}
    return client


def write(
    client: Client, name: str, place: str, value: Any, based_on: int | None = None, **more: Any
) -> dict[str, Any]:
    answer = {"id": name, "exercise": "canvas", "item": place, "value": value, "based_on": based_on, **more}
    receipt: dict[str, Any] = client.post("/api/answers", {"answers": [answer]})["receipts"][0]
    return receipt


def box(text: str, *also: str) -> dict[str, Any]:
    return {"text": text, "also": list(also)}


def sheet(client: Client) -> dict[str, Any]:
    answers = client.json("/api/answers")["answers"]
    return {place: each["value"] for place, each in answers.items() if place.startswith("canvas/")}


def test_a_table_has_one_sheet_and_nobody_else_reads_it(room: RoomOnServer) -> None:
    ada, ben, other = (room.participant(side) for side in (room.sides[0], room.sides[1], room.sides[0]))
    sit(ada, 3), sit(ben, 3), sit(other, 4)
    write(ada, "a", "moment", box("A flood"))
    assert sheet(ben) == {"canvas/moment": box("A flood")}
    assert sheet(other) == {}
    assert b"A flood" in ben.get("/api/history/canvas/moment")
    assert b"A flood" not in other.get("/api/history/canvas/moment")
    assert b"A flood" in ben.get("/api/result/canvas")
    assert b"A flood" not in other.get("/api/result/canvas")
    assert b"A flood" in ben.get("/print/canvas")
    assert b"A flood" not in other.get("/print/canvas")
