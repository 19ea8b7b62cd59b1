"""A database from before there were tables is brought up to date, and nobody in it sits anywhere yet."""

from pathlib import Path

from sqlalchemy import text

from kit.responses import Store
from kit.responses.database.engines import connect
from kit.responses.database.migrations import schema_version
from kit.responses.people import participants
from kit.responses.room import rooms

NOW = 1_700_000_000.0


def test_people_of_an_older_database_can_sit_at_a_table(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        room = store.write(lambda c: rooms.create_room(c, "Older", ["A", "B"], NOW)).result()
        person = store.write(lambda c: participants.join(c, room.id, None, "en", b"x", now=NOW)).result()
    engines = connect(tmp_path, None)
    with engines.writer.begin() as connection:
        connection.execute(text('ALTER TABLE participant DROP COLUMN "group"'))
        connection.execute(schema_version.update().values(version=1))
    engines.dispose()
    with Store(tmp_path) as store:
        assert store.backup is not None
        with store.read() as connection:
            assert participants.participant(connection, person.id) == person
        assert store.write(lambda c: participants.sit_at(c, person.id, 2)).result().group == 2
