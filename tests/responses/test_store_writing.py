import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from kit.responses import NotStored, Room, Store, StoreNotUsable
from kit.responses.room import rooms

NOW = 1_700_000_000.0


def act(number: int, room: Room) -> Callable[[Connection], int]:
    def job(c: Connection) -> int:
        rooms.log_act(c, room.id, "facilitator", str(number), {}, NOW)
        return number

    return job


def acts(store: Store, room: Room) -> list[str]:
    with store.read() as c:
        return [each.act for each in rooms.acts(c, room.id)]


class Held:
    """Keeps the writer thread busy until `release`, so that jobs pile up behind it."""

    def __init__(self, store: Store) -> None:
        begun, self._go_on = threading.Event(), threading.Event()
        store.maintain(lambda _: (begun.set(), self._go_on.wait(30)))
        assert begun.wait(30)

    def release(self) -> None:
        self._go_on.set()


def test_two_hundred_writers_share_a_few_commits(store: Store, room: Room) -> None:
    held, before = Held(store), store.commits
    futures: list[Any] = [None] * 200

    def submit(number: int) -> None:
        futures[number] = store.write(act(number, room))

    threads = [threading.Thread(target=submit, args=(number,)) for number in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held.release()
    assert [future.result() for future in futures] == list(range(200))
    assert store.commits - before <= 3
    assert sorted(acts(store, room), key=int) == [str(number) for number in range(200)]


def test_a_failing_job_leaves_nothing_and_harms_no_other(store: Store, room: Room) -> None:
    def fails(c: Connection) -> None:
        rooms.log_act(c, room.id, "facilitator", "half done", {}, NOW)
        raise ZeroDivisionError

    def breaks_a_rule(c: Connection) -> None:
        rooms.log_act(c, room.id, "facilitator", "half done", {}, NOW)
        rooms.log_act(c, room.id + 999, "facilitator", "no such room", {}, NOW)

    held = Held(store)
    futures = [store.write(job) for job in (act(1, room), fails, act(2, room), breaks_a_rule, act(3, room))]
    held.release()
    assert [future.result() for future in futures[::2]] == [1, 2, 3]
    assert isinstance(futures[1].exception(), ZeroDivisionError)
    assert isinstance(futures[3].exception(), IntegrityError)
    assert acts(store, room) == ["1", "2", "3"]


def test_a_wrong_statement_fails_alone_and_writing_goes_on(store: Store, room: Room) -> None:
    held = Held(store)
    futures = [
        store.write(job) for job in (act(1, room), lambda c: c.execute(text("SELECT * FROM nowhere")), act(2, room))
    ]
    held.release()
    assert isinstance(futures[1].exception(), NotStored)
    assert "nowhere" in str(futures[1].exception())
    assert [futures[0].result(), futures[2].result()] == [1, 2]
    assert acts(store, room) == ["1", "2"]


def test_even_a_job_that_wants_to_end_the_program_does_not_end_the_thread(store: Store, room: Room) -> None:
    def leaves(_: Connection) -> None:
        raise SystemExit(3)

    assert isinstance(store.write(leaves).exception(), SystemExit)
    assert isinstance(store.maintain(leaves).exception(), SystemExit)
    assert store.write(act(1, room)).result() == 1


def test_a_cancelled_job_is_not_run(store: Store, room: Room) -> None:
    held = Held(store)
    given_up, kept = store.write(act(1, room)), store.write(act(2, room))
    assert given_up.cancel()
    held.release()
    assert kept.result() == 2
    with pytest.raises(CancelledError):
        given_up.result()
    assert acts(store, room) == ["2"]


def test_closing_finishes_what_was_given_and_takes_no_more(tmp_path: Path) -> None:
    store = Store(tmp_path)
    room = store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], NOW)).result()
    held = Held(store)
    futures = [store.write(act(number, room)) for number in range(600)]
    closing = threading.Thread(target=store.close)
    closing.start()
    held.release()
    closing.join()
    assert [future.result(timeout=0) for future in futures] == list(range(600))
    with pytest.raises(NotStored, match="stopping"):
        store.write(act(1, room)).result(timeout=0)
    store.close()
    with Store(tmp_path) as again:
        assert len(acts(again, room)) == 600
        assert again.backup is None


