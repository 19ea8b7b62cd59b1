import hashlib
import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError

from kit.responses import Room, Store
from kit.responses.people import participants, sessions
from kit.responses.room import rooms

NOW = 1_700_000_000.0


def test_joining_on_a_side_or_as_an_observer(store: Store, room: Room) -> None:
    with store.read() as c:
        side = rooms.sides(c, room.id)[0]
    ana = store.write(lambda c: participants.join(c, room.id, side.id, "en", b"a" * 32, now=NOW)).result()
    ben = store.write(lambda c: participants.join(c, room.id, None, "sw", b"b" * 32, True, now=NOW + 1)).result()
    assert len(bytes.fromhex(ana.id)) == 16
    assert (ben.side, ben.simulated, ben.language) == (None, True, "sw")
    with store.read() as c:
        assert participants.participants(c, room.id) == [ana, ben]
        assert participants.participant(c, ana.id) == ana
        assert participants.participant(c, "nobody") is None
        assert participants.by_lookup(c, room.id, b"b" * 32) == ben
        assert participants.by_lookup(c, room.id, b"c" * 32) is None
        assert participants.by_lookup(c, room.id + 1, b"b" * 32) is None


def test_a_side_of_another_room_and_a_code_in_use_are_refused(store: Store, room: Room) -> None:
    other = store.write(lambda c: rooms.create_room(c, "Other", ["A", "B"], NOW)).result()
    with store.read() as c:
        theirs = rooms.sides(c, other.id)[0].id
    with pytest.raises(ValueError, match="no side"):
        store.write(lambda c: participants.join(c, room.id, theirs, "en", b"a" * 32, now=NOW)).result()
    ana = store.write(lambda c: participants.join(c, room.id, None, "en", b"a" * 32, now=NOW)).result()
    with pytest.raises(IntegrityError):
        store.write(lambda c: participants.join(c, room.id, None, "en", b"a" * 32, now=NOW)).result()
    store.write(lambda c: participants.join(c, other.id, theirs, "en", b"a" * 32, now=NOW)).result()
    with pytest.raises(ValueError, match="no side"):
        store.write(lambda c: participants.move_side(c, ana.id, theirs)).result()


def test_moving_to_another_side_and_to_none(store: Store, room: Room) -> None:
    with store.read() as c:
        side = rooms.sides(c, room.id)[1]
    ana = store.write(lambda c: participants.join(c, room.id, None, "en", b"a" * 32, now=NOW)).result()
    assert store.write(lambda c: participants.move_side(c, ana.id, side.id)).result().side == side.id
    assert store.write(lambda c: participants.move_side(c, ana.id, None)).result().side is None
    with pytest.raises(KeyError):
        store.write(lambda c: participants.move_side(c, "nobody", None)).result()


def test_a_session_is_known_by_its_token_until_it_ends(store: Store, room: Room) -> None:
    ana = store.write(lambda c: participants.join(c, room.id, None, "en", b"a" * 32, now=NOW)).result()
    token = store.write(lambda c: sessions.start_session(c, room.id, "participant", ana.id, NOW)).result()
    board = store.write(lambda c: sessions.start_session(c, room.id, "facilitator", None, NOW)).result()
    assert token != board
    with store.read() as c:
        assert sessions.session(c, token) == sessions.Session(room.id, "participant", ana.id, NOW)
        assert sessions.session(c, board) == sessions.Session(room.id, "facilitator", None, NOW)
        assert sessions.session(c, token + "x") is None
        assert sessions.session(c, "\ud83d") is None
    store.write(lambda c: sessions.end_session(c, token)).result()
    store.write(lambda c: sessions.end_session(c, token)).result()
    with store.read() as c:
        assert sessions.session(c, token) is None
        assert sessions.session(c, board) is not None


def test_roles_and_participants_fit_together(store: Store, room: Room) -> None:
    for role, person in (("participant", None), ("facilitator", "somebody")):
        with pytest.raises(ValueError, match="participant"):
            store.write(lambda c, r=role, p=person: sessions.start_session(c, room.id, r, p, NOW)).result()


def test_the_database_never_holds_a_token(store: Store, room: Room) -> None:
    token = store.write(lambda c: sessions.start_session(c, room.id, "facilitator", None, NOW)).result()
    assert len(token) == 43
    database = sqlite3.connect(store.file)
    assert database.execute("SELECT token_hash FROM session").fetchall() == [(hashlib.sha256(token.encode()).digest(),)]
    database.close()
    assert all(token.encode() not in file.read_bytes() for file in store.folder.iterdir())
