"""What is dear is done once: a page is executed and a picture drawn once; and nothing holds the server up for long."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from server_process import RoomOnServer

from kit.exercises import exercises_folder
from kit.server.notebooks.execute import Folders

AT_ONCE = 24
LONGEST_HELD_UP_MS = 2_000  # generous, because other tests run beside it; benchmarks measure, tests find what blocks


def test_a_room_that_asks_at_once_gets_one_picture(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    people = [room.participant(side) for side in room.sides for _ in range(AT_ONCE // 2)]
    for number, person in enumerate(people):
        value = ("yes", "partly", "not-yet")[number % 3]
        person.answer("readiness", {"rationale": value})
    before = room.board.json("/health")
    room.act("reveal", exercise="readiness")
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        pages = list(crowd.map(lambda person: person.get("/w/linking"), people))
        shown = list(crowd.map(lambda person: person.result("readiness")["room"], people))
    assert "<svg" in str(shown[0])
    assert set(shown) == {shown[0]}
    assert set(pages) == {pages[0]}
    after = room.board.json("/health")
    assert after["drawings"] == before["drawings"] + 1
    assert after["executions"] <= before["executions"] + 1

    for path in ("/api/board", "/api/board/export?what=results&to=xlsx", "/handout/linking", "/api/board/qr.svg"):
        room.board.get(path)
    assert room.board.json("/health")["longest_lag_ms"] < LONGEST_HELD_UP_MS


def test_files_are_looked_at_once_a_second_and_changes_are_seen(tmp_path: Path) -> None:
    folders = Folders(exercises_folder(), tmp_path)
    notebook = tmp_path / "mine.ipynb"
    notebook.write_text("1")
    first = folders.content_version(notebook)
    notebook.write_text("12")
    assert folders.content_version(notebook) == first, "not for every visitor"
    folders._versions.clear()
    assert folders.content_version(notebook) != first
