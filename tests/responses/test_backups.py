"""Backups: made while answers come, checked, in a ring; what is erased is in none of them."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from patience import wait_for, wait_until

from kit.responses import Answer, Backups, Participant, Room, Store
from kit.responses.answering import answers, recording
from kit.responses.backup import backing_up as making
from kit.responses.backup.backing_up import BackupFailed, Ended, make_backup
from kit.responses.backup.backup_ring import (
    DAYS_KEPT,
    NEWEST_KEPT,
    contents,
    every_copy,
    fault,
    new_name,
    newest_good,
    prune,
    ring,
)
from kit.responses.people import erasure, participants

NOW = 1_700_000_000.0
DAY = 24 * 3600
WORDS = "words that only Ana would say"


@pytest.fixture
def ana(store: Store, room: Room) -> Participant:
    return store.write(lambda c: participants.join(c, room.id, None, "en", b"ana".ljust(32), now=NOW)).result()


def say(store: Store, who: Participant, name: str, text: str = WORDS) -> None:
    given = [Answer(name, "hopes", name, text, None)]
    store.write(lambda c: recording.record(c, who.room, who.id, "kit", "1", given, NOW)).result()


def database(store: Store) -> Path:
    assert store.file
    return store.file


def files_with(store: Store, text: str) -> list[str]:
    return [each.name for each in store.folder.iterdir() if text.encode() in each.read_bytes()]


def test_a_backup_is_good_whole_and_its_owners_alone(store: Store, ana: Participant) -> None:
    say(store, ana, "one")
    made = make_backup(store)
    assert made and (newest := newest_good(database(store))) and newest.file == made
    assert (fault(made), made.stat().st_mode & 0o777) == ("", 0o600)
    assert (contents(made).rooms, contents(made).people, contents(made).answers) == (1, 1, 1)
    assert [each.name for each in store.folder.iterdir() if "making" in each.name] == []


def test_none_is_made_of_what_has_not_changed(store: Store, ana: Participant) -> None:
    say(store, ana, "one")
    assert make_backup(store)
    assert make_backup(store) is None
    say(store, ana, "two")
    assert make_backup(store)


def test_after_a_restart_too_none_is_made_of_what_has_not_changed(tmp_path: Path) -> None:
    for expected in (1, 1):
        with Store(tmp_path) as store:
            assert store.file
            make_backup(store)
            assert len(ring(store.file)) == expected


def test_answers_are_taken_while_one_is_made_and_it_ends(
    store: Store, ana: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page takes a step, and in each step an answer comes: a copy that began anew each time would never end."""
    monkeypatch.setattr("kit.responses.backup.copies._PAGES_A_STEP", 1)
    steps = 0

    def answer() -> None:
        nonlocal steps
        steps += 1
        say(store, ana, f"step-{steps}")

    monkeypatch.setattr("kit.responses.backup.copies._rest", answer)
    made = make_backup(store)
    assert made and steps > 5
    assert contents(made).answers == 0, "it shows the moment in which it began"
    with store.read() as c:
        assert len(answers.current_answers(c, ana.room, ana.id)) == steps


def test_numbers_decide_which_is_newest_and_days_are_kept_beside(tmp_path: Path) -> None:
    file = tmp_path / "mutuality.sqlite"
    days = [*range(12), 200, 3]  # the clock jumps
    for day in days:
        for hour in range(4):
            new_name(file, NOW + day * DAY + hour * 60).touch()
            prune(file)
    kept = ring(file)
    assert [each.number for each in kept[:NEWEST_KEPT]] == [56, 55, 54, 53, 52, 51]
    assert len({each.day for each in kept}) == DAYS_KEPT
    assert len(kept) <= NEWEST_KEPT + DAYS_KEPT
    assert all(each.day in each.said and str(each.number) in each.said for each in kept)


