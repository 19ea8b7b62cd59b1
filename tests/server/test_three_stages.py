"""A sealed exercise in a shared room: each side its own result, items held back, then the room; with every exit."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from server_process import Client, ServerProcess
from shared_room import GAP, ITEMS, SharedRoom, people, shared

from kit.exercises import load_pack

EXPORTS = [(what, to) for what in ("results", "answers") for to in ("csv", "json")]


@pytest.fixture
def two(server: ServerProcess) -> SharedRoom:
    return shared(server, "mutuality-gap")


def exported(two: SharedRoom) -> Iterator[str]:
    for what, to in EXPORTS:
        yield two.aby.get(f"/api/board/export?what={what}&to={to}").decode()


def test_seal_own_side_leaves_by_no_other_exit(two: SharedRoom, tmp_path: Path) -> None:
    server, (aby, bex) = two.room.server, two.sides
    said = server.said()
    people(two.room, aby, 6), people(two.room, bex, 4)
    two.both("own-side", exercise=GAP)
    two.both("export-answers")
    for file in exported(two):
        assert "voice" not in file
    written = tmp_path / "by-command.csv"
    assert server.command("export", "--room", two.room.code, "--what", "results", "-o", str(written))[0] == 0
    assert "voice" not in written.read_text(encoding="utf-8-sig")
    assert server.said() == said, "nor does the log tell"
    for her in (two.aby, two.bex):
        board = json.dumps({**her.json("/api/board"), "together": None})
        assert " of 6" not in board and " of 4" not in board
        assert set(two.exercise(her)["progress"][0]) == {"side", "enough"}
    person = two.room.participant("observer")
    assert GAP not in json.dumps(person.json("/api/state")["revealed"])
    status, _ = person.request("GET", f"/api/board/result/{GAP}?stage=own-side")
    assert status == 403
    guess = first_guess(two.room.participant(aby))
    assert "% close" not in guess and "when the room has seen the result" in guess, (
        "a guess is compared with what the room has seen, and with nothing before"
    )


def first_guess(person: Client) -> str:
    (item,) = load_pack().exercise("guess-first").items
    person.answer("guess-first", {item.id: ITEMS[:3]})
    return str(person.json("/api/result/guess-first")["own"])
