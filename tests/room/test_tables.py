"""Tables: who may write and read a sheet, what the room sees of it, and what moving does."""

from typing import Any

import pytest
from room_in_process import Participant, RoomInProcess, refused

from kit.room.participants.seats import sheet_of

WORKSHOP, SHEET = "action-learning-space", "canvas"
CORE = ("moment", "actors.ours", "difference", "rules", "outcome.what")


@pytest.fixture
def room(room: RoomInProcess) -> RoomInProcess:
    room.act("open", workshop=WORKSHOP)
    return room


def write(person: Participant, place: str, value: Any, **more: Any) -> dict[str, Any]:
    (receipt,) = person.send({"exercise": SHEET, "item": place, "value": value, "id": f"{place} {value}", **more})
    return dict(receipt)


def box(text: str, *also: str) -> dict[str, Any]:
    return {"text": text, "also": list(also)}


def sheet(person: Participant) -> dict[str, Any]:
    return {place: each["value"] for place, each in person.answers().items() if place.startswith(f"{SHEET}/")}


def test_nobody_writes_before_choosing_a_table(room: RoomInProcess) -> None:
    person = room.participant(room.sides[0])
    not_yet = write(person, "moment", box("A flood"))
    assert not_yet["status"] == "refused" and "Choose your table" in not_yet["message"]
    with refused(409):
        person.history(SHEET, "moment")
    for wrong in (0, 61, "3", True, None):
        with refused(400):
            person.sit(wrong)
    assert person.me()["group"] is None
    assert person.sit(3).me()["group"] == 3
    assert write(person, "moment", box("A flood"))["status"] == "saved"


def test_a_table_has_one_sheet_and_nobody_else_reads_it(room: RoomInProcess) -> None:
    aby, bex = room.sides
    ada, ben, other = (room.participant(side).sit(table) for side, table in ((aby, 3), (bex, 3), (aby, 4)))
    write(ada, "moment", box("A flood"))
    assert sheet(ben) == {"canvas/moment": box("A flood")}
    assert sheet(other) == {}
    for said, to_ben in ((True, ben), (False, other)):
        assert (str(to_ben.history(SHEET, "moment")).count("A flood") == 1) is said
        assert ("A flood" in to_ben.result(SHEET)["own"]) is said
        assert ("A flood" in str(sheet_of(to_ben.context, SHEET))) is said


def test_two_who_write_at_once_lose_nothing(room: RoomInProcess) -> None:
    ada, ben = (room.participant(side).sit(1) for side in room.sides)
    first = write(ada, "moment", box("A flood"))
    late = write(ben, "moment", box("The market"))
    assert late["status"] == "merged"
    assert late["current"]["value"] == box("A flood", "The market")
    assert sheet(ada) == {"canvas/moment": box("A flood", "The market")}
    told = ada.history(SHEET, "moment")
    assert [each["value"] for each in told] == [box("A flood", "The market"), box("The market"), box("A flood")]
    assert [each["current"] for each in told] == [True, False, True]
    assert set(told[0]) == {"value", "at", "current"}
    assert first["current"]["seq"] < late["current"]["seq"]


def test_whoever_moves_leaves_her_work_at_the_table(room: RoomInProcess) -> None:
    ada, ben = (room.participant(side).sit(1) for side in room.sides)
    write(ada, "moment", box("A flood"))
    ada.sit(2)
    assert sheet(ada) == {}
    assert sheet(ben) == {"canvas/moment": box("A flood")}
    for wrong in (1, 2.0, True, None):
        waiting = write(ada, "rules", box("Ask first"), group=wrong)
        assert waiting["status"] == "refused" and "changed your table" in waiting["message"]
    assert write(ada, "rules", box("Ask first"), group=2)["status"] == "saved"
    assert "canvas/rules" not in sheet(ben)


def test_observers_read_a_sheet_and_do_not_write_on_it(room: RoomInProcess) -> None:
    ada, watching = room.participant(room.sides[0]).sit(1), room.participant("observer").sit(1)
    write(ada, "moment", box("A flood"))
    assert sheet(watching) == {"canvas/moment": box("A flood")}
    told = write(watching, "rules", box("Ask first"))
    assert told["status"] == "refused" and "Observers" in told["message"]
    assert sheet(ada) == {"canvas/moment": box("A flood")}


def test_the_room_sees_only_what_a_group_shows(room: RoomInProcess) -> None:
    shows, keeps = room.participant(room.sides[0]).sit(1), room.participant(room.sides[1]).sit(2)
    write(shows, "moment", box("A flood"))
    tick = write(shows, "shared", True)
    write(keeps, "moment", box("A secret garden"))
    assert room.board.shown(SHEET) == ""
    assert "Table 1" not in str(keeps.result(SHEET))
    room.act("reveal", exercise=SHEET)
    for seen in (room.board.shown(SHEET), keeps.room_result(SHEET)):
        assert "Table 1" in seen and "A flood" in seen and "Table 2" not in seen
    assert "A secret garden" not in room.board.shown(SHEET)
    rows = room.board.rows("results", SHEET)
    assert [(row["item"], row["side"], row["answer_text"]) for row in rows] == [("moment", "Table 1", "A flood")]
    assert b"A flood" not in room.board.export("answers")
    write(shows, "shared", None, based_on=tick["current"]["seq"])
    room.act("reveal", exercise=SHEET)
    assert "No group shows its sheet" in keeps.room_result(SHEET)


def test_the_board_counts_tables(room: RoomInProcess) -> None:
    ada, ben = room.participant(room.sides[0]).sit(1), room.participant(room.sides[1]).sit(2)
    for place in CORE:
        write(ada, place, box("Words"))
    write(ben, "moment", box("Words"))
    canvas = room.board.exercise(SHEET)
    assert room.board.look()["tables"] == 2 and canvas["together"]
    assert canvas["progress"] == [{"side": None, "answered": 2, "complete": 1}]


def test_an_erased_person_leaves_the_sheet_to_her_table(room: RoomInProcess) -> None:
    ada, ben = (room.participant(side).sit(1) for side in room.sides)
    write(ada, "moment", box("A flood"))
    ada.erase()
    with refused(403):
        ada.answers()
    assert sheet(ben) == {"canvas/moment": box("A flood")}
