"""The database cannot be written: whoever sends something reads so, and the same is taken when it can be."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from server_process import RoomOnServer, ServerProcess
from sqlalchemy import event

from kit.cli import main
from kit.exercises import load_pack
from kit.responses import NotStored, Store, StoreNotUsable
from kit.responses.database.engines import Engines
from kit.responses.room import rooms
from kit.room.lifecycle.settings_file import ServerFile
from kit.server import run

WORDS = load_pack().words()


@contextmanager
def held(server: ServerProcess) -> Iterator[None]:
    """Another program writes to the database file, and does not end."""
    with closing(sqlite3.connect(server.data / "mutuality.sqlite", isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_what_cannot_be_stored_is_said_in_words_and_taken_later(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    given = {"id": "waits", "exercise": "readiness", "item": "rationale", "value": "yes", "based_on": None}
    with held(room.server):
        assert person.post_json("/api/answers", {"answers": [given]}) == (503, {"error": WORDS["not-stored"]})
        status, page = person.form("/erase", sure="yes")
        assert status == 503 and WORDS["not-stored-title"] in page
    (receipt,) = person.post("/api/answers", {"answers": [given]})["receipts"]
    assert receipt["status"] == "saved"
    assert "another program is using the database file" in room.server.said()


@contextmanager
def full_disk(server: ServerProcess) -> Iterator[None]:
    """No file of the server may grow any more, as if the disk were full; that takes no rights."""
    largest = max(file.stat().st_size for file in server.data.iterdir())
    unlimited = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (largest + 50_000, unlimited[1]))
    yield
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, unlimited)


def test_a_disk_that_gets_full_in_the_middle_loses_nothing_and_recovers(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    saved: list[str] = []
    refused, seq = "", None
    with full_disk(room.server):
        for number in range(2000):  # a file that other tests have filled has room for some hundreds
            value = {"text": f"{number} " + "plain words " * 1500, "shared": False}
            given = {"id": f"n-{number}", "exercise": "our-story", "item": "how-formed", "value": value}
            status, answer = person.post_json("/api/answers", {"answers": [{**given, "based_on": seq}]})
            if status != 200:
                refused = answer["error"]
                break
            (receipt,) = answer["receipts"]
            seq = receipt["seq"]
            saved.append(given["id"])
        assert refused == WORDS["not-stored"] and saved
        assert person.json("/api/answers")["answers"]["our-story/how-formed"]["seq"] == seq, "reading goes on"
        assert room.board.json("/api/board")["people"] == 1
    (receipt,) = person.post("/api/answers", {"answers": [{**given, "based_on": seq}]})["receipts"]
    assert receipt["status"] == "saved"
    kept = room.in_the_database("SELECT id FROM response WHERE room = :room AND exercise = 'our-story'")
    assert {name for (name,) in kept} == {*saved, given["id"]}
    assert "disk of the computer that runs the room is full" in room.server.said()


def test_a_disk_that_became_read_only_is_said_and_taken_later(
    tmp_path: Path,
) -> None:
    """As a memory stick or a damaged disk becomes it. Whoever is root may write anyway, so SQLite is told not to."""

    def only_read(engines: Engines) -> None:
        event.listen(engines.writer, "checkout", lambda database, *_: database.execute("PRAGMA query_only=ON"))

    def written_again(engines: Engines) -> None:
        engines.writer.dispose()
        event.listen(engines.writer, "checkout", lambda database, *_: database.execute("PRAGMA query_only=OFF"))

    with Store(tmp_path) as store:
        room = store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], 1.0)).result()
        store.maintain(only_read).result()
        for _ in range(2):
            with pytest.raises(NotStored, match=r"cannot be written.*confirmed before is safe"):
                store.write(lambda c: rooms.touch(c, room.id, 2.0)).result()
        with store.read() as c:
            assert rooms.room(c, room.id) == room, "reading goes on"
        store.maintain(written_again).result()
        store.write(lambda c: rooms.touch(c, room.id, 2.0)).result()


def test_a_folder_that_can_only_be_read_starts_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("kit.responses.database.store.FolderLock", refused)
    with pytest.raises(StoreNotUsable, match=r"cannot be used to keep answers \(attempt to write a readonly"):
        Store(tmp_path)


def test_a_settings_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "server.json.new").mkdir()  # nobody can write to that, root neither
    with pytest.raises(StoreNotUsable, match=r"server\.json cannot be written.*No answer is lost.*Make room"):
        ServerFile(room="KDM4XW").keep(tmp_path)
    assert not (tmp_path / "server.json").exists()


@pytest.mark.parametrize("error", [NotStored("nothing could be kept"), StoreNotUsable("nothing can be used")])
def test_a_start_that_can_store_nothing_says_so_in_words(
    tmp_path: Path, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(run, "look_before_start", full)
    done = CliRunner().invoke(main, ["serve", "--data", str(tmp_path / "data"), "--no-browser", "--port", "0"])
    assert (done.exit_code, done.output) == (1, f"{error}\n")
