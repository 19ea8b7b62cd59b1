"""What the tests of notebooks share: the kit's own pack."""

import pytest

from kit.exercises import Pack, load_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()
