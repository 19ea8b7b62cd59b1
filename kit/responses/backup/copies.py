"""Copies of the database that is in use, and whose turn it is with them."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_PAGES_A_STEP = 256
_SECONDS_BETWEEN_STEPS = 0.002


class Ended(Exception):
    """An erasing came between: what was copied so far may hold what is to go."""


class Copies:
    """Whose turn it is with the copies of a database: a backup that is made, or an erasing, which goes first.

    `look` wakes whoever makes backups.
    """

    def __init__(self) -> None:
        self.look = threading.Event()
        self._one = threading.Lock()
        self._end = threading.Event()

    @contextmanager
    def backing_up(self) -> Iterator[Callable[[], None]]:
        """Gives what raises `Ended` as soon as an erasing waits."""

        def go_on() -> None:
            if self._end.is_set():
                raise Ended

        with self._one:
            yield go_on

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """End a backup that is being made, and let none begin."""
        self._end.set()
        with self._one:
            self._end.clear()
            yield
        self.look.set()


def copy_whole(source: sqlite3.Connection, copy: Path, go_on: Callable[[], None] = lambda: None) -> None:
    """Copy what `source` shows into a new file `copy`, readable by its owner only, and have it on the disk."""
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))

    def between(*_: object) -> None:
        go_on()
        _rest()

    with closing(sqlite3.connect(copy)) as target:
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target, pages=_PAGES_A_STEP, progress=between)
        target.execute("PRAGMA journal_mode=DELETE")
    to_the_disk(copy)


def _rest() -> None:
    """Leave the disk to answers."""
    time.sleep(_SECONDS_BETWEEN_STEPS)


def to_the_disk(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk. Windows lets no folder be opened, and keeps names itself."""
    if path.is_dir() and os.name == "nt":
        return
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
