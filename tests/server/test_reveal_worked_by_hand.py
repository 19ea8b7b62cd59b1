"""Ten people of two sides and two facilitators, sealed gap, worked by hand: nothing before, and then these numbers.

Five a side, so all is told in bands: low is 1 or 2, middle 3, high 4 or 5; the middles of the bands are 1.5, 3 and
4.5. About *voice*, Aby say of themselves 1 1 2 5 5: three low, two high. About (3 * 1.5 + 2 * 4.5) / 5 = 2.7, to half
a point 2.5. All five have it among their three most important. What is missing in practice is 1 - (2.5 - 1) / 4 =
0.625, so their gap is 5/5 * 0.625 = 0.625. Bex say 5 5 4 4 3: one middle, four high; (3 + 4 * 4.5) / 5 = 4.2, about 4.
Two of five chose it, 1 - (4 - 1) / 4 = 0.25, so their gap is 2/5 * 0.25 = 0.1. Aby say of Bex 2 2 2 4 3: three low,
one middle, one high. Everybody says 3 to all the rest.
"""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from server_process import Client, RoomOnServer, ServerProcess
from shared_room import CORE, EXERCISE, GAP, SharedRoom, say, shared

from kit.results.labels import short_label

HELD = "honesty"
US = {0: (1, 1, 2, 5, 5), 1: (5, 5, 4, 4, 3)}
THEM = {0: (2, 2, 2, 4, 3), 1: (3, 3, 3, 3, 1)}
FIRST = {
    0: [["voice", "feedback", "safety"]] * 5,
    1: [["voice", "feedback", "safety"]] * 2 + [["feedback", "safety", "context-knowledge"]] * 3,
}
BANDS = ("band-low", "band-middle", "band-high")


@pytest.fixture
def two(server: ServerProcess) -> SharedRoom:
    return shared(server, "mutuality-gap")


def five(room: RoomOnServer, side: int) -> list[Client]:
    came = []
    for number in range(5):
        person = room.participant(room.sides[side])
        rest: dict[str, Any] = {place: {"us": 3, "them": 3} for place in CORE}
        voice = {"us": US[side][number], "them": THEM[side][number]}
        say(person, {**rest, "voice": voice, "matters": FIRST[side][number]})
        came.append(person)
    return came


def results(two: SharedRoom, what: str = "results") -> list[dict[str, str]]:
    text = two.aby.get(f"/api/board/export?what={what}&to=csv").decode("utf-8-sig")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["exercise"] == GAP]


def by_command(server: ServerProcess, code: str, file: Path) -> str:
    words = ["export", "--data", str(server.data), "--room", code, "--what", "results", "-o", str(file)]
    subprocess.run([sys.executable, "-m", "kit.cli", *words], check=True, capture_output=True, timeout=90)
    return file.read_text(encoding="utf-8-sig")


def counts(rows: list[dict[str, str]], item: str, part: str, side: str) -> tuple[int, ...]:
    found = {
        row["answer"]: int(row["count"])
        for row in rows
        if (row["item"], row["part"], row["side"]) == (item, part, side)
    }
    return tuple(found[band] for band in BANDS)


def gap_of(rows: list[dict[str, str]], side: str) -> float:
    wanted = ("voice", "espoused-practised", side, "gap")
    (value,) = (row["value"] for row in rows if (row["item"], row["part"], row["side"], row["answer"]) == wanted)
    return float(value)


def test_seal_then_three_stages_then_the_numbers_worked_by_hand(two: SharedRoom, tmp_path: Path) -> None:
    server = two.room.server
    said, first = server.said(), five(two.room, 0)
    two.act(two.aby, "own-side", exercise=GAP)
    assert two.confirm(two.bex)[0] == 409, "one side is complete, and nothing is shown"
    for her in (two.aby, two.bex):
        assert [set(each) for each in two.exercise(her)["progress"]] == [{"side", "enough"}] * 2
        for more in ("", "?wide=1", "?stage=own-side"):
            assert her.request("GET", f"/api/board/result/{GAP}{more}")[0] == 404
        assert not re.search(r"\b5\b", "".join(line["text"] for line in two.board(her)["log"]))
    found = first[0].json(f"/api/result/{GAP}")
    assert found["room"] is None and found["side"] is None
    assert first[0].json("/api/state")["revealed"] == []
    assert results(two) == [] and GAP not in by_command(server, two.room.code, tmp_path / "before.csv")
    assert server.said() == said

    second = five(two.room, 1)
    assert two.both("own-side", exercise=GAP)[0] == 200
    for people, mine, other in ((first, "Aby", "Bex"), (second, "Bex", "Aby")):
        shown = people[0].json(f"/api/result/{GAP}")
        assert f"Only {mine} sees this now" in shown["side"] and other not in shown["side"] and shown["room"] is None
    assert results(two) == []

    before = json.dumps([two.board(two.aby), two.exercise(two.aby), first[0].json("/api/state")])
    two.act(two.bex, "hold", exercise=GAP, item=HELD, held=True)
    assert json.dumps([two.board(two.aby), two.exercise(two.aby), first[0].json("/api/state")]) == before
    assert two.both("reveal", exercise=GAP)[0] == 200
    everywhere = [first[0].json(f"/api/result/{GAP}")["room"], two.aby.json(f"/api/board/result/{GAP}?wide=1")["html"]]
    assert not [html for html in everywhere if short_label(EXERCISE, HELD) in html]
    rows = results(two)
    assert not [row for row in rows if HELD in (row["item"], row["answer"]) or row["item"] == "matters"]
    assert counts(rows, "voice", "us", "Aby") == (3, 0, 2)
    assert counts(rows, "voice", "us", "Bex") == (0, 1, 4)
    assert counts(rows, "voice", "them", "Aby") == (3, 1, 1)
    assert counts(rows, "voice", "us", "") == (3, 1, 6)
    assert (two.board(two.aby)["log"] == two.board(two.bex)["log"]) is True
    assert not re.search("held|hold", json.dumps(two.board(two.aby)["log"]))

    two.act(two.bex, "hold", exercise=GAP, item=HELD, held=False)
    assert two.both("own-side", exercise=GAP)[0] == 200, "the same answers may be shown again"
    assert two.both("reveal", exercise=GAP)[0] == 200
    rows = results(two)
    assert [gap_of(rows, side) for side in ("Aby", "Bex")] == [0.625, 0.1]
    html = first[0].json(f"/api/result/{GAP}")["room"]
    assert short_label(EXERCISE, HELD) in html
    assert by_command(server, two.room.code, tmp_path / "after.csv").count("espoused-practised") == len(
        [row for row in rows if row["part"] == "espoused-practised"]
    )
