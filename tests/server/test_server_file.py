"""`server.json`, without which links and codes would change: what is kept, and what is said of a damaged one."""

import json
import os
from pathlib import Path

import pytest

from kit.responses import StoreNotUsable
from kit.room.lifecycle.settings_file import ServerFile, remember_room

DAMAGED = ["", "{", "[]", "{}", '{"secret": ""}', '{"secret": "s", "port": "8866"}', '{"secret": 3}', "\x00" * 90]


def test_what_was_kept_is_found_again_for_this_user_alone(tmp_path: Path) -> None:
    before = ServerFile.read(tmp_path)
    before.port, before.room = 8871, "ABCDEF"
    before.keep(tmp_path)
    assert ServerFile.read(tmp_path) == before
    assert [file.name for file in tmp_path.iterdir()] == ["server.json"]
    assert os.name == "nt" or (tmp_path / "server.json").stat().st_mode & 0o077 == 0


def test_what_a_newer_kit_has_added_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / "server.json").write_text(json.dumps({"secret": "a secret", "port": 8871, "of-a-newer-kit": [1]}))
    assert ServerFile.read(tmp_path) == ServerFile("a secret", 8871)


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_said_and_never_replaced(tmp_path: Path, content: str) -> None:
    (tmp_path / "server.json").write_text(content)
    for ask in (ServerFile.read, lambda folder: remember_room(folder, "ABCDEF")):
        with pytest.raises(StoreNotUsable, match=r"damaged.*If you delete it, no answer is lost"):
            ask(tmp_path)
    assert (tmp_path / "server.json").read_text() == content


def test_a_file_that_a_virus_scanner_holds_is_written_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that another program has open just now."""
    replace, refusals = Path.replace, [PermissionError(13, "Access is denied")] * 3

    def held(file: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(file, target)

    monkeypatch.setattr(Path, "replace", held)
    ServerFile("a secret", 8871).keep(tmp_path)
    assert ServerFile.read(tmp_path) == ServerFile("a secret", 8871)
