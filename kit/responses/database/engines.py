"""Connections to the database: one engine writes, one only reads. All that is special to a dialect is here."""

import sqlite3
import time
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError

from kit.responses.backup.copies import Copies
from kit.responses.database.failures import StoreNotUsable

_WAIT_MS = 5_000
# Any number will do, as long as every version of the kit takes the same one.
_POSTGRES_LOCK = 6_885_349
# PostgreSQL takes a moment to notice that the server before this one is gone.
_POSTGRES_PATIENCE_S = 2.0


@dataclass(frozen=True)
class Engines:
    """`file` is the SQLite file, or None where a database server keeps the data; `copies` are those of the file."""

    writer: Engine
    reader: Engine
    file: Path | None
    copies: Copies = field(default_factory=Copies)

    def dispose(self) -> None:
        """Close all connections that are not in use."""
        self.reader.dispose()
        self.writer.dispose()


def connect(folder: Path, url: str | None) -> Engines:
    """Engines for the database at `url`, by default the file `mutuality.sqlite` in `folder`; nothing is opened yet."""
    place = make_url(url) if url else URL.create("sqlite", database=str(folder / "mutuality.sqlite"))
    if place.drivername == "postgresql":
        place = place.set(drivername="postgresql+psycopg")
    if place.get_backend_name() == "sqlite":
        return _sqlite(place)
    if place.get_backend_name() == "postgresql":
        return _postgresql(place)
    raise StoreNotUsable(f"The kit cannot keep data in '{place.get_backend_name()}'. Use SQLite or PostgreSQL.")


def clean(engines: Engines) -> bool:
    """Drop what deleted rows left in the database file and its journal; runs in the writer thread.

    Returns whether all of it is gone. It is not while somebody is reading for more than a few seconds, or if the
    disk has no room for a second copy of the data.
    """
    try:
        return _clean(engines)
    except (sqlite3.OperationalError, OperationalError):
        return False


def _clean(engines: Engines) -> bool:
    if engines.file is None:
        with engines.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (FULL, ANALYZE)"))
        return True
    with engines.writer.connect() as connection:
        database = connection.connection.driver_connection
        assert isinstance(database, sqlite3.Connection)
        database.execute("VACUUM")
        return _empty_journal(database)


def copy_file(engines: Engines, copy: Path) -> None:
    """Make a complete copy of the SQLite file, journal included, readable by its owner only."""
    copy.touch(mode=0o600)
    with engines.writer.connect() as connection:
        database = connection.connection.driver_connection
        assert isinstance(database, sqlite3.Connection)
        target = sqlite3.connect(copy)
        try:
            database.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        finally:
            target.close()


def _empty_journal(database: sqlite3.Connection) -> bool:
    busy, _, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _sqlite(place: URL) -> Engines:
    file = Path(place.database or "")
    if not place.database or place.database == ":memory:" or place.database.startswith("file:"):
        raise StoreNotUsable("The kit needs a SQLite database that is a file.")
    writer = create_engine(place, pool_size=1, max_overflow=0)
    reader = create_engine(place, pool_size=8, max_overflow=8)
    for engine in (writer, reader):
        event.listen(engine, "connect", _set_sqlite)
    event.listen(writer, "connect", _set_sqlite_writer)
    event.listen(reader, "connect", _set_sqlite_reader)
    event.listen(writer, "begin", _begin_immediate)
    event.listen(reader, "begin", _begin)
    return Engines(writer, reader, file)


def _set_sqlite(database: sqlite3.Connection, _record: object) -> None:
    # Python's driver begins transactions by rules of its own, which break savepoints; the "begin" events do it here.
    database.isolation_level = None
    database.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
    # Temporary files hold answers as well, and erasing could not reach them.
    database.execute("PRAGMA temp_store=MEMORY")


def _set_sqlite_writer(database: sqlite3.Connection, _record: object) -> None:
    mode = database.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if mode != "wal":
        raise StoreNotUsable(
            f"The database cannot be kept safely in this folder (SQLite offers '{mode}' instead of 'wal'), as on "
            "some network folders. Choose a folder on this computer's own disk."
        )
    for setting in ("synchronous=FULL", "fullfsync=ON", "checkpoint_fullfsync=ON", "foreign_keys=ON"):
        database.execute(f"PRAGMA {setting}")
    # What is deleted is overwritten with zeros, so that erasing a person erases her words.
    database.execute("PRAGMA secure_delete=ON")


def _set_sqlite_reader(database: sqlite3.Connection, _record: object) -> None:
    database.execute("PRAGMA query_only=ON")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _postgresql(place: URL) -> Engines:
    writer = create_engine(place, pool_size=1, max_overflow=0)
    reader = create_engine(
        place,
        pool_size=8,
        max_overflow=8,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
    )
    event.listen(writer, "connect", _lock_postgresql)
    return Engines(writer, reader, None)


def _lock_postgresql(database: DBAPIConnection, _record: object) -> None:
    """Let one server only write. The lock lives as long as the connection, so a killed server leaves none behind."""
    give_up_at = time.monotonic() + _POSTGRES_PATIENCE_S
    while not database.cursor().execute(f"SELECT pg_try_advisory_lock({_POSTGRES_LOCK})").fetchone()[0]:
        database.rollback()
        if time.monotonic() > give_up_at:
            database.close()
            raise StoreNotUsable("Another server is using this database. Stop it first, or use another database.")
        time.sleep(0.05)
    database.commit()
