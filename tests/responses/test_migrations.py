import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from kit.responses import Answer, Lock, Room, Store, StoreNotUsable
from kit.responses.answering import answers, recording
from kit.responses.backup.backup_ring import before_updates
from kit.responses.database.engines import Engines, connect
from kit.responses.database.migrations import MIGRATIONS, migrate, version
from kit.responses.database.schema import metadata
from kit.responses.people import erasure, participants
from kit.responses.room import rooms

NOW = 1_700_000_000.0


def add_a_column(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE room ADD COLUMN colour TEXT"))


def breaks_half_way(connection: Connection) -> None:
    add_a_column(connection)
    connection.execute(text("SELECT * FROM nowhere"))


@pytest.fixture
def kept(tmp_path: Path) -> Room:
    with Store(tmp_path) as store:
        return store.write(lambda c: rooms.create_room(c, "Kept room", ["A", "B"], NOW)).result()


def engines_in(folder: Path) -> Engines:
    return connect(folder, None)


def columns(file: Path, table: str) -> list[str]:
    database = sqlite3.connect(file)
    found = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    database.close()
    return found


def test_a_new_database_has_the_tables_and_needs_no_backup(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        assert store.backup is None
    engines = engines_in(tmp_path)
    with engines.reader.connect() as c:
        assert version(c) == len(MIGRATIONS)
    engines.dispose()
    assert before_updates(tmp_path / "mutuality.sqlite") == []
    for table in metadata.sorted_tables:
        assert columns(tmp_path / "mutuality.sqlite", table.name) == [column.name for column in table.columns]


def test_an_older_file_is_copied_and_then_brought_up_to_date(tmp_path: Path, kept: Room) -> None:
    engines = engines_in(tmp_path)
    backup = migrate(engines, [*MIGRATIONS, add_a_column])
    assert backup == tmp_path / f"mutuality.sqlite.before-v{len(MIGRATIONS) + 1}"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert migrate(engines, [*MIGRATIONS, add_a_column]) is None
    with engines.reader.connect() as c:
        assert version(c) == len(MIGRATIONS) + 1
        assert rooms.rooms(c) == [kept]
    engines.dispose()
    assert "colour" in columns(tmp_path / "mutuality.sqlite", "room")
    assert "colour" not in columns(backup, "room")
    old = connect(tmp_path, f"sqlite:///{backup}")
    with old.reader.connect() as c:
        assert rooms.rooms(c) == [kept]
        assert version(c) == len(MIGRATIONS)
    old.dispose()


def test_answers_that_are_only_in_the_journal_are_in_the_backup(tmp_path: Path) -> None:
    """After a kill the newest answers stand in the WAL file; a plain copy of the main file would miss them."""
    with Store(tmp_path / "data") as store:
        store.write(lambda c: rooms.create_room(c, "In the journal", ["A", "B"], NOW)).result()
        killed = tmp_path / "killed"
        killed.mkdir()
        for file in (tmp_path / "data").glob("mutuality.sqlite*"):
            (killed / file.name).write_bytes(file.read_bytes())
    assert b"In the journal" not in (killed / "mutuality.sqlite").read_bytes()
    engines = engines_in(killed)
    backup = migrate(engines, [*MIGRATIONS, add_a_column])
    engines.dispose()
    assert backup is not None
    assert b"In the journal" in backup.read_bytes()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, kept: Room) -> None:
    engines = engines_in(tmp_path)
    for _ in range(2):
        with pytest.raises(Exception, match="nowhere"):
            migrate(engines, [*MIGRATIONS, breaks_half_way])
    engines.dispose()
    assert "colour" not in columns(tmp_path / "mutuality.sqlite", "room")
    assert len(before_updates(tmp_path / "mutuality.sqlite")) == 1
    with Store(tmp_path) as store, store.read() as c:
        assert rooms.rooms(c) == [kept]


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path, kept: Room) -> None:
    engines = engines_in(tmp_path)
    migrate(engines, [*MIGRATIONS, add_a_column])
    engines.dispose()
    file = tmp_path / "mutuality.sqlite"
    before = file.read_bytes()
    with pytest.raises(StoreNotUsable, match=r"newer version of the kit.*Nothing was changed.*Install the newer"):
        Store(tmp_path)
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "mutuality.sqlite")
    database.execute("CREATE TABLE recipes (name TEXT)")
    database.commit()
    database.close()
    with pytest.raises(StoreNotUsable, match="another program"):
        Store(tmp_path)
    assert columns(tmp_path / "mutuality.sqlite", "recipes") == ["name"]


