"""What people wrote, as text in cells: a spreadsheet must show it, and neither run it nor lose a character of it.

CSV. A spreadsheet takes a cell that begins with = + - @ or a control character for a formula. Such a cell gets an
apostrophe in front. So does one that it would read as a number or a date and write otherwise (007, 3/4, 1E5, 3 May),
and one that begins with an apostrophe, so that `restore_csv` (take one apostrophe away, if there is one) always gives
the text back. See OWASP, CSV Injection.

XLSX. Cells are typed, and ours are typed as text, so that nothing need be added. XML cannot hold some control
characters; the file format writes them as `_x0007_` and the like (ECMA-376 part 1, 22.9.2.19, ST_Xstring). Excel and
LibreOffice show the character; a program that reads the file gives its cells to `restore_xlsx`.
"""

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
XLSX_LONGEST = 32_767
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_READ_ANEW = re.compile(
    rf"""\s*(?: \d[\d\s.,/:%-]*                              # 007, 3/4, 1.5, 2026-05-04, 12:30
          | \d[\d.,]*e[+-]?\d+                            # 1E5
          | \d[\d.:\s]*[ap]\.?m\.?                         # 9:30 am
          | \d{{1,4}}[\s./-]*(?:{_MONTHS})[a-z]*[\s./-]*\d*  # 3 May, 1-Mar-31
          | (?:{_MONTHS})[a-z]*[\s./-]*\d[\d\s,]*           # May 3, Sept 2
          | true | false )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a spreadsheet takes for a number, a day, a time or a truth, and shows in its own way."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x0d\x0e-\x1f\ufffe\uffff]")
_COULD_BEGIN_AN_ESCAPE = re.compile("_(?=x)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def csv_cell(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula, nor changes it.

    >>> csv_cell("=1+1"), csv_cell("'tis"), csv_cell("plain"), csv_cell("3/4"), csv_cell("3 of 4")
    ("'=1+1", "''tis", 'plain', "'3/4", '3 of 4')
    """
    touched = text.startswith((*FORMULA_STARTS, "'")) or _READ_ANEW.fullmatch(text)
    return f"'{text}" if touched else text


def restore_csv(cell: str) -> str:
    """The text that `csv_cell` was given.

    >>> restore_csv("'=1+1"), restore_csv("''tis"), restore_csv("plain")
    ('=1+1', "'tis", 'plain')
    """
    return cell.removeprefix("'")


def xlsx_cell(text: str) -> str:
    r"""`text` with the characters that XML cannot hold in ST_Xstring's form.

    Every underscore before an x is written so, too: then each `_x` in the cell begins an escape, and none is ambiguous.

    >>> xlsx_cell("bell\x07"), xlsx_cell("_x0007_")
    ('bell_x0007_', '_x005F_x0007_')
    """
    marked = _COULD_BEGIN_AN_ESCAPE.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", marked)


def restore_xlsx(cell: str) -> str:
    r"""The text that `xlsx_cell` was given.

    >>> restore_xlsx("bell_x0007_") == "bell\x07", restore_xlsx("_x005F_x0007_")
    (True, '_x0007_')
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)


def xlsx_pieces(cell: str) -> list[str]:
    """`cell` in pieces that Excel can hold: 32,767 units of UTF-16 each, no character and no escape cut in two.

    >>> [len(piece) for piece in xlsx_pieces("a" * 40_000)]
    [32767, 7233]
    """
    pieces, start, units = [], 0, 0
    for found in re.finditer(r"_x[0-9A-Fa-f]{4}_|.", cell, re.DOTALL):
        length = len(found[0].encode("utf-16-le")) // 2
        if units + length > XLSX_LONGEST:
            pieces.append(cell[start : found.start()])
            start, units = found.start(), 0
        units += length
    return [*pieces, cell[start:]]
