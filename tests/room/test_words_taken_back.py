"""Words that were shown to the room are taken back by whoever wrote them, until the report is closed."""

import json
import re
from typing import Any

import pytest
from room_in_process import Participant, RoomInProcess, Rooms, SharedInProcess, refused

STORY, PLACE, PLAN = "our-story", "how-formed", "commitments"


@pytest.fixture
def room(room: RoomInProcess) -> RoomInProcess:
    for workshop in ("linking", "carry-it-home"):
        room.act("open", workshop=workshop)
    return room


def tell(person: Participant, text: str, *, share: bool = True) -> None:
    person.answer(STORY, {PLACE: {"text": text, "shared": share}})


def tellers(room: RoomInProcess, texts: list[str]) -> dict[str, Participant]:
    found = {}
    for number, text in enumerate(texts):
        found[text] = room.participant(room.sides[number % 2])
        tell(found[text], text)
    return found


def exits(room: RoomInProcess, onlooker: Participant, exercise: str = STORY) -> dict[str, str]:
    """All that a board, a phone of somebody else, and files tell."""
    said = {"board": room.board.shown(exercise), "phone": onlooker.room_result(exercise)}
    for what in ("results", "answers"):
        said |= {f"{what} {to}": room.board.export(what, to).decode() for to in ("csv", "json")}
    return said


def test_private_again_at_once_on_every_exit(room: RoomInProcess) -> None:
    people = tellers(room, ["first word", "second word", "third word", "fourth word", "fifth word"])
    onlooker = room.participant("observer")
    room.act("reveal", exercise=STORY)
    assert all("third word" in said for said in exits(room, onlooker).values())
    revision = room.board.look()["version"]
    tell(people["third word"], "third word", share=False)
    for way, said in exits(room, onlooker).items():
        assert "third word" not in said and "first word" in said, way
    assert room.board.look()["version"] > revision, "boards and phones look again"
    tell(people["third word"], "third word")
    assert all("third word" in said for said in exits(room, onlooker).values()), "ticked again, it is back"
    tell(people["first word"], "first word, said better")
    for way, said in exits(room, onlooker).items():
        assert "first word" not in said, way
    tell(people["second word"], "")
    left = {word for word in people if word in exits(room, onlooker)["board"]}
    assert left == {"third word", "fourth word", "fifth word"}


def test_words_stay_once_the_report_is_closed(room: RoomInProcess) -> None:
    people = tellers(room, ["first word", "second word", "third word", "fourth word"])
    onlooker = room.participant("observer")
    room.act("reveal", exercise=STORY)
    tell(people["first word"], "first word", share=False)
    assert "is closed" not in people["second word"].result(STORY)["own"]
    assert room.act("close-report")["message"].startswith("The report is closed.")
    assert room.board.look()["report_closed"]
    with refused(409):
        room.act("close-report")
    assert "closed the report" in room.board.log()[0]
    before = exits(room, onlooker)
    assert "The report is closed" in people["second word"].result(STORY)["own"]
    tell(people["second word"], "second word", share=False)
    tell(people["first word"], "first word")
    after = exits(room, onlooker)
    for way in ("board", "phone", "results csv"):
        assert after[way] == before[way] and "second word" in after[way] and "first word" not in after[way]
    # Erasing reaches further: the result goes, also from a closed report.
    people["second word"].erase()
    assert room.board.shown(STORY) == ""


def test_a_shared_room_closes_its_report_together(two: SharedInProcess) -> None:
    assert two.aby.act("close-report")["proposed"]
    assert not two.aby.look()["report_closed"]
    assert "close the report" in two.bex.waiting()[-1]["text"]
    two.bex.confirm()
    assert two.aby.look()["report_closed"]


def test_private_order_and_private_time_of_words(rooms: Rooms) -> None:
    words = ["one", "two", "three", "four", "five", "six"]
    shown = []
    for order in (words, words[::-1]):
        room = rooms.room()
        room.act("open", workshop="linking")
        people = tellers(room, order)
        room.act("reveal", exercise=STORY)
        told = exits(room, room.participant("observer"))
        shown.append(told["phone"])
        rows: list[Any] = [row for row in json.loads(told["answers json"])["rows"] if row["answer"] == "text"]
        assert {(row["person"], row["side"]) for row in rows} == {(None, None)}
        assert not any(person.id in said for person in people.values() for said in told.values())
        assert not any(re.search(r"\d\d:\d\d", said) for said in told.values())
    assert shown[0] == shown[1], "who wrote first, and on which side, changes nothing"


def test_rows_of_a_plan_can_be_taken_back(room: RoomInProcess) -> None:
    people = [room.participant(room.sides[at % 2]) for at in range(5)]
    for at, person in enumerate(people):
        person.answer(PLAN, {"row-1": {"what": f"Promise {at}", "who": "Ann", "shared": True}})
    room.act("reveal", exercise=PLAN)
    assert all("Promise 3" in said for said in exits(room, people[0], PLAN).values())
    people[3].answer(PLAN, {"row-1": {"what": "Promise 3", "who": "Ann", "shared": False}})
    for way, said in exits(room, people[0], PLAN).items():
        assert "Promise 3" not in said and "Promise 2" in said, way
