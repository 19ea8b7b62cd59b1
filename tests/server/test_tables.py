"""Tables over HTTP: who may write and read a sheet, what the room sees of it, and what moving does."""

import csv
import io
from typing import Any

import pytest
from server_process import Client, RoomOnServer

WORKSHOP = "action-learning-space"
CORE = ("moment", "actors.ours", "difference", "rules", "outcome.what")


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


def test_nobody_writes_before_choosing_a_table(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    refused = write(person, "a", "moment", box("A flood"))
    assert refused["status"] == "refused" and "Choose your table" in refused["message"]
    assert person.request("GET", "/api/history/canvas/moment")[0] == 409
    for wrong in (0, 61, "3", True, None):
        assert person.post_json("/api/group", {"group": wrong})[0] == 400
    assert person.json("/api/me")["group"] is None
    sit(person, 3)
    assert person.json("/api/me")["group"] == 3
    assert write(person, "b", "moment", box("A flood"))["status"] == "saved"


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


def test_two_who_write_at_once_lose_nothing(room: RoomOnServer) -> None:
    ada, ben = (sit(room.participant(side), 1) for side in room.sides)
    first = write(ada, "a", "moment", box("A flood"))
    late = write(ben, "b", "moment", box("The market"))
    assert late["status"] == "merged"
    assert late["current"]["value"] == box("A flood", "The market")
    assert sheet(ada) == {"canvas/moment": box("A flood", "The market")}
    told = ada.json("/api/history/canvas/moment")["history"]
    assert [each["value"] for each in told] == [box("A flood", "The market"), box("The market"), box("A flood")]
    assert [each["current"] for each in told] == [True, False, True]
    assert set(told[0]) == {"value", "at", "current"}
    assert first["current"]["seq"] < late["current"]["seq"]


def test_whoever_moves_leaves_her_work_at_the_table(room: RoomOnServer) -> None:
    ada, ben = (sit(room.participant(side), 1) for side in room.sides)
    write(ada, "a", "moment", box("A flood"))
    sit(ada, 2)
    assert sheet(ada) == {}
    assert sheet(ben) == {"canvas/moment": box("A flood")}
    waiting = write(ada, "b", "rules", box("Ask first"), group=1)
    assert waiting["status"] == "refused" and "changed your table" in waiting["message"]
    assert write(ada, "c", "rules", box("Ask first"), group=2)["status"] == "saved"
    assert "canvas/rules" not in sheet(ben)


def test_observers_read_a_sheet_and_do_not_write_on_it(room: RoomOnServer) -> None:
    ada, watching = sit(room.participant(room.sides[0]), 1), sit(room.participant("observer"), 1)
    write(ada, "a", "moment", box("A flood"))
    assert sheet(watching) == {"canvas/moment": box("A flood")}
    refused = write(watching, "b", "rules", box("Ask first"))
    assert refused["status"] == "refused" and "Observers" in refused["message"]


def test_the_room_sees_only_what_a_group_shows(room: RoomOnServer) -> None:
    shows, keeps = sit(room.participant(room.sides[0]), 1), sit(room.participant(room.sides[1]), 2)
    write(shows, "a", "moment", box("A flood"))
    tick = write(shows, "b", "shared", True)
    write(keeps, "c", "moment", box("A secret garden"))
    assert room.board.request("GET", "/api/board/result/canvas")[0] != 200
    assert b"Table 1" not in keeps.get("/api/result/canvas")
    room.act("reveal", exercise="canvas")
    for seen in (room.board.get("/api/board/result/canvas"), keeps.get("/api/result/canvas")):
        assert b"Table 1" in seen and b"A flood" in seen and b"Table 2" not in seen
    assert b"A secret garden" not in room.board.get("/api/board/result/canvas")
    file = room.board.get("/api/board/export?what=results&to=csv").decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(file)) if row["exercise"] == "canvas"]
    assert [(row["item"], row["side"], row["answer_text"]) for row in rows] == [("moment", "Table 1", "A flood")]
    assert "A flood" not in room.board.get("/api/board/export?what=answers&to=csv").decode()
    write(shows, "d", "shared", None, tick["current"]["seq"])
    room.act("reveal", exercise="canvas")
    assert b"No group shows its sheet" in keeps.get("/api/result/canvas")


def test_the_board_counts_tables(room: RoomOnServer) -> None:
    ada, ben = sit(room.participant(room.sides[0]), 1), sit(room.participant(room.sides[1]), 2)
    for place in CORE:
        write(ada, f"a-{place}", place, box("Words"))
    write(ben, "b", "moment", box("Words"))
    board = room.board.json("/api/board")
    (workshop,) = [each for each in board["workshops"] if each["id"] == WORKSHOP]
    (canvas,) = [each for each in workshop["exercises"] if each["id"] == "canvas"]
    assert board["tables"] == 2 and canvas["together"]
    assert canvas["progress"] == [{"side": None, "answered": 2, "complete": 1}]


def test_an_erased_person_leaves_the_sheet_to_her_table(room: RoomOnServer) -> None:
    ada, ben = (sit(room.participant(side), 1) for side in room.sides)
    write(ada, "a", "moment", box("A flood"))
    assert ada.form("/erase", sure="yes")[0] == 200
    assert ada.request("GET", "/api/answers")[0] == 403
    assert sheet(ben) == {"canvas/moment": box("A flood")}
