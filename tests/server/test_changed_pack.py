"""A facilitator changes her pack between two sessions: what was answered before must not break what comes after."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from exported_files import read
from server_process import Client, RoomOnServer, ServerProcess

from kit.exercises import exercises_folder


@dataclass(frozen=True)
class Changed:
    """A server whose pack changed between two of its starts; the rooms, with their people, are from before."""

    server: ServerProcess
    answered: tuple[RoomOnServer, list[Client]]
    revealed: tuple[RoomOnServer, list[Client]]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Changed]:
    folder = tmp_path_factory.mktemp("changed")
    pack = folder / "pack"
    shutil.copytree(exercises_folder(), pack)
    server = ServerProcess(folder / "data", "--exercises", str(pack))
    try:
        rooms = answered(server), answered_and_revealed(server)
        server.stop()
        linking = pack / "en" / "linking.yaml"
        text = linking.read_text(encoding="utf-8")
        options = text[text.index("- id: kind-of-link") :]
        text = text.replace(options, options.replace("id: twinning", "id: town-twinning", 1))
        assert text.count("- id: visas") == 1
        linking.write_text(text.replace("- id: visas", "- id: entry-permits"), encoding="utf-8")
        server.start()
        yield Changed(server, *rooms)
        assert "Traceback" not in server.said()
    finally:
        server.stop()


def answered(server: ServerProcess) -> tuple[RoomOnServer, list[Client]]:
    """Four on each side answer two exercises of one workshop."""
    room = server.room()
    room.act("open", workshop="linking")
    people = [room.participant(side) for side in room.sides for _ in range(4)]
    for person in people:
        person.answer("kind-of-link", {"kind": ["twinning"]})
        person.answer("practicalities", {"visas": "not-yet"})
    return room, people


def answered_and_revealed(server: ServerProcess) -> tuple[RoomOnServer, list[Client]]:
    """The same, and both exercises are revealed."""
    room, people = answered(server)
    for exercise in ("kind-of-link", "practicalities"):
        room.act("reveal", exercise=exercise)
    return room, people


def test_answers_that_are_no_longer_offered_do_not_break_results(changed: Changed) -> None:
    room, people = changed.answered
    assert people[0].json("/api/result/kind-of-link")["own"]
    room.act("reveal", exercise="kind-of-link")
    assert room.board.json("/api/board/result/kind-of-link")["html"]
    progress = {
        exercise["id"]: sum(side.get("answered", 0) for side in exercise["progress"])
        for workshop in room.board.json("/api/board")["workshops"]
        for exercise in workshop["exercises"]
    }
    assert progress["kind-of-link"] == 0, "the board counts what a result counts"


def test_results_revealed_before_a_change_are_hidden_named_and_exported(changed: Changed) -> None:
    room, people = changed.revealed
    (note,) = room.board.json("/api/board")["notes"]
    assert len(note["more"]) == 2
    assert all("Its result is not shown." in line for line in note["more"])
    assert "Answers that are set aside: 8." in changed.server.said()
    for exercise in ("kind-of-link", "practicalities"):
        assert room.board.request("GET", f"/api/board/result/{exercise}")[0] == 404
        mine = people[0].json(f"/api/result/{exercise}")
        assert mine["own"]
        assert mine["room"] is None
    for what in ("results", "answers"):
        for to in ("csv", "xlsx", "json"):
            rows = read(room.board.get(f"/api/board/export?what={what}&to={to}"), to)
            assert {"kind-of-link", "practicalities"} <= {row["exercise"] for row in rows}
            assert {"twinning", "not-yet"} <= {row["answer"] for row in rows}
    assert "Traceback" not in changed.server.said()


def test_a_room_result_that_cannot_be_read_leaves_the_own_result(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data")
    try:
        _, people = answered_and_revealed(server)
        server.stop()
        with closing(sqlite3.connect(tmp_path / "data" / "mutuality.sqlite")) as database, database:
            database.execute("UPDATE snapshot SET results = ?", ('{"format":99}',))  # as a newer kit might have
        server.start()
        mine = people[0].json("/api/result/practicalities")
        assert mine["own"]
        assert mine["room"] is None
        assert "saved by another version of the kit" in server.said()
    finally:
        server.stop()
