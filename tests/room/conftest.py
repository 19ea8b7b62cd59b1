"""Rooms without a server: one store, pack and process that draws for the session; each test has a room of its own."""

from collections.abc import Iterator

import pytest
from room_in_process import RoomInProcess, Rooms, SharedInProcess, shared


@pytest.fixture(scope="session")
def _rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    made = Rooms(tmp_path_factory.mktemp("rooms") / "data")
    yield made
    made.end()


@pytest.fixture
def rooms(_rooms: Rooms) -> Iterator[Rooms]:
    yield _rooms
    _rooms.be_busy()


@pytest.fixture
def room(rooms: Rooms) -> RoomInProcess:
    return rooms.room()


@pytest.fixture
def two(rooms: Rooms) -> SharedInProcess:
    """A shared room in which two workshops are open."""
    return shared(rooms, "linking", "mutuality-gap")
