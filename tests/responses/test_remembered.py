"""What the store remembers is never older than what was written."""

import gc
import os
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, union

from kit.responses import Participant, Room, RoomState, Store
from kit.responses.database import schema
from kit.responses.people import erasure, participants
from kit.responses.room import rooms

NOW = 1_700_000_000.0

Read = Callable[[Connection], Any]


class Counted:
    """A way to read that counts how often it is used."""

    def __init__(self, read: Read) -> None:
        self.read, self.times = read, 0

    def __call__(self, connection: Connection) -> Any:
        self.times += 1
        return self.read(connection)


def person(store: Store, room: Room, lookup: bytes) -> Participant:
    return store.write(lambda c: participants.join(c, room.id, None, "en", lookup, now=NOW)).result()


def test_what_did_not_change_is_read_once(store: Store, room: Room) -> None:
    read = Counted(lambda connection: rooms.state(connection, room.id))
    first = store.remembered("state", read)
    store.write(lambda c: rooms.touch(c, room.id, NOW + 1)).result()
    assert store.remembered("state", read) == first == RoomState()
    assert read.times == 1, "the room was written to, its state was not"


def test_what_was_written_is_seen_at_once(store: Store, room: Room) -> None:
    read = Counted(lambda connection: rooms.state(connection, room.id))
    store.remembered("state", read)
    store.write(lambda c: rooms.change_state(c, room.id, open=["linking"])).result()
    assert store.remembered("state", read).open == ("linking",)
    assert read.times == 2


IN_ANOTHER = select(schema.room.c.id).where(schema.room.c.id.in_(select(schema.participant.c.room)))
AS_A_COLUMN = select(schema.room.c.id, select(schema.participant.c.id).limit(1).scalar_subquery())
BOTH = union(select(schema.room.c.code), select(schema.participant.c.id))
JOINED = select(schema.participant.c.id).join_from(schema.room, schema.participant)


@pytest.mark.parametrize("asked", [IN_ANOTHER, AS_A_COLUMN, BOTH, JOINED])
def test_tables_in_the_depth_of_a_statement_count(store: Store, room: Room, asked: Any) -> None:
    before = store.remembered("depth", lambda c: c.execute(asked).all())
    person(store, room, b"first")
    assert store.remembered("depth", lambda c: c.execute(asked).all()) != before


def test_what_changes_while_it_is_read_is_not_kept(store: Store, room: Room) -> None:
    def slow(connection: Connection) -> RoomState:
        before = rooms.state(connection, room.id)
        store.write(lambda c: rooms.change_state(c, room.id, open=["linking"])).result()
        return before

    assert store.remembered("state", slow).open == ()
    assert store.remembered("state", lambda c: rooms.state(c, room.id)).open == ("linking",)


def test_a_job_that_failed_is_no_harm(store: Store, room: Room) -> None:
    def fails(connection: Connection) -> None:
        rooms.change_state(connection, room.id, open=["linking"])
        raise ValueError("no")

    read = Counted(lambda connection: rooms.state(connection, room.id))
    store.remembered("state", read)
    assert isinstance(store.write(fails).exception(), ValueError)
    assert store.remembered("state", read).open == ()


def test_private_nothing_of_an_erased_person_stays_in_memory(store: Store, room: Room) -> None:
    ada = person(store, room, b"ada")
    kept = weakref.ref(store.remembered("ada", lambda c: participants.participant(c, ada.id)))
    gc.collect()
    assert kept() is not None
    erasure.erase_participant(store, ada.id)
    gc.collect()
    assert kept() is None
    assert store.remembered("ada", lambda c: participants.participant(c, ada.id)) is None


def test_memory_is_bounded(store: Store, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.responses.database.remembered.MOST_KEPT", 3)
    read = Counted(lambda connection: rooms.room(connection, room.id))
    for key in range(4):
        store.remembered(key, read)
    assert store.remembered(3, read) == room
    assert read.times == 4
    store.remembered(0, read)
    assert read.times == 5


DO: dict[str, Callable[[Room, int], Callable[[Connection], Any]]] = {
    "open": lambda room, n: lambda c: rooms.change_state(c, room.id, open=[str(n)]),
    "rename": lambda room, n: lambda c: rooms.rename(c, room.id, title=f"Room {n}"),
    "touch": lambda room, n: lambda c: rooms.touch(c, room.id, NOW + n),
    "side": lambda room, n: lambda c: rooms.rename(c, room.id, sides={rooms.sides(c, room.id)[0].id: f"Side {n}"}),
    "join": lambda room, n: lambda c: participants.join(c, room.id, None, "en", os.urandom(8), now=NOW + n),
}
READ: dict[str, Callable[[Room], Read]] = {
    "state": lambda room: lambda c: rooms.state(c, room.id),
    "room": lambda room: lambda c: rooms.room(c, room.id),
    "sides": lambda room: lambda c: rooms.sides(c, room.id),
    "people": lambda room: lambda c: participants.participants(c, room.id),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.sampled_from([*DO, *READ]), max_size=25))
def test_remembered_and_read_anew_are_always_the_same(store: Store, room: Room, steps: list[str]) -> None:
    for number, step in enumerate(steps):
        if step in DO:
            store.write(DO[step](room, number)).result()
        else:
            read = READ[step](room)
            remembered = store.remembered(step, read)
            with store.read() as connection:
                assert remembered == read(connection)
