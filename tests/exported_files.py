"""Exports of a room, and reading them back, each with its own reader; texts that formats find hard."""

import csv
import io
import json
from typing import Any

from openpyxl import load_workbook
from worked_room import SIDES

from kit.exercises import load_pack
from kit.reports import To, What, export
from kit.reports.cells import restore_csv, restore_xlsx
from kit.responses import Answered, Snapshot
from kit.results import summarise, to_json

PACK = load_pack()
AWKWARD = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "'quoted'",
    '"quoted", and more; "still"',
    "🙂 👩‍👩‍👧 🏳️‍🌈",
    "أهلاً وسهلاً",
    "x" * 10_000,
    "🙂" * 20_000,
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.org","look")',
    "#REF!",
    "two\nlines\r\nand three",
    "_x0007_ and x005F_ and \x07 bell",
    " spaces around ",
    "1e5",
    "007",
    "\x0b\x0c\x1f\ufffe",
]


def snapshots(room: list[Answered], exercises: list[str], minimum: int = 4) -> list[Snapshot]:
    """The exercises revealed one after the other, after the last answer."""
    last = max((each.seq for each in room), default=0)
    return [
        Snapshot(number, 1, name, to_json(summarise(PACK.exercise(name), room, SIDES, minimum)), last, 0.0)
        for number, name in enumerate(exercises, 1)
    ]


def make(what: What, to: To, room: list[Answered], exercises: list[str], **others: Any) -> bytes:
    given: dict[str, Any] = {"pack": PACK, "sides": SIDES, "revealed": exercises, "answers": room} | others
    return export(what, to, **{"snapshots": snapshots(room, exercises), **given})


FORMATS: tuple[To, ...] = ("csv", "xlsx", "json")
WHAT: tuple[What, ...] = ("results", "answers")


def read(data: bytes, to: To) -> list[dict[str, Any]]:
    """The rows of a file, as its own reader gives them, with our marks taken away; all values as text."""
    if to == "json":
        return [{key: _plain(value) for key, value in row.items()} for row in json.loads(data)["rows"]]
    if to == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        table = [[restore_csv(cell) for cell in row] for row in rows]
    else:
        sheet = load_workbook(io.BytesIO(data)).active
        assert sheet is not None
        table = [[restore_xlsx(_plain(cell)) for cell in row] for row in sheet.iter_rows(values_only=True)]
    head, *body = table
    named = [dict(zip(head, row, strict=True)) for row in body]
    for row in named:  # the further columns of long texts in XLSX
        for piece in [name for name in row if " " in name]:
            row[piece.split()[0]] += row.pop(piece)
    return named


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def texts(rows: list[dict[str, Any]]) -> list[str]:
    return [row["answer_text"] for row in rows if row["answer"] == "text"]
