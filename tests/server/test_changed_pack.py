"""A facilitator changes her pack between two sessions: what was answered before must not break what comes after."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from exported_files import read
from server_process import Client, RoomOnServer, ServerProcess

from kit.exercises import exercises_folder


def test_answers_that_are_no_longer_offered_do_not_break_results(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(exercises_folder(), pack)
    server = ServerProcess(tmp_path / "data", "--exercises", str(pack))
    try:
        room = server.room()
        room.act("open", workshop="linking")
        people = [room.participant(side) for side in room.sides for _ in range(4)]
        for person in people:
            answer = {"id": "a", "exercise": "kind-of-link", "item": "kind", "value": ["twinning"], "based_on": None}
            person.post("/api/answers", {"answers": [answer]})
        server.stop()
        linking = pack / "en" / "linking.yaml"
        text = linking.read_text(encoding="utf-8")
        options = text[text.index("- id: kind-of-link") :]
        changed = options.replace("id: twinning", "id: town-twinning", 1)
        linking.write_text(text.replace(options, changed), encoding="utf-8")
        server.start()
        assert people[0].json("/api/result/kind-of-link")["own"]
        room.act("reveal", exercise="kind-of-link")
        assert room.board.json("/api/board/result/kind-of-link")["html"]
    finally:
        server.stop()


def answered_and_revealed(server: ServerProcess) -> tuple[RoomOnServer, list[Client]]:
    """Four on each side answer two exercises of one workshop, and both are revealed."""
    room = server.room()
    room.act("open", workshop="linking")
    people = [room.participant(side) for side in room.sides for _ in range(4)]
    for person in people:
        given = [("kind-of-link", "kind", ["twinning"]), ("practicalities", "visas", "not-yet")]
        answers = [
            {"id": item, "exercise": exercise, "item": item, "value": value, "based_on": None}
            for exercise, item, value in given
        ]
        person.post("/api/answers", {"answers": answers})
    for exercise in ("kind-of-link", "practicalities"):
        room.act("reveal", exercise=exercise)
    return room, people


def test_results_revealed_before_a_change_are_still_shown_and_exported(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(exercises_folder(), pack)
    server = ServerProcess(tmp_path / "data", "--exercises", str(pack))
    try:
        room, people = answered_and_revealed(server)
        server.stop()
        linking = pack / "en" / "linking.yaml"
        text = linking.read_text(encoding="utf-8")
        options = text[text.index("- id: kind-of-link") :]
        text = text.replace(options, options.replace("id: twinning", "id: town-twinning", 1))
        assert text.count("- id: visas") == 1
        linking.write_text(text.replace("- id: visas", "- id: entry-permits"), encoding="utf-8")
        server.start()
        for exercise, stored in (("kind-of-link", "twinning"), ("practicalities", "visas")):
            assert stored in room.board.json(f"/api/board/result/{exercise}")["html"]
            mine = people[0].json(f"/api/result/{exercise}")
            assert mine["own"]
            assert stored in mine["room"]
        for what in ("results", "answers"):
            for to in ("csv", "xlsx", "json"):
                rows = read(room.board.get(f"/api/board/export?what={what}&to={to}"), to)
                assert {"kind-of-link", "practicalities"} <= {row["exercise"] for row in rows}
                assert {"twinning", "not-yet"} <= {row["answer"] for row in rows}
        assert "Traceback" not in server.said()
    finally:
        server.stop()


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
