"""Rooms of one partnership: how they follow each other, and that each can be erased by itself."""

import pytest
from sqlalchemy import func, select

from kit.responses import Store
from kit.responses.database import schema
from kit.responses.people import erasure
from kit.responses.room import partnerships, rooms
from kit.responses.room.partnerships import CannotLink


def rooms_in(store: Store, number: int) -> list[int]:
    made = (rooms.create_room for _ in range(number))
    return [store.write(lambda c, new=new: new(c, "Room", ["Aby", "Bex"], 1.0)).result().id for new in made]


def link(store: Store, later: int, earlier: int) -> None:
    store.write(lambda c: partnerships.link(c, later, earlier, 2.0)).result()


def earlier(store: Store, room: int) -> list[int]:
    with store.read() as connection:
        return [each.id for each in partnerships.earlier_rooms(connection, room)]


def test_rooms_follow_each_other(store: Store) -> None:
    first, other, second, third = rooms_in(store, 4)
    link(store, second, first)
    link(store, third, second)
    assert [earlier(store, each) for each in (first, second, third, other)] == [[], [first], [second, first], []]
    for later, before in ((third, other), (other, second), (first, other), (other, 99)):
        with pytest.raises(CannotLink):
            link(store, later, before)


def test_erasing_one_room_leaves_the_others_and_no_partnership_without_rooms(store: Store) -> None:
    first, second, third = rooms_in(store, 3)
    link(store, second, first)
    link(store, third, second)
    erasure.erase_room(store, second)
    assert earlier(store, third) == [first]
    erasure.erase_room(store, third)
    erasure.erase_room(store, first)
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.partnership)) == 0
