"""The five headings of a private profile in the room: added by a button, gated as any answer, and truly taken back."""

import sqlite3
from contextlib import closing

import pytest
from server_process import Client, RoomOnServer

from kit.exercises import Scale, load_pack

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


def stored(room: RoomOnServer, person: str) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(room.server.data / "mutuality.sqlite")) as database:
        found = database.execute("select item, value from response where author = ? and exercise = ?", (person, ADDED))
        return found.fetchall()


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
