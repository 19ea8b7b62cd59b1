"""A damaged database is refused in words, and `mutuality restore` brings a backup back; nothing is overwritten."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from mutuality import Done, in_a_process, mutuality, refused

from kit.responses import Answer, Store, StoreNotUsable
from kit.responses.answering import answers, recording
from kit.responses.backup.backing_up import make_backup
from kit.responses.backup.backup_ring import ring
from kit.responses.people import participants
from kit.responses.room import rooms

NOW = time.time()
SAFE = [f"answer-{number}" for number in range(40)]
PERSON = "ana"


def say(store: Store, *names: str) -> None:
    with store.read() as c:
        (room,) = rooms.rooms(c)
    for name in names:
        given = [Answer(name, "hopes", name, "plain words " * 100, None)]
        store.write(lambda c, given=given: recording.record(c, room.id, PERSON, "kit", "1", given, NOW)).result()


def said(store: Store) -> set[str]:
    with store.read() as c:
        (room,) = rooms.rooms(c)
        return {place for _, place in answers.current_answers(c, room.id, PERSON)}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with answers, of which the last backup has all, and the one before it none."""
    folder = tmp_path / "data"
    with Store(folder) as store:
        room = store.write(lambda c: rooms.create_room(c, "The room", ["Aby", "Bex"], NOW)).result()
        store.write(lambda c: participants.join(c, room.id, None, "en", b"ana".ljust(32), now=NOW)).result()
        make_backup(store)
        say(store, *SAFE)
        make_backup(store)
    return folder


def database(folder: Path) -> Path:
    return folder / "mutuality.sqlite"


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def cut_within_a_page(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2 + 1234)


def cut_to_nothing(file: Path) -> None:
    os.truncate(file, 0)


