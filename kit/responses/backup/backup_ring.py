"""The ring of backups beside the SQLite file: what they are called, whether they are good, and which ones stay.

A backup is called by a number that only grows, so that no clock decides which is the newest.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NEWEST_KEPT = 6
DAYS_KEPT = 7
"""Of each of the last days on which backups were made, the last one stays, beside the newest ones."""
_NAME = re.compile(r"\.backup-(\d{6,})-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)$")
_BEFORE_UPDATE = re.compile(r"\.before-v(\d+)$")
_COPIES = ("before-v", "backup-", "making-backup", "damaged-", "restoring")


@dataclass(frozen=True)
class Backup:
    """One file of the ring. `day` and `time` are where the server ran, such as "2026-11-30" and "07:41"."""

    file: Path
    number: int
    day: str
    time: str

    @property
    def name(self) -> str:
        """What people type to bring it back."""
        return str(self.number)

    @property
    def said(self) -> str:
        """How people are told of it."""
        return f"backup {self.number} of {self.day}, {self.time}"


class CopyBeforeUpdate(Backup):
    """The copy that was made before the data were brought to the version `number`; no ring lets go of it."""

    @property
    def name(self) -> str:
        """What people type to bring it back."""
        return f"before-v{self.number}"

    @property
    def said(self) -> str:
        """How people are told of it."""
        return f"copy from before an update of {self.day}, {self.time}"


@dataclass(frozen=True)
class Contents:
    """How much is in a backup."""

    rooms: int
    people: int
    answers: int


def ring(file: Path) -> list[Backup]:
    """The backups of the SQLite `file`, the newest first. Whether they are good is not looked at."""
    found = [(each, _NAME.search(each.name)) for each in file.parent.glob(f"{file.name}.backup-*")]
    named = [Backup(each, int(m[1]), m[2], f"{m[3]}:{m[4]}") for each, m in found if m]
    return sorted(named, key=lambda backup: backup.number, reverse=True)


def before_updates(file: Path) -> list[CopyBeforeUpdate]:
    """The copies of the SQLite `file` that updates made, the newest first. Whether they are good is not looked at."""
    found = [(each, _BEFORE_UPDATE.search(each.name)) for each in file.parent.glob(f"{file.name}.before-v*")]
    copies = [CopyBeforeUpdate(each, int(m[1]), *_moment(each.stat().st_mtime).split()) for each, m in found if m]
    return sorted(copies, key=lambda copy: copy.number, reverse=True)


def all_backups(file: Path) -> list[Backup]:
    """What can be brought back: the ring, then what updates left."""
    return [*ring(file), *before_updates(file)]


def _moment(at: float) -> str:
    return f"{datetime.fromtimestamp(at):%Y-%m-%d %H:%M}"


def new_name(file: Path, now: float) -> Path:
    """What the next backup of `file` is called."""
    number = max((each.number for each in ring(file)), default=0) + 1
    moment = datetime.fromtimestamp(now)
    return file.with_name(f"{file.name}.backup-{number:06}-{moment:%Y-%m-%d-%H%M}")


def making(file: Path) -> Path:
    """What a backup is called while it is made."""
    return file.with_name(f"{file.name}.making-backup")


def every_copy(file: Path) -> list[Path]:
    """All files beside `file` that hold a copy of what was in it, with what belongs to them: erasing reaches them."""
    return sorted(each for part in _COPIES for each in file.parent.glob(f"{file.name}.{part}*"))


def prune(file: Path) -> None:
    """Delete what the ring has no place for."""
    kept = ring(file)
    days = list(dict.fromkeys(each.day for each in kept))[:DAYS_KEPT]
    last_of_a_day = {next(each.number for each in kept if each.day == day) for day in days}
    for each in kept[NEWEST_KEPT:]:
        if each.number not in last_of_a_day:
            each.file.unlink(missing_ok=True)


def fault(file: Path) -> str:
    """What is wrong with a backup, "" if it is good: every page of it is read."""
    try:
        with opened(file) as database:
            said = str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])
            database.execute("SELECT version FROM schema_version").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if said == "ok" else " ".join(said.split())


def newest_good(file: Path) -> Backup | None:
    """The newest backup of `file` that is good."""
    return next((each for each in all_backups(file) if not fault(each.file)), None)


def contents(file: Path) -> Contents:
    """How much is in a good backup. Raises `sqlite3.DatabaseError` for one that is not."""
    with opened(file) as database:
        counted = (
            "SELECT (SELECT count(*) FROM room), (SELECT count(*) FROM participant), (SELECT count(*) FROM response)"
        )
        return Contents(*database.execute(counted).fetchone())


def highest_numbers(database: sqlite3.Connection) -> dict[str, int]:
    """The highest number that each table has ever given: they only grow, also when rows are erased."""
    return dict(database.execute("SELECT name, seq FROM sqlite_sequence"))


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    """A backup, to be read and left as it is."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        yield database
