"""What was read from the database and still holds: kept until something is written to a table that it was read from.

Each request asks who its visitor is and what her room does. The answers change rarely, and asking takes longer than all
the rest of a small request.
"""

import threading
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import ClauseElement, Connection, Engine, Executable, Insert, Table, Update, event
from sqlalchemy.sql.elements import ReleaseSavepointClause, RollbackToSavepointClause, SavepointClause
from sqlalchemy.sql.visitors import iterate

T = TypeVar("T")
MOST_KEPT = 10_000
EVERYTHING = "*"
AROUND_JOBS = (SavepointClause, ReleaseSavepointClause, RollbackToSavepointClause)
Kept = tuple[int, frozenset[str], object]


class Remembered:
    """Notes which tables the jobs of `writer` write to, and forgets after their commit what was read from those.

    What is deleted may take rows of other tables with it and should not stay anywhere, so after it all is forgotten.
    """

    def __init__(self, writer: Engine) -> None:
        self._kept: dict[Hashable, Kept] = {}
        self._commits = 0
        self._last_written: dict[str, int] = {}
        self._being_written: set[str] = set()
        self._lock = threading.Lock()
        event.listen(writer, "before_execute", self._note_writing)

    def value(
        self, connect: Callable[[], AbstractContextManager[Connection]], key: Hashable, read: Callable[[Connection], T]
    ) -> T:
        """What `read` finds; from memory if it was read under the same `key` and nothing has touched it since.

        `read` must ask the database with `select` alone, and its result must be one that nobody changes.
        """
        kept = self._kept.get(key)
        if kept is not None and self._holds(kept):
            return cast("T", kept[2])
        before, tables = self._commits, set[str]()
        with connect() as connection:
            event.listen(connection, "before_execute", lambda _, asked, *__: tables.update(_tables(asked)))
            found = read(connection)
        with self._lock:
            if before == self._commits:  # what is committed meanwhile may not be in it
                self._make_room()
                self._kept[key] = (before, frozenset(tables), found)
        return found

    def committed(self) -> None:
        """What was noted since the last commit holds from now on; in the writer's thread, before anyone is told."""
        written, self._being_written = self._being_written, set()
        with self._lock:
            self._commits += 1
            self._last_written |= dict.fromkeys(written, self._commits)
            if EVERYTHING in written:
                self._kept.clear()

    def _holds(self, kept: Kept) -> bool:
        read_at, tables, _ = kept
        return all(self._last_written.get(table, 0) <= read_at for table in (EVERYTHING, *tables))

    def _make_room(self) -> None:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()

    def _note_writing(self, _: Connection, statement: Executable, *__: object) -> None:
        if isinstance(statement, Insert | Update):
            self._being_written.add(str(statement.table))
        elif not (statement.is_select or isinstance(statement, AROUND_JOBS)):
            self._being_written.add(EVERYTHING)


_TABLES: WeakKeyDictionary[ClauseElement, frozenset[str]] = (
    WeakKeyDictionary()
)  # statements that are built once, are read once


def _tables(statement: ClauseElement) -> frozenset[str]:
    """The names of the tables that a statement reads."""
    found = _TABLES.get(statement)
    if found is None:
        found = _TABLES[statement] = frozenset(str(part) for part in iterate(statement) if isinstance(part, Table))
    return found
