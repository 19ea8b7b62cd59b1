"""Exports of a real room, by every way out: nothing shared is lost, nothing withheld leaves."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from exported_files import read, texts
from mutuality import mutuality
from server_process import RoomOnServer, ServerProcess

SHARED = [
    "=1+1",
    "\"quoted\", and 'more'; still",
    "🙂 👩‍👩‍👧 🏳️‍🌈",
    "أهلاً وسهلاً بكم",
    "x" * 9_000 + "é" * 1_000,
    "<script>document.title = 'taken'</script>",
    "@SUM(A1)",
    "two\nlines",
    "-1",
    "plain",
]
UNSHARED, NOTE, OWNER, SMALL_SIDE = "only for me", "our note", "Amina takes it", "of a small side"
KEPT_IN = (UNSHARED, NOTE, OWNER, SMALL_SIDE)
FORMATS = ("csv", "xlsx", "json")
WAYS_OUT = [(what, to) for what in ("results", "answers") for to in FORMATS]


@dataclass
class Exports:
    """The same room's files: over HTTP before and after the reveal, by the command while the server ran and after.

    `people` are the ids of its participants.
    """

    people: list[str]
    before: dict[tuple[str, str], bytes]
    http: dict[tuple[str, str], bytes]
    while_running: dict[tuple[str, str], bytes]
    after_stopping: dict[tuple[str, str], bytes]


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exports]:
    folder = tmp_path_factory.mktemp("exports")
    server = ServerProcess(folder / "data")
    try:
        room = server.room("Export", ("Aby", "Bex"))
        room.act("add-side", name="Cel")
        room.act("open", workshop="linking")
        people = fill(room)
        before = {way: over_http(room, *way) for way in WAYS_OUT}
        for exercise in ("our-story", "readiness"):
            room.act("reveal", exercise=exercise)
        late = room.participant(room.sides[0])
        late.answer("our-story", {"how-formed": {"text": "too late for this reveal", "shared": True}})
        http = {way: over_http(room, *way) for way in WAYS_OUT}
        running = {way: by_command(folder, room.code, *way) for way in WAYS_OUT}
    finally:
        server.stop()
    stopped = {way: by_command(folder, room.code.lower(), *way) for way in WAYS_OUT}
    assert server.said() == ""
    yield Exports(people, before, http, running, stopped)


def fill(room: RoomOnServer) -> list[str]:
    """Five people on each of two sides; three on a side that is too small, who answer questions of their own."""
    first, second, small = room.sides
    people = []
    for number, text in enumerate(SHARED):
        person = room.participant((first, second)[number % 2])
        people.append(person.json("/api/me")["participant"])
        story = {
            "how-formed": {"text": text, "shared": True},
            "how-maintained": {"text": f"{UNSHARED} <script>{text}</script>", "shared": False},
        }
        person.answer("our-story", story)
        marks = {"rationale": ("yes", "partly", "not-yet")[number % 3], "follow-up": "not-yet"}
        person.answer("readiness", {**marks, "follow-up.owner": f"={OWNER}", "before-you-start.note": f"<b>{NOTE}</b>"})
    for _ in range(3):
        person = room.participant(small)
        person.answer("our-story", {"before": {"text": SMALL_SIDE, "shared": True}})
        person.answer("readiness", {"find-partner": "not-yet"})
    return people


def over_http(room: RoomOnServer, what: str, to: str) -> bytes:
    return room.board.get(f"/api/board/export?what={what}&to={to}")


def by_command(folder: Path, code: str, what: str, to: str) -> bytes:
    file = folder / f"{code}-{what}.{to}"
    options = ["--data", folder / "data", "--room", code, "--what", what, "--to", to, "-o", file]
    done = mutuality("export", *options)
    assert (done.exit_code, done.stderr) == (0, "")
    return file.read_bytes()


def unpacked(data: bytes, to: str) -> bytes:
    """All that is in a file: a workbook is an archive of several."""
    if to != "xlsx":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def rows(data: bytes, to: Any) -> list[dict[str, Any]]:
    """The rows of a file without the names, which are new in each, in an order that does not depend on them."""
    plain = [{**row, "person": ""} for row in read(data, to)]
    for row in plain:
        row |= {name: float(row[name]) for name in ("mean", "disagreement") if row.get(name)}
    return sorted(plain, key=str)


@pytest.mark.parametrize("way", WAYS_OUT)
def test_nothing_leaves_before_it_is_revealed(exports: Exports, way: tuple[str, str]) -> None:
    assert rows(exports.before[way], way[1]) == []


@pytest.mark.parametrize("what", ["results", "answers"])
def test_every_way_out_gives_the_same(exports: Exports, what: str) -> None:
    ways = (exports.http, exports.while_running, exports.after_stopping)
    given = [rows(way[what, to], to) for way in ways for to in FORMATS]
    assert given[0]
    for each in given[1:]:
        assert each == given[0]


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_shared_word_is_lost(exports: Exports, way: tuple[str, str]) -> None:
    assert sorted(texts(read(exports.http[way], way[1]))) == sorted(SHARED)


@pytest.mark.parametrize("way", WAYS_OUT)
def test_nothing_that_is_not_shared_leaves(exports: Exports, way: tuple[str, str]) -> None:
    for files in (exports.http, exports.while_running, exports.after_stopping):
        content = unpacked(files[way], way[1])
        for secret in (*KEPT_IN, "too late", *exports.people):
            assert secret.encode() not in content


def test_a_side_that_is_too_small_is_withheld_everywhere(exports: Exports) -> None:
    results = read(exports.http["results", "csv"], "csv")
    small = [row for row in results if row["side"] == "Cel"]
    assert {row["withheld"] for row in small} == {"too-few"}
    assert {(row["people"], row["answer"], row["count"]) for row in small} == {("", "", "")}
    single = read(exports.http["answers", "csv"], "csv")
    assert {row["side"] for row in single} == {"Aby", "Bex", ""}
    assert "find-partner" not in {row["item"] for row in single}


def test_counts_are_those_of_the_room(exports: Exports) -> None:
    results = read(exports.http["results", "json"], "json")
    counts = {
        (row["side"], row["answer"]): row["count"]
        for row in results
        if row["item"] == "rationale" and not row["withheld"]
    }
    expected = {side: [0, 0, 0] for side in ("Aby", "Bex")}
    for number in range(len(SHARED)):
        expected[("Aby", "Bex")[number % 2]][number % 3] += 1
    for side, numbers in expected.items():
        given = [counts.get((side, answer), "0") for answer in ("yes", "partly", "not-yet")]
        assert given == [str(number) for number in numbers]
