"""Rows as the bytes of a CSV, XLSX or JSON file; `kit.reports.cells` says how text stands in the first two."""

import csv
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.reports.cells import FORMULA_STARTS, csv_cell, xlsx_cell, xlsx_pieces
from kit.reports.kind import Row, Value
from kit.responses.answering.values import whole_characters

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

WIDTHS = {"question": 40, "answer_text": 50}


def to_csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """UTF-8 with the mark that Excel needs to see that it is; all text quoted, so that no list separator splits it."""
    written = io.StringIO(newline="")
    table = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    table.writerow(columns)
    for row in rows:
        table.writerow([_in_csv(row[column]) for column in columns])
    return written.getvalue().encode("utf-8-sig")


def _in_csv(value: Value) -> str | int | float:
    if isinstance(value, str):
        return csv_cell(whole_characters(value))
    return "" if value is None else value


def to_xlsx(title: str, columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """One sheet, its first row fixed. A text too long for a cell goes on in further columns, "answer_text 2" and so on.

    Loads openpyxl.
    """
    from openpyxl import Workbook

    cells = [[_in_xlsx(row[column]) for column in columns] for row in rows]
    pieces = [max((len(row[place]) for row in cells), default=1) for place in range(len(columns))]
    more = [(place, piece) for place, number in enumerate(pieces) for piece in range(1, number)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns):
        sheet.column_dimensions[chr(ord("A") + place)].width = WIDTHS.get(column, 14)
    heads = [*columns, *(f"{columns[place]} {piece + 1}" for place, piece in more)]
    sheet.append([_cell(sheet, head, bold=True) for head in heads])
    for row in cells:
        firsts = [_cell(sheet, each[0]) for each in row]
        sheet.append(firsts + [_cell(sheet, each) for each in _further(row, more)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _in_xlsx(value: Value) -> Sequence[Value]:
    return xlsx_pieces(xlsx_cell(whole_characters(value))) if isinstance(value, str) else [value]


def _further(row: Sequence[Sequence[Value]], more: Sequence[tuple[int, int]]) -> list[Value]:
    return [row[place][piece] if piece < len(row[place]) else None for place, piece in more]


def _cell(sheet: "WriteOnlyWorksheet", value: Value, *, bold: bool = False) -> "Cell":
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value or None if isinstance(value, str) else value)
    if isinstance(value, str) and value:
        cell.data_type = "s"  # openpyxl guesses a formula from "=" and an error from "#REF!"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)  # keeps it text when somebody edits the cell
    if bold:
        cell.font = Font(bold=True)
    return cell


def to_json(about: Row, rows: Sequence[Row]) -> bytes:
    """`about`, and the rows as objects; numbers are numbers and what is empty is null."""
    whole = {**about, "rows": [dict(row) for row in rows]}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return whole_characters(text).encode()
