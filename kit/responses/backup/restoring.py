"""A damaged database is refused, and a backup brought back in its place. The damaged file is never overwritten."""

import re
import shutil
import sqlite3
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from kit.responses.backup.backup_ring import (
    Backup,
    all_backups,
    fault,
    highest_numbers,
    new_name,
    newest_good,
    opened,
    ring,
)
from kit.responses.backup.copies import to_the_disk
from kit.responses.database.failures import StoreNotUsable
from kit.responses.database.folder_lock import FolderLock
from kit.responses.database.patient_files import patiently

_JOURNAL = ("-wal", "-shm", "-journal")
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def refuse_what_is_damaged(file: Path) -> None:
    """Pass if the SQLite `file` is whole, or is to be made. Raises `StoreNotUsable`, and names the newest good backup.

    Every page is looked at. A file that lacks what its newest backup has is refused, too: its journal was lost.
    """
    if not file.exists() or not file.stat().st_size:
        if all_backups(file):
            is_there = "is empty" if file.exists() else "is missing"
            raise StoreNotUsable(f"The database {file} {is_there}. {_way_back(file)}")
        return
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as database:
            said = str(database.execute("PRAGMA quick_check(1)").fetchone()[0])
            lost = said == "ok" and _lacks(file, database)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
            return  # whoever opens it says why it cannot be opened
        said, lost = str(error), False
    if said != "ok":
        raise StoreNotUsable(f"The database {file} is damaged ({' '.join(said.split())}). {_way_back(file)}")
    if lost:
        raise StoreNotUsable(
            f"The database {file} is older than its newest backup: something that was confirmed is missing. Was the "
            f"folder copied without the file {file.name}-wal? Then put that file beside it. {_way_back(file)}"
        )


def bring_back(folder: Path, backup: Backup) -> list[Path]:
    """Put `backup` in the place of the database; returns where what was there is kept now.

    Raises `StoreNotUsable` if a server runs on `folder` or the backup is not good, and `OSError` for a full disk: then
    everything is as before.
    """
    lock = FolderLock(folder)
    try:
        if wrong := fault(backup.file):
            raise StoreNotUsable(f"The {backup.said} is damaged itself ({wrong}). Nothing was changed. Choose another.")
        return _put_in_place(backup)
    finally:
        lock.release()


def database_of(backup: Backup) -> Path:
    """The SQLite file that this is a backup of."""
    return backup.file.with_name(re.split(r"\.(?:backup|before-v)", backup.file.name)[0])


def _put_in_place(backup: Backup) -> list[Path]:
    file = database_of(backup)
    new = file.with_name(f"{file.name}.restoring")
    _copied(backup.file, new)
    if ring(file)[:1] != [backup]:  # what counts from now on is the newest backup, too
        again = new_name(file, time.time())
        _copied(backup.file, again)
    aside = _aside(file)
    kept = []
    for end in (*_JOURNAL, ""):  # the journal first: it must never meet another database
        old = file.with_name(f"{file.name}{end}")
        if old.exists():
            here = aside.with_name(f"{aside.name}{end}")
            patiently(partial(old.replace, here))
            kept.append(here)
    patiently(lambda: new.replace(file))
    to_the_disk(file.parent)
    return kept


def _copied(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    target.chmod(0o600)
    to_the_disk(target)


def _aside(file: Path) -> Path:
    number = 1
    while list(file.parent.glob(f"{file.name}.damaged-{number}*")):
        number += 1
    return file.with_name(f"{file.name}.damaged-{number}")


def _lacks(file: Path, database: sqlite3.Connection) -> bool:
    """Whether the newest good backup has what the database has not."""
    newest = next(iter(ring(file)), None)
    if newest is None or not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").fetchone():
        return newest is not None
    try:
        with opened(newest.file) as other:
            known = highest_numbers(other)
    except sqlite3.DatabaseError:
        return False
    here = highest_numbers(database)
    return any(here.get(table, 0) < highest for table, highest in known.items())


def _way_back(file: Path) -> str:
    good = newest_good(file)
    if good is None:
        return (
            "Nothing was changed, and there is no good backup in this folder. Keep the file, and put back a copy that "
            "you have elsewhere, or start with another data folder."
        )
    return (
        f"Nothing was changed. The newest good one is the {good.said}. "
        f"Bring it back with: mutuality restore {good.name} --data {file.parent}"
    )