def test_a_damaged_database_is_never_backed_up_over_a_good_one(store: Store, ana: Participant) -> None:
    say(store, ana, "one", "x" * 200_000)
    good = make_backup(store)
    say(store, ana, "two")
    store.maintain(lambda engines: engines.dispose()).result()
    damage_in_the_middle(database(store))
    for _ in range(NEWEST_KEPT + 2):
        with pytest.raises(BackupFailed, match=r"database is damaged.*Earlier backups stay.*mutuality restore"):
            make_backup(store)
    assert [each.file for each in ring(database(store))] == [good]
    store.maintain(lambda engines: engines.dispose()).result()


def damage_in_the_middle(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = b"\x5a" * 4096
    file.write_bytes(content)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def backups(store: Store, said: list[str]) -> Iterator[Backups]:
    with closing(Backups(store, said.append, every=0.05, soon=0)) as keeping:
        yield keeping


def test_they_are_made_by_themselves_and_a_last_one_at_the_end(
    store: Store, ana: Participant, backups: Backups
) -> None:
    wait_until(lambda: ring(database(store)))
    say(store, ana, "one")
    wait_for(1, lambda: contents(ring(database(store))[0].file).answers)
    for number in range(20):
        say(store, ana, f"late-{number}")
    backups.close()
    backups.close()
    assert contents(ring(database(store))[0].file).answers == 21


def test_a_full_disk_is_said_once_and_the_next_one_is_made(
    store: Store, ana: Participant, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    def full(*_: object) -> None:
        nonlocal tries
        tries += 1
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(making, "copy_whole", full)
        with closing(Backups(store, said.append, every=0.01)):
            wait_until(lambda: tries > 3)
            say(store, ana, "one")
    assert len(said) == 1 and "No space left" in said[0] and "answers themselves are kept" in said[0]
    assert ring(database(store)) == []
    assert make_backup(store)


def test_answers_come_before_backups_when_space_is_short(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_BYTES_LEFT", 2**62)
    with pytest.raises(BackupFailed, match="MB are free"):
        make_backup(store)


def test_erasing_reaches_backups_and_another_is_made_without_her(
    store: Store, ana: Participant, backups: Backups
) -> None:
    say(store, ana, "one")
    wait_until(lambda: any(".backup-" in name for name in files_with(store, WORDS)))
    (store.folder / "mutuality.sqlite.damaged-1").write_bytes(WORDS.encode())
    (store.folder / "mutuality.sqlite.making-backup-journal").write_bytes(WORDS.encode())
    erased = erasure.erase_participant(store, ana.id)
    assert erased.complete and files_with(store, WORDS) == []
    assert {name.partition("sqlite.")[2][:7] for name in erased.backups} >= {"backup-", "damaged"}
    wait_until(lambda: ring(database(store)))
    assert files_with(store, WORDS) == files_with(store, ana.id) == []


def test_a_backup_under_way_ends_when_somebody_is_erased(
    store: Store, ana: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever it began: what it holds of her is gone, and it is not put into the ring."""
    say(store, ana, "one")
    erasing = threading.Thread(target=lambda: erasure.erase_participant(store, ana.id))

    def meanwhile() -> None:
        if not erasing.ident:
            erasing.start()
        wait_until(store.copies._end.is_set)

    monkeypatch.setattr("kit.responses.backup.copies._PAGES_A_STEP", 1)
    monkeypatch.setattr("kit.responses.backup.copies._rest", meanwhile)
    with pytest.raises(Ended):
        make_backup(store)
    erasing.join()
    assert every_copy(database(store)) == [] and files_with(store, WORDS) == []


def test_a_good_name_of_another_file_is_no_backup(tmp_path: Path) -> None:
    file = tmp_path / "mutuality.sqlite"
    for name in ("mutuality.sqlite.backup-x", "mutuality.sqlite.backup-000001-2026-01-01-0900.zip"):
        (tmp_path / name).write_bytes(b"")
    assert ring(file) == [] and newest_good(file) is None
    empty = new_name(file, NOW)
    sqlite3.connect(empty).close()
    assert fault(empty) and newest_good(file) is None
