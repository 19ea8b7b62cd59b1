"""Making backups while answers come in: in a thread and by a connection of their own, by SQLite's online backup."""

import filecmp
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from kit.responses.backup.backup_ring import fault, making, new_name, prune, ring
from kit.responses.backup.copies import Ended, copy_whole, to_the_disk
from kit.responses.database.patient_files import patiently
from kit.responses.database.store import Store

SECONDS_BETWEEN = 600.0
SECONDS_AFTER_ERASING = 60.0
"""Several people may erase, one after the other."""
_BYTES_LEFT = 16 * 2**20
"""Room on the disk that no backup takes: answers come first."""


class BackupFailed(Exception):
    """No backup was made; the message says why. The backups that there were are as before."""


class Backups:
    """Keeps the ring of a `store` until `close`: one at the start, every ten minutes, and at the end.

    After an erasing, which deletes the ring, the next one is made soon. Nothing is made if nothing has changed, or of a
    database on a server. What cannot be made is told to `say`, once.
    """

    def __init__(
        self,
        store: Store,
        say: Callable[[str], None],
        every: float = SECONDS_BETWEEN,
        soon: float = SECONDS_AFTER_ERASING,
    ) -> None:
        self._store = store
        self._say = say
        self._every = every
        self._soon = soon
        self._closing = threading.Event()
        self._commits: int | None = None
        self._told = ""
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        if store.file:
            self._thread.start()

    def close(self) -> None:
        """Make the last one, then end; more than once does no harm. The store must still be open."""
        if not self._thread.is_alive():
            return
        self._store.maintain(lambda _: None).result()  # what was given to `write` before belongs into the last one
        self._closing.set()
        self._store.copies.look.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._store.copies.look.clear()
            self._make()
            if self._store.copies.look.wait(self._every):
                self._closing.wait(self._soon)
        while not self._make():
            pass

    def _make(self) -> bool:
        """Make one if anything has changed; False if an erasing came between."""
        commits = self._store.commits
        if commits == self._commits:
            return True
        try:
            make_backup(self._store)
        except BackupFailed as error:
            if str(error) != self._told:
                self._say(str(error))
            self._told = str(error)
        except Ended:
            self._store.copies.look.set()  # again, after it
            return False
        else:
            self._told, self._commits = "", commits
        return True


def make_backup(store: Store) -> Path | None:
    """Make one backup now; None if the newest one holds the same already. Raises `BackupFailed`, and `Ended`."""
    file = store.file
    assert file is not None
    unfinished = making(file)
    try:
        with store.copies.backing_up() as go_on:
            try:
                _check_the_space(file)
                _copy(file, unfinished, go_on)
                if wrong := fault(unfinished):
                    raise BackupFailed(_damaged(file, wrong))
                newest = next(iter(ring(file)), None)
                if newest and filecmp.cmp(newest.file, unfinished, shallow=False):
                    return None
                made = new_name(file, time.time())
                patiently(lambda: unfinished.replace(made))
                to_the_disk(file.parent)
                prune(file)
                return made
            finally:
                for left in file.parent.glob(f"{unfinished.name}*"):
                    with suppress(OSError):
                        left.unlink()
    except (sqlite3.DatabaseError, OSError) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise BackupFailed(_damaged(file, str(error))) from error
        raise BackupFailed(
            f"No backup could be made ({error}). The answers themselves are kept as before. "
            "Is the disk full? The next one is tried in ten minutes."
        ) from error


def _copy(file: Path, copy: Path, go_on: Callable[[], None]) -> None:
    with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as source:
        source.execute("PRAGMA query_only=ON")
        # One moment, however long it takes: else each answer that comes meanwhile would begin the copy anew.
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_master").fetchone()
        copy_whole(source, copy, go_on)


def _check_the_space(file: Path) -> None:
    free, needed = shutil.disk_usage(file.parent).free, 2 * file.stat().st_size + _BYTES_LEFT
    if free < needed:
        raise BackupFailed(
            f"No backup was made: only {free / 2**20:.0f} MB are free on the disk of {file.parent}, and answers need "
            "them. Make room on the disk."
        )


def _damaged(file: Path, wrong: str) -> str:
    return (
        f"No backup was made, because the database is damaged ({wrong}). Earlier backups stay. Stop the server, and "
        f"see them with: mutuality restore --data {file.parent}"
    )