def test_a_file_from_before_paper_takes_people_on_paper(tmp_path: Path, kept: Room) -> None:
    database = sqlite3.connect(tmp_path / "mutuality.sqlite")
    database.execute("ALTER TABLE participant DROP COLUMN paper_by")
    database.execute("UPDATE schema_version SET version = 1")
    database.commit()
    database.close()
    with Store(tmp_path) as store:
        assert store.backup is not None
        ana = store.write(lambda c: participants.join(c, kept.id, None, "en", b"a", now=NOW)).result()
        ben = store.write(lambda c: participants.join(c, kept.id, None, "en", b"b", now=NOW, paper_by=ana.id)).result()
        with store.read() as c:
            assert [each.paper_by for each in participants.participants(c, kept.id)].count(None) == 1
        erasure.erase_participant(store, ana.id)
        with store.read() as c:
            assert participants.participant(c, ben.id) == replace(ben, paper_by="")


def test_columns_that_nobody_reads_go_and_every_answer_stays(tmp_path: Path, kept: Room) -> None:
    with Store(tmp_path) as store:
        ana = store.write(lambda c: participants.join(c, kept.id, None, "en", b"ana".ljust(32), now=NOW)).result()
        lock = Lock(b"k" * 32, kept.id, ana.id)
        given = [Answer("a", "hopes", "one", "old", None), Answer("b", "hopes", "one", "new", 1)]
        given += [Answer("c", "secret", "one", 4, None)]

        def job(connection: Connection) -> list[str]:
            by = (connection, kept.id, ana.id, "kit", "1", given, NOW)
            return [each.status for each in recording.record(*by, private=("secret",), lock=lock)]

        assert store.write(job).result() == ["saved"] * 3
    gone = (("response", "round", "1"), ("room", "core_only", "0"), ("room_state", "languages", "'[\"en\"]'"))
    with closing(sqlite3.connect(tmp_path / "mutuality.sqlite")) as database:
        for table, column, always in gone:
            database.execute(f"ALTER TABLE {table} ADD COLUMN {column} NOT NULL DEFAULT {always}")
        for index in ("response_place", "response_room"):
            database.execute(f"DROP INDEX {index}")
        database.execute("CREATE INDEX response_place ON response (author, exercise, item, round, seq)")
        database.execute("CREATE INDEX response_room ON response (room, wins, exercise, author, item, round, seq)")
        database.execute("UPDATE schema_version SET version = 13")
        database.commit()
    with Store(tmp_path) as store, store.read() as connection:
        assert store.backup is not None
        current = answers.current_answers(connection, kept.id, ana.id, lock=lock)
        assert {place: each.value for place, each in current.items()} == {("hopes", "one"): "new", ("secret", "one"): 4}
        assert len(answers.history(connection, kept.id, ana.id, "hopes", "one")) == 2
        assert rooms.rooms(connection) == [kept]
        assert rooms.state(connection, kept.id).open == ()
    for table, column, _ in gone:
        assert column not in columns(tmp_path / "mutuality.sqlite", table)
    assert [row[0] for row in indexes(tmp_path / "mutuality.sqlite")] == ["response_place", "response_room"]
    assert all("round" not in row[1] for row in indexes(tmp_path / "mutuality.sqlite"))


def indexes(file: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as database:
        made = "type = 'index' AND tbl_name = 'response' AND sql <> ''"  # not those that SQLite makes by itself
        return list(database.execute(f"SELECT name, sql FROM sqlite_master WHERE {made} ORDER BY name"))
