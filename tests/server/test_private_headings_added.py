"""The five headings of a private profile in the room: added by a button, gated as any answer, and truly taken back."""

import csv
import io
import json
import sqlite3
from contextlib import closing

import pytest
from server_process import Client, RoomOnServer

from kit.exercises import Scale, load_pack
from kit.results.readings.contribution import contribution

SCALE = load_pack().exercise("self-scoring")
assert isinstance(SCALE, Scale)
SOURCE, ADDED = "self-scoring", "five-headings"
HEADINGS = [section.id for section in SCALE.sections]
LOW, MIDDLE, HIGH = 1, 3, 5


@pytest.fixture
def room(room: RoomOnServer) -> RoomOnServer:
    room.act("open", workshop="emotional-intelligence")
    return room


def turned(point: int) -> dict[str, int]:
    """Answers that all count `point`."""
    return {item.id: 6 - point if item.reverse else point for item in SCALE.items}


def press(person: Client, what: str) -> int:
    return person.form(f"/headings/{SOURCE}", do=what)[0]


def own(person: Client) -> str:
    return str(person.json(f"/api/result/{SOURCE}")["own"])


def who_adds(room: RoomOnServer, side: int, *points: int) -> list[Client]:
    came = []
    for point in points:
        person = room.participant(room.sides[side])
        person.answer(SOURCE, turned(point))
        assert press(person, "add") == 200
        came.append(person)
    return came


def reveal(room: RoomOnServer) -> int:
    return room.board.post_json("/api/board/act", {"act": "reveal", "exercise": ADDED})[0]


def exported(room: RoomOnServer, what: str) -> list[dict[str, str]]:
    text = room.board.get(f"/api/board/export?what={what}&to=csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def stored(room: RoomOnServer, person: str) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(room.server.data / "mutuality.sqlite")) as database:
        found = database.execute("select item, value from response where author = ? and exercise = ?", (person, ADDED))
        return found.fetchall()


def test_private_headings_are_the_bands_and_need_all_of_them() -> None:
    assert contribution(SCALE, turned(HIGH)) == dict.fromkeys(HEADINGS, 3)
    assert contribution(SCALE, turned(LOW)) == dict.fromkeys(HEADINGS, 1)
    without = {name: point for name, point in turned(MIDDLE).items() if name not in ("pause", "adapt", "bad-day")}
    assert contribution(SCALE, without) is None, "one heading of the five has too few answers"


def test_private_headings_leave_by_the_button_alone_and_once(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    me = person.json("/api/me")["participant"]
    assert "data-headings" not in own(person)
    person.answer(SOURCE, {"pause": 3})
    assert "answer most sentences first" in own(person) and press(person, "add") == 409
    person.answer(SOURCE, {place: point for place, point in turned(HIGH).items() if place != "pause"})
    assert "Add my five headings to the room" in own(person)
    assert stored(room, me) == [], "nothing is added by answering"
    (refused,) = person.send({"exercise": ADDED, "item": "empathy", "value": 3})
    assert refused["status"] == "refused"
    assert [press(person, "add") for _ in range(2)] == [200, 200]
    assert sorted(stored(room, me)) == sorted((heading, "3") for heading in HEADINGS)
    assert "Take my five headings back" in own(person)
    other = room.participant(room.sides[0])
    assert "data-headings" not in own(other)
    assert Client(room.server.here).form(f"/headings/{SOURCE}", do="add")[0] == 403
    assert person.form("/headings/readiness", do="add")[0] == 404


def test_private_headings_taken_back_before_the_reveal_leave_no_row(room: RoomOnServer) -> None:
    people = who_adds(room, 0, HIGH, HIGH, LOW, MIDDLE, LOW)
    me = people[-1].json("/api/me")["participant"]
    with closing(sqlite3.connect(room.server.data / "mutuality.sqlite")) as database:
        ids = [
            each
            for (each,) in database.execute("select id from response where exercise = ? and author = ?", (ADDED, me))
        ]
    assert press(people[-1], "take-back") == 200
    assert stored(room, me) == [] and "Add my five headings" in own(people[-1])
    files = b"".join(file.read_bytes() for file in room.server.data.rglob("*") if file.is_file())
    assert ids and not [each for each in ids if each.encode() in files]
    assert reveal(room) == 200
    rows = [row for row in exported(room, "results") if row["exercise"] == ADDED and row["side"] == "Aby"]
    assert {row["people"] for row in rows if row["people"]} == {"4"}
    assert own(people[-1]).count("<li>") >= 7, "her own profile is as it was"


def test_minimum_holds_for_headings_and_nobody_is_seen_singly(room: RoomOnServer) -> None:
    people = who_adds(room, 0, HIGH, HIGH, LOW, MIDDLE) + who_adds(room, 1, HIGH, LOW, HIGH)
    assert reveal(room) == 200
    shown = people[0].json(f"/api/result/{SOURCE}")["room"]
    assert "A strength" in shown and "Aby" in shown
    assert room.board.json(f"/api/board/result/{ADDED}?wide=1")["html"]
    rows = [row for row in exported(room, "results") if row["exercise"] == ADDED]
    assert {row["side"] for row in rows if row["count"]} == {"Aby"}, (
        "three people, and the room with them, are withheld"
    )
    assert [row for row in exported(room, "answers") if row["exercise"] in (SOURCE, ADDED)] == []
    assert room.board.post_json("/api/board/act", {"act": "reveal", "exercise": SOURCE})[0] == 403


def test_suppress_headings_of_a_small_side_that_are_all_low(room: RoomOnServer) -> None:
    who_adds(room, 0, HIGH, HIGH, LOW, MIDDLE)
    who_adds(room, 1, LOW, LOW, LOW, LOW)
    assert reveal(room) == 200
    rows = [row for row in exported(room, "results") if row["exercise"] == ADDED]
    assert {row["side"] for row in rows if row["count"]} == {"Aby"}


def test_reveal_again_does_not_tell_whose_headings_were_taken_back(room: RoomOnServer) -> None:
    people = who_adds(room, 0, HIGH, HIGH, LOW, MIDDLE, LOW)
    assert reveal(room) == 200
    before = exported(room, "results")
    assert press(people[0], "take-back") == 200
    me = people[0].json("/api/me")["participant"]
    assert stored(room, me) == []
    with closing(sqlite3.connect(room.server.data / "mutuality.sqlite")) as database:
        kept = database.execute("select results from snapshot where exercise = ?", (ADDED,)).fetchall()
    assert not [each for (each,) in kept if me in each] and json.loads(kept[-1][0])["items"]
    assert exported(room, "results") == before and reveal(room) == 409