def test_reading_sees_one_moment_and_cannot_write(store: Store, room: Room) -> None:
    with store.read() as c:
        assert rooms.acts(c, room.id) == []
        store.write(act(1, room)).result()
        assert rooms.acts(c, room.id) == []
        with pytest.raises(DatabaseError, match="readonly"):
            rooms.touch(c, room.id, NOW)
    assert acts(store, room) == ["1"]


def test_many_threads_read_while_one_writes(store: Store, room: Room) -> None:
    seen: list[list[int]] = []

    def read() -> None:
        counts = []
        for _ in range(20):
            counts.append(len(acts(store, room)))
            time.sleep(0.001)
        seen.append(counts)

    threads = [threading.Thread(target=read) for _ in range(12)]
    for thread in threads:
        thread.start()
    for future in [store.write(act(number, room)) for number in range(100)]:
        future.result()
    for thread in threads:
        thread.join()
    assert len(seen) == 12
    assert all(counts == sorted(counts) for counts in seen)


def test_another_program_that_holds_the_file_is_named_and_harms_nothing(store: Store, room: Room) -> None:
    store.maintain(lambda engines: _be_impatient(engines.writer)).result()
    other = create_engine(f"sqlite:///{store.file}")
    with other.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(NotStored, match=r"another program.*Close that program"):
            store.write(act(1, room)).result()
    other.dispose()
    assert store.write(act(2, room)).result() == 2
    assert acts(store, room) == ["2"]


def _be_impatient(writer: Any) -> None:
    with writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA busy_timeout=50")


def test_the_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "data"
    with Store(folder) as store:
        store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], NOW)).result()
        assert folder.stat().st_mode & 0o777 == 0o700
        assert store.file is not None
        assert store.file.stat().st_mode & 0o777 == 0o600


HOLD = """
import sys, pathlib
from kit.responses import Store
store = Store(pathlib.Path(sys.argv[1]))
print("holding", flush=True)
sys.stdin.read()
"""


def test_a_folder_in_use_is_refused_until_the_other_server_ends(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "holding\n"
        with pytest.raises(StoreNotUsable, match=r"Another server is using the data folder .*Stop that server"):
            Store(tmp_path)
        other.kill()
    Store(tmp_path).close()


def test_two_stores_in_one_process_are_one_too_many(tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(StoreNotUsable, match="Another server"):
        Store(tmp_path)
    Store(tmp_path).close()


def test_folders_and_files_that_cannot_be_used_are_explained(tmp_path: Path) -> None:
    a_file = tmp_path / "file"
    a_file.write_text("hello")
    with pytest.raises(StoreNotUsable, match="another data folder"):
        Store(a_file)
    with pytest.raises(StoreNotUsable, match="another data folder"):
        Store(a_file / "below")
    garbage = tmp_path / "garbage"
    garbage.mkdir()
    (garbage / "mutuality.sqlite").write_text("this is not a database " * 100)
    with pytest.raises(StoreNotUsable, match="not a database"):
        Store(garbage)
    assert (garbage / "mutuality.sqlite").read_text().startswith("this is not")


def test_only_known_results_of_database_are_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreNotUsable, match="SQLite or PostgreSQL"):
        Store(tmp_path, "mysql://somewhere/data")
    with pytest.raises(StoreNotUsable, match="a file"):
        Store(tmp_path, "sqlite://")
    elsewhere = tmp_path / "elsewhere.sqlite"
    with Store(tmp_path / "data", f"sqlite:///{elsewhere}") as store:
        assert store.file == elsewhere
        assert elsewhere.exists()
