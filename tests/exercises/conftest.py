"""A pack to spoil."""

from pathlib import Path

import pytest
from small_pack import SmallPack, write_small_pack


@pytest.fixture
def pack(tmp_path: Path) -> SmallPack:
    """A small pack without a fault, in a folder of its own."""
    return write_small_pack(tmp_path / "pack")
