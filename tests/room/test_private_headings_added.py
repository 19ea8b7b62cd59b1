"""The five headings of a private profile in the room: added by a button, gated as any answer, and truly taken back."""

import json

import pytest
from room_in_process import Participant, RoomInProcess, Rooms, refused

from kit.exercises import Scale, load_pack
from kit.results.readings.profile import contribution

SCALE = load_pack().exercise("self-scoring")
assert isinstance(SCALE, Scale)
SOURCE, ADDED = "self-scoring", "five-headings"
HEADINGS = [section.id for section in SCALE.sections]
LOW, MIDDLE, HIGH = 1, 3, 5


@pytest.fixture
def room(room: RoomInProcess) -> RoomInProcess:
    room.act("open", workshop="emotional-intelligence")
    return room


def turned(point: int) -> dict[str, int]:
    """Answers that all count `point`."""
    return {item.id: 6 - point if item.reverse else point for item in SCALE.items}


def own(person: Participant) -> str:
    return str(person.result(SOURCE)["own"])


def who_adds(room: RoomInProcess, side: int, *points: int) -> list[Participant]:
    came = []
    for point in points:
        person = room.participant(room.sides[side])
        person.answer(SOURCE, turned(point))
        person.add_headings(SOURCE)
        came.append(person)
    return came


def stored(room: RoomInProcess, person: str, column: str = "item, value") -> list[tuple[str, ...]]:
    found = f"select {column} from response where room = :room and author = :author and exercise = :exercise"
    return room.in_the_database(found, author=person, exercise=ADDED)


def counted(room: RoomInProcess) -> set[str]:
    """The sides of which anything is told."""
    return {row["side"] for row in room.board.rows("results", ADDED) if row["count"]}


def test_private_headings_are_the_bands_and_need_all_of_them() -> None:
    assert contribution(SCALE, turned(HIGH)) == dict.fromkeys(HEADINGS, 3)
    assert contribution(SCALE, turned(LOW)) == dict.fromkeys(HEADINGS, 1)
    without = {name: point for name, point in turned(MIDDLE).items() if name not in ("pause", "adapt", "bad-day")}
    assert contribution(SCALE, without) is None, "one heading of the five has too few answers"


def test_private_headings_leave_by_the_button_alone_and_once(room: RoomInProcess) -> None:
    person = room.participant(room.sides[0])
    assert "data-headings" not in own(person)
    person.answer(SOURCE, {"pause": 3})
    assert "answer most sentences first" in own(person)
    with refused(409):
        person.add_headings(SOURCE)
    person.answer(SOURCE, {place: point for place, point in turned(HIGH).items() if place != "pause"})
    assert "Add my five headings to the room" in own(person)
    assert stored(room, person.id) == [], "nothing is added by answering"
    (receipt,) = person.send({"exercise": ADDED, "item": "empathy", "value": 3})
    assert receipt["status"] == "refused"
    for _ in range(2):
        person.add_headings(SOURCE)
    assert sorted(stored(room, person.id)) == sorted((heading, "3") for heading in HEADINGS)
    assert "Take my five headings back" in own(person)
    assert "data-headings" not in own(room.participant(room.sides[0]))
    with refused(404):
        person.add_headings("readiness")


def test_private_headings_taken_back_before_the_reveal_leave_no_row(room: RoomInProcess, rooms: Rooms) -> None:
    people = who_adds(room, 0, HIGH, HIGH, LOW, MIDDLE, LOW)
    last = people[-1]
    ids = [each for (each,) in stored(room, last.id, "id")]
    last.take_headings_back(SOURCE)
    assert stored(room, last.id) == [] and "Add my five headings" in own(last)
    files = rooms.written()
    assert ids and not [each for each in ids if each.encode() in files]
    room.act("reveal", exercise=ADDED)
    rows = [row for row in room.board.rows("results", ADDED) if row["side"] == "Aby"]
    assert {row["people"] for row in rows if row["people"]} == {"4"}
    assert own(last).count("<li>") >= 7, "her own profile is as it was"


def test_minimum_holds_for_headings_and_nobody_is_seen_singly(room: RoomInProcess) -> None:
    people = who_adds(room, 0, HIGH, HIGH, LOW, MIDDLE) + who_adds(room, 1, HIGH, LOW, HIGH)
    room.act("reveal", exercise=ADDED)
    shown = people[0].room_result(SOURCE)
    assert "A strength" in shown and "Aby" in shown
    assert room.board.shown(ADDED, wide=True)
    assert counted(room) == {"Aby"}, "three people, and the room with them, are withheld"
    assert [row for row in room.board.rows("answers") if row["exercise"] in (SOURCE, ADDED)] == []
    with refused(403):
        room.act("reveal", exercise=SOURCE)


def test_suppress_headings_of_a_small_side_that_are_all_low(room: RoomInProcess) -> None:
    who_adds(room, 0, HIGH, HIGH, LOW, MIDDLE)
    who_adds(room, 1, LOW, LOW, LOW, LOW)
    room.act("reveal", exercise=ADDED)
    assert counted(room) == {"Aby"}


def test_reveal_again_does_not_tell_whose_headings_were_taken_back(room: RoomInProcess) -> None:
    people = who_adds(room, 0, HIGH, HIGH, LOW, MIDDLE, LOW)
    room.act("reveal", exercise=ADDED)
    before = room.board.rows("results")
    people[0].take_headings_back(SOURCE)
    me = people[0].id
    assert stored(room, me) == []
    kept = room.in_the_database("select results from snapshot where room = :room and exercise = :name", name=ADDED)
    assert not [each for (each,) in kept if me in each] and json.loads(kept[-1][0])["items"]
    assert room.board.rows("results") == before
    with refused(409):
        room.act("reveal", exercise=ADDED)
