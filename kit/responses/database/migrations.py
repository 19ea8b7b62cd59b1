"""Bringing an older database up to the present: numbered steps, one after the other, after a backup copy.

`MIGRATIONS[n]` takes a database from version n to n + 1. A step that was released is never changed again.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Column, Connection, Integer, MetaData, Table, func, insert, inspect, select, text, update
from sqlalchemy.schema import CreateColumn

from kit.responses.database.engines import Engines, copy_file
from kit.responses.database.failures import StoreNotUsable
from kit.responses.database.patient_files import patiently
from kit.responses.database.schema import metadata

Migration = Callable[[Connection], None]

schema_version = Table("schema_version", MetaData(), Column("version", Integer, nullable=False))


def _create_tables(connection: Connection) -> None:
    """All tables as they are today: a later step finds what it would add there already, in a new database."""
    metadata.create_all(connection)


def _adds(*tables: str, **columns: tuple[str, ...]) -> Migration:
    """A step that makes `tables`, and adds to others `columns`, as the schema has them."""

    def step(connection: Connection) -> None:
        for name in tables:
            metadata.tables[name].create(connection, checkfirst=True)
        for table, names in columns.items():
            for name in names:
                _add_column(connection, table, name)

    return step


def _drop_what_nobody_reads(connection: Connection) -> None:
    """Columns that always held the same: rounds (a second look has places of its own), core items alone, languages."""
    for index in sorted(metadata.tables["response"].indexes, key=lambda each: str(each.name)):
        index.drop(connection, checkfirst=True)
    for table, column in (("response", "round"), ("room", "core_only"), ("room_state", "languages")):
        if column in _columns(connection, table):
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
    for index in metadata.tables["response"].indexes:
        index.create(connection)


def _add_column(connection: Connection, table: str, column: str) -> None:
    """Add it as the schema has it, unless the table has it already, as in a database that has just been made."""
    if column not in _columns(connection, table):
        added = CreateColumn(metadata.tables[table].c[column]).compile(dialect=connection.dialect)
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {added}"))


def _columns(connection: Connection, table: str) -> set[str]:
    return {each["name"] for each in inspect(connection).get_columns(table)}


MIGRATIONS: tuple[Migration, ...] = (
    _create_tables,
    _adds(participant=("group",)),
    _adds(participant=("paper_by",)),
    _adds(  # facilitators of sides, what they propose and hold back, and results that only sides have seen
        *("facilitator", "proposal", "held_item"),
        room_state=("own_side",),
        session=("facilitator",),
        snapshot=("stage",),
    ),
    _adds(room_state=("episodes",)),
    _adds(room_state=("screen", "agenda", "locked", "pause_asked_at")),
    _adds("agreement", side=("time_zone",)),
    _adds(room_state=("report_closed_at",)),
    _adds(room_state=("notebooks",)),
    _adds(room=("set_aside_at",)),
    _adds(  # which pack a room was opened with, and what answers and results are about
        "meaning",
        room=("pack", "pack_version"),
        room_state=("set_aside",),
        response=("meaning", "set_aside"),
        snapshot=("asked",),
    ),
    _adds(participant=("pending_code", "own_key")),
    _adds(held_item=("for_good",)),
    _drop_what_nobody_reads,
)


def version(connection: Connection) -> int:
    """The version of the database, 0 if it is empty. Raises `StoreNotUsable` if the tables in it are not the kit's."""
    tables = inspect(connection).get_table_names()
    if schema_version.name in tables:
        return connection.scalar(select(func.max(schema_version.c.version))) or 0
    if tables:
        raise StoreNotUsable(
            "This database belongs to another program: its tables are not the kit's. Nothing was changed. "
            "Choose another data folder or database."
        )
    return 0


def migrate(engines: Engines, migrations: Sequence[Migration] = MIGRATIONS) -> Path | None:
    """Take the database to version `len(migrations)`; returns the backup copy, if one had to be made.

    Raises `StoreNotUsable` for a database that a newer kit has written; it is left as it is.
    """
    with engines.writer.connect() as connection:
        found = version(connection)
    if found > len(migrations):
        raise StoreNotUsable(
            f"These data were written by a newer version of the kit (data version {found}; this one knows "
            f"{len(migrations)}). Nothing was changed. Install the newer version, or choose another data folder."
        )
    if found == len(migrations):
        return None
    backup = _back_up(engines, len(migrations)) if found and engines.file else None
    with engines.writer.begin() as connection:
        schema_version.create(connection, checkfirst=True)
        for step in migrations[found:]:
            step(connection)
        if not connection.execute(update(schema_version).values(version=len(migrations))).rowcount:
            connection.execute(insert(schema_version).values(version=len(migrations)))
    return backup


def _back_up(engines: Engines, target: int) -> Path:
    assert engines.file is not None
    backup = engines.file.with_name(f"{engines.file.name}.before-v{target}")
    # A copy that an interrupted start left behind may be incomplete.
    patiently(lambda: backup.unlink(missing_ok=True))
    copy_file(engines, backup)
    return backup
