"""Reading exported files back, each with its own reader."""

import csv
import io
import json
from typing import Any

from openpyxl import load_workbook

from kit.reports import To, restore_csv, restore_xlsx


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
