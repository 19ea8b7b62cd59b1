"""What a room agrees on, as it is stored."""

import pytest
from sqlalchemy import select

from kit.responses import Room, Store
from kit.responses.database import schema
from kit.responses.people import erasure
from kit.responses.room import agreements, rooms
from kit.responses.room.agreements import MOST_AGREEMENTS

NOW = 1_700_000_000.0


def test_agreements_are_kept_until_the_room_is_erased(store: Store, room: Room) -> None:
    number = store.write(lambda c: agreements.add_agreement(c, room.id, "We meet monthly.", NOW)).result()
    store.write(lambda c: agreements.see_differently(c, room.id, number)).result()
    with store.read() as connection:
        (kept,) = agreements.agreements(connection, room.id)
    assert (kept.text, kept.seen_differently, kept.written_at) == ("We meet monthly.", True, NOW)
    assert erasure.erase_room(store, room.id).rows["agreement"] == 1
    with store.read() as connection:
        assert connection.execute(select(schema.agreement)).all() == []


def test_a_room_keeps_no_more_agreements_than_it_can_keep(store: Store, room: Room) -> None:
    for number in range(MOST_AGREEMENTS):
        store.write(lambda c, number=number: agreements.add_agreement(c, room.id, f"No. {number}", NOW)).result()
    with pytest.raises(ValueError, match="at most"):
        store.write(lambda c: agreements.add_agreement(c, room.id, "One more", NOW)).result()


def test_a_side_has_a_clock_that_exists(store: Store, room: Room) -> None:
    with store.read() as connection:
        first, second = rooms.sides(connection, room.id)
    store.write(lambda c: rooms.set_time_zone(c, room.id, second.id, "Africa/Kampala")).result()
    with store.read() as connection:
        assert [each.time_zone for each in rooms.sides(connection, room.id)] == ["", "Africa/Kampala"]
    for side, zone in ((first.id, "Mars/Olympus"), (99, "Africa/Kampala")):
        with pytest.raises(ValueError):
            store.write(lambda c, side=side, zone=zone: rooms.set_time_zone(c, room.id, side, zone)).result()


def test_a_mark_keeps_nothing_private_of_whoever_made_it() -> None:
    """The table has no place for a person, a side or a number of people."""
    columns = {column.name for column in schema.agreement.columns}
    assert columns == {"id", "room", "text", "seen_differently", "written_at"}
