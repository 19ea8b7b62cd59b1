"""What a room's export holds, back as a table to work with: the other end of `export`, in all its formats."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from kit.exercises.json_types import JsonDict, JsonObject, Value
from kit.reports.answer_rows import ANSWER_COLUMNS
from kit.reports.cells import restore_csv, restore_xlsx
from kit.reports.export import FORMAT
from kit.reports.result_rows import RESULT_COLUMNS

if TYPE_CHECKING:
    import pandas

COLUMNS = {"results": RESULT_COLUMNS, "answers": ANSWER_COLUMNS}
WHOLE_NUMBERS = ("people", "count", "points", "place")
MEASURES = ("mean", "disagreement", "lower_quartile", "median", "upper_quartile", "value")
ZIP = b"PK\x03\x04"

Line = JsonObject


class NotAnExport(ValueError):
    """The file is not one that the kit exported, or another program has changed its form since."""


def read_export(path: str | Path) -> "pandas.DataFrame":
    """The rows of a file that a room exported: results or single answers, as CSV, XLSX or JSON.

    The table has the columns of the export (`docs/interfaces.md`), the same for all three formats: texts as people
    wrote them ("" where there is none), numbers of people and points as whole numbers, means and quartiles as decimal
    ones, both missing where there is none. `attrs["what"]` is "results" or "answers". What the file is shows in its
    content, so that its name does not matter.

    Raises `NotAnExport` with what to do for any other file, and `FileNotFoundError` where there is none.

    >>> import tempfile
    >>> from kit.reports.formats import to_csv
    >>> row = dict.fromkeys(ANSWER_COLUMNS) | {"answer": "text", "answer_text": "=1+1 is what they said"}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "answers.csv").write_bytes(to_csv(ANSWER_COLUMNS, [row]))
    ...     read_export(Path(folder, "answers.csv"))["answer_text"].to_list()
    ['=1+1 is what they said']
    """
    content = Path(path).read_bytes()
    if content.startswith(ZIP):
        head, lines = _xlsx(content)
    elif content.lstrip().startswith(b"{"):
        head, lines = _json(content)
    else:
        head, lines = _csv(content)
    what = next((name for name, columns in COLUMNS.items() if set(head) == set(columns)), "")
    if not what:
        raise NotAnExport(
            f"{Path(path).name} does not have the columns of an export. Another program may have saved it anew, or "
            "another version of the kit made it. Nothing is lost: export again from the board and read that file."
        )
    return _table(what, lines)


def _csv(content: bytes) -> tuple[Sequence[str], list[Line]]:
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotAnExport("this is no CSV file that the kit exported; export again from the board") from error
    head, *body = rows or [[]]
    if any(len(row) != len(head) for row in body):
        raise NotAnExport("some lines of this file have more or fewer columns than its first; export it again")
    return head, [dict(zip(head, map(restore_csv, row), strict=True)) for row in body]


def _xlsx(content: bytes) -> tuple[Sequence[str], list[Line]]:
    """The one sheet; texts that go on in "answer_text 2" and so on are put together again."""
    from openpyxl import load_workbook

    try:
        sheet: Any = load_workbook(io.BytesIO(content), read_only=True).active  # of a type that its stubs do not know
    except (BadZipFile, KeyError, ValueError) as error:
        raise NotAnExport("this is no spreadsheet that the kit exported; export again from the board") from error
    head, *body = list(sheet.iter_rows(values_only=True)) or [()]
    names = [str(cell or "") for cell in head]
    firsts = [name for name in names if " " not in name]
    lines: list[Line] = []
    for row in body:
        cells = dict(zip(names, row, strict=False))
        line: JsonDict = {name: cells.get(name) for name in firsts}
        for name in names[len(firsts) :]:
            whole = name.partition(" ")[0]
            line[whole] = (line.get(whole) or "") + (cells.get(name) or "")
        lines.append({name: restore_xlsx(cell) if isinstance(cell, str) else cell for name, cell in line.items()})
    return firsts, lines


def _json(content: bytes) -> tuple[Sequence[str], list[Line]]:
    try:
        whole = json.loads(content)
        made, what, lines = whole["format"], whole["what"], whole["rows"]
        heads = {tuple(line.keys()) for line in lines} or {COLUMNS[what]}
    except (ValueError, KeyError, AttributeError) as error:
        raise NotAnExport("this is no JSON file that the kit exported; export again from the board") from error
    if made != FORMAT:
        raise NotAnExport(f"a newer version of the kit made this file (format {made}); read it with that version")
    return (heads.pop() if len(heads) == 1 else ()), lines


def _table(what: str, lines: Sequence[Line]) -> "pandas.DataFrame":
    import pandas

    columns = COLUMNS[what]
    table = pandas.DataFrame([[_cell(name, line[name]) for name in columns] for line in lines], columns=list(columns))
    numbers = {name: "Int64" for name in columns if name in WHOLE_NUMBERS}
    table = table.astype(numbers | {name: "float64" for name in columns if name in MEASURES})
    table.attrs["what"] = what
    return table


def _cell(name: str, value: Value) -> Value:
    if name not in (*WHOLE_NUMBERS, *MEASURES):
        return "" if value is None else str(value)
    try:
        return None if value in (None, "") else float(value)
    except ValueError as error:
        raise NotAnExport(f"'{value}' stands where '{name}' should be a number; export the file again") from error