def zeros(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def another_page(file: Path) -> None:
    content = bytearray(file.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle : middle + 4096] = b"\x5a" * 4096
    file.write_bytes(content)


def missing(file: Path) -> None:
    file.unlink()


DAMAGE: list[Callable[[Path], None]] = [cut, cut_within_a_page, cut_to_nothing, zeros, another_page, missing]


def restore(folder: Path, *words: str, typed: str = "") -> Done:
    return mutuality("restore", "--data", folder, *words, typed=typed)


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_is_refused_and_the_newest_good_backup_brought_back(
    damage: Callable[[Path], None], data: Path
) -> None:
    damage(database(data))
    before = database(data).read_bytes() if database(data).exists() else None
    with pytest.raises(StoreNotUsable, match="Nothing was changed") as refusal:
        Store(data)
    assert "The newest good one is the backup 2 of " in str(refusal.value)
    assert f"mutuality restore 2 --data {data}" in str(refusal.value)
    assert (database(data).read_bytes() if database(data).exists() else None) == before
    done = restore(data, "2", "--yes")
    assert done.exit_code == 0, done.output
    with Store(data) as store:
        assert said(store) == set(SAFE)
        say(store, "later")
    if before is not None:
        assert (data / "mutuality.sqlite.damaged-1").read_bytes() == before
        assert "mutuality.sqlite.damaged-1" in done.output


def test_the_server_refuses_it_in_one_sentence_and_starts_nothing(data: Path) -> None:
    another_page(database(data))
    text = refused(in_a_process("serve", "--data", data, "--no-browser", "--port", "0"))
    assert "is damaged" in text and f"mutuality restore 2 --data {data}" in text


def test_a_journal_that_is_missing_is_noticed(tmp_path: Path, data: Path) -> None:
    """After a kill the newest answers stand in the -wal file alone; without it SQLite would open an older room."""
    copied = tmp_path / "copied"
    with Store(data) as store:
        say(store, "in-the-journal")
        make_backup(store)
        shutil.copytree(data, copied, ignore=shutil.ignore_patterns("*-shm", "in-use.lock"))
    with Store(copied) as store:
        assert "in-the-journal" in said(store), "with its journal the folder is whole"
    shutil.rmtree(copied)
    with Store(data) as store:
        say(store, "the-next-one")
        make_backup(store)
        shutil.copytree(data, copied, ignore=shutil.ignore_patterns("*-wal", "*-shm", "in-use.lock"))
    with pytest.raises(StoreNotUsable, match=r"older than its newest backup.*mutuality\.sqlite-wal.*restore 4 --data"):
        Store(copied)
    assert restore(copied, "newest", "--yes").exit_code == 0
    with Store(copied) as store:
        assert said(store) == {*SAFE, "in-the-journal", "the-next-one"}


def test_without_a_good_backup_it_says_so(data: Path) -> None:
    for backup in ring(database(data)):
        zeros(backup.file)
    zeros(database(data))
    with pytest.raises(StoreNotUsable, match="there is no good backup in this folder"):
        Store(data)
    done = restore(data, "newest", "--yes")
    assert (done.exit_code, "None of the backups is good" in done.output) == (1, True)
    done = restore(data, "2", "--yes")
    assert (done.exit_code, "damaged itself" in done.output) == (1, True)
    assert database(data).read_bytes() == bytes(database(data).stat().st_size)


def test_it_lists_what_there_is_and_changes_nothing(data: Path) -> None:
    zeros(ring(database(data))[0].file)
    before = {each.name: each.read_bytes() for each in data.iterdir()}
    done = restore(data)
    lines = done.output.splitlines()
    assert done.exit_code == 0
    assert lines[1].split()[0] == "2" and "damaged" in lines[1]
    assert lines[2].split()[0] == "1" and "good; rooms: 1, people: 1, answers: 0" in lines[2]
    assert lines[3].endswith(f"mutuality restore 1 --data {data}")
    assert {each.name: each.read_bytes() for each in data.iterdir()} == before


def test_an_older_one_can_be_chosen_and_the_newer_ones_stay(data: Path) -> None:
    with Store(data) as store:
        say(store, "newest-of-all")
    assert restore(data, "1", "--yes").exit_code == 0
    with Store(data) as store:
        assert said(store) == set()
    assert [each.number for each in ring(database(data))] == [3, 2, 1]
    assert restore(data, "2", "--yes").exit_code == 0
    with Store(data) as store:
        assert said(store) == set(SAFE)
    with closing(sqlite3.connect(data / "mutuality.sqlite.damaged-1")) as kept:
        assert kept.execute("SELECT count(*) FROM response WHERE item = 'newest-of-all'").fetchone() == (1,)


def test_the_copy_that_an_update_makes_is_listed_and_brought_back(data: Path) -> None:
    shutil.copyfile(ring(database(data))[0].file, data / "mutuality.sqlite.before-v9")
    (data / "mutuality.sqlite.before-v9-wal").write_bytes(b"")
    with Store(data) as store:
        say(store, "after-the-update")
    lines = restore(data).output.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["2", "1", "before-v9"], lines
    assert "from before an update; good; rooms: 1, people: 1, answers: 40" in lines[3]
    assert restore(data, "before-v9", "--yes").exit_code == 0
    with Store(data) as store:
        assert said(store) == set(SAFE)
    assert "no backup before-v8; the backups here: 3, 2, 1, before-v9" in restore(data, "before-v8").output


def test_where_it_is_the_only_copy_a_damaged_database_is_refused_with_it(data: Path) -> None:
    newest, older = ring(database(data))
    newest.file.rename(data / "mutuality.sqlite.before-v9")
    older.file.unlink()
    for damage in (another_page, missing):
        damage(database(data))
        with pytest.raises(StoreNotUsable, match=r"from before an update of .* restore before-v9 --data"):
            Store(data)
    assert restore(data, "newest", "--yes").exit_code == 0
    with Store(data) as store:
        assert said(store) == set(SAFE)


def test_it_asks_first_and_not_while_a_server_runs(data: Path) -> None:
    before = database(data).read_bytes()
    assert restore(data, "1", typed="n\n").exit_code == 1
    with Store(data):
        done = restore(data, "1", "--yes")
        assert (done.exit_code, "Another server is using the data folder" in done.output) == (1, True)
    assert database(data).read_bytes() == before
    done = restore(data, "7")
    assert (done.exit_code, "no backup 7; the backups here: 2, 1" in done.output) == (1, True)


def test_a_folder_without_backups_is_said(tmp_path: Path) -> None:
    done = restore(tmp_path)
    assert (done.exit_code, "There are no backups" in done.output) == (1, True)


def test_a_full_disk_leaves_everything_as_it_was(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = database(data).read_bytes()
    monkeypatch.setattr("kit.responses.backup.restoring.shutil.copyfile", full)
    done = restore(data, "1", "--yes")
    assert (done.exit_code, "No space left" in done.output) == (1, True)
    assert database(data).read_bytes() == before


def test_the_doctor_says_the_same(data: Path) -> None:
    another_page(database(data))
    done = mutuality("doctor", "--data", data)
    assert done.exit_code == 1 and "is damaged" in done.output and "restore 2" in done.output
