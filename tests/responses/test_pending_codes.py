"""The slow half of joining, in the store: who can read a code that waits, and what opens private answers afterwards."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from kit.responses import NotOpened, Participant, Room, Store
from kit.responses.people import participants, pending_codes, resume_codes

NOW = 1_700_000_000.0
CODE = "bako timi rusa nofo"


@pytest.fixture
def own_key() -> bytes:
    return pending_codes.new_key()


@pytest.fixture
def person(store: Store, room: Room, own_key: bytes) -> Participant:
    """Somebody who has just joined."""

    def job(connection: Connection) -> Participant | None:
        joined = participants.join(connection, room.id, None, "en", pending_codes.no_lookup_yet(), now=NOW)
        pending_codes.begin(connection, joined, CODE, own_key)
        return participants.participant(connection, joined.id)

    found = store.write(job).result()
    assert found is not None
    return found


def found(store: Store, room: Room, lookup: bytes) -> Participant | None:
    with store.read() as connection:
        return participants.by_lookup(connection, room.id, lookup)


def test_a_code_that_waits_is_read_with_its_own_key_alone(
    store: Store, room: Room, person: Participant, own_key: bytes, tmp_path: Path
) -> None:
    assert pending_codes.code_of(person, own_key) == CODE
    assert pending_codes.code_of(person, pending_codes.new_key()) is None
    on_disk = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert CODE.encode() not in on_disk and own_key not in on_disk
    assert repr(person.pending_code) not in repr(person)


def test_a_code_that_waits_does_not_open_in_the_row_of_another(person: Participant, own_key: bytes) -> None:
    moved = Participant("another", person.room, None, "en", False, NOW, pending_code=person.pending_code)
    assert pending_codes.code_of(moved, own_key) is None


def test_once_settled_the_code_leads_to_the_person_and_to_her_key(
    store: Store, room: Room, person: Participant, own_key: bytes
) -> None:
    lookup, code_key = resume_codes.lookup_and_key(CODE, room.salt)
    assert found(store, room, lookup) is None
    store.write(lambda c: pending_codes.settle(c, person, lookup, code_key, own_key)).result()
    settled = found(store, room, lookup)
    assert settled is not None and settled.id == person.id and settled.pending_code is None
    assert pending_codes.key_of(settled, code_key) == own_key
    with pytest.raises(NotOpened):
        pending_codes.key_of(settled, b"x" * 32)


def test_to_settle_again_changes_nothing(store: Store, room: Room, person: Participant, own_key: bytes) -> None:
    lookup, code_key = resume_codes.lookup_and_key(CODE, room.salt)
    store.write(lambda c: pending_codes.settle(c, person, lookup, code_key, own_key)).result()
    before = found(store, room, lookup)
    store.write(lambda c: pending_codes.settle(c, person, b"elsewhere", b"y" * 32, b"z" * 32)).result()
    assert found(store, room, lookup) == before


def test_who_joined_before_there_were_own_keys_has_the_key_of_the_code(store: Store, room: Room) -> None:
    lookup, code_key = resume_codes.lookup_and_key(CODE, room.salt)
    earlier = store.write(lambda c: participants.join(c, room.id, None, "en", lookup, now=NOW)).result()
    assert pending_codes.key_of(earlier, code_key) == code_key
