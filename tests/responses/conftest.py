from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.responses import Room, Store
from kit.responses.room import rooms

NOW = 1_700_000_000.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "data") as store:
        yield store


@pytest.fixture
def room(store: Store) -> Room:
    return store.write(lambda c: rooms.create_room(c, "Health check", ["Ashford", "Mbeya"], NOW)).result()
