"""Exports read back into tables: every format gives the same table, and nothing else is taken for an export."""

import io
import json
from pathlib import Path
from typing import Any

import pandas
import pytest
from exported_files import AWKWARD, FORMATS, WHAT, make
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from worked_room import KAMPALA, KIRKLEES, each_says, plausible

import kit
from kit.exercises import load_pack
from kit.reports import NotAnExport, To, What, read_export
from kit.reports.answer_rows import ANSWER_COLUMNS
from kit.reports.result_rows import RESULT_COLUMNS

PACK = load_pack()
SHOWN = ["readiness", "challenges", "two-bottom-lines", "ground-rules", "our-story"]
ROOM = [each for name in SHOWN for each in plausible(PACK.exercise(name), {KIRKLEES: 9, KAMPALA: 5})]


def table(what: What, to: To, folder: Path, room: Any = None, shown: Any = None) -> pandas.DataFrame:
    file = folder / f"{what}.{to}"
    file.write_bytes(make(what, to, ROOM if room is None else room, SHOWN if shown is None else shown))
    return read_export(file)


@pytest.mark.parametrize("what", WHAT)
def test_all_formats_give_the_same_table(what: What, tmp_path: Path) -> None:
    tables = {to: table(what, to, tmp_path) for to in FORMATS}
    names = ["exercise", "item", "part", "side", "answer"]
    columns = [name for name in tables["csv"].columns if name != "person"]  # a new name in every export
    ordered = [each[columns].sort_values(columns).reset_index(drop=True) for each in tables.values()]
    pandas.testing.assert_frame_equal(ordered[0], ordered[1])
    pandas.testing.assert_frame_equal(ordered[0], ordered[2])
    assert all(each.attrs == {"what": what} and len(each) > 100 for each in tables.values())
    assert all(each[names].map(lambda cell: isinstance(cell, str)).all(axis=None) for each in tables.values())


@pytest.mark.parametrize("to", FORMATS)
def test_columns_have_types_also_without_rows(to: To, tmp_path: Path) -> None:
    for room, shown in ((ROOM, SHOWN), ([], [])):
        results = table("results", to, tmp_path, room, shown)
        assert tuple(results.columns) == RESULT_COLUMNS and (len(results) > 0) == bool(shown)
        assert results.dtypes[["people", "count", "points"]].eq("Int64").all()
        assert results.dtypes[["mean", "disagreement", "median"]].eq("float64").all()
        answers = table("answers", to, tmp_path, room, shown)
        assert tuple(answers.columns) == ANSWER_COLUMNS and answers["place"].dtype == "Int64"


@pytest.mark.parametrize("to", FORMATS)
def test_texts_come_back_as_they_were_written(to: To, tmp_path: Path) -> None:
    room = each_says("our-story", KIRKLEES, "how-formed", [{"text": text, "shared": True} for text in AWKWARD])
    found = table("answers", to, tmp_path, room, ["our-story"])
    assert sorted(found.loc[found["answer"] == "text", "answer_text"]) == sorted(AWKWARD)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",))).filter(str.strip), min_size=4, max_size=6))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, written: list[str]) -> None:
    room = each_says("our-story", KIRKLEES, "how-formed", [{"text": text, "shared": True} for text in written])
    for to in FORMATS:
        found = table("results", to, tmp_path_factory.mktemp("room"), room, ["our-story"])
        assert sorted(found.loc[found["answer"] == "text", "answer_text"]) == sorted(written)


def test_a_result_can_be_counted_again_from_the_answers(tmp_path: Path) -> None:
    """What a person does with it: from single answers to the numbers that the room saw."""
    results, answers = table("results", "csv", tmp_path), table("answers", "xlsx", tmp_path)
    shown = results[(results["exercise"] == "readiness") & (results["side"] == "Kirklees")]
    counted = answers[(answers["exercise"] == "readiness") & (answers["side"] == "Kirklees")]
    for (item, answer), count in counted.groupby(["item", "answer"]).size().items():
        assert shown.loc[(shown["item"] == item) & (shown["answer"] == answer), "count"].to_list() == [count]


def spreadsheet(*rows: Any) -> bytes:
    book, written = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


CSV = make("results", "csv", ROOM, ["readiness"])
OTHER_FILES = {
    "empty": b"",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\xff",
    "words": b"Dear all, here are the results",
    "another table": b'"name","age"\r\n"Ada",36\r\n',
    "semicolons": CSV.replace(b",", b";"),
    "without a column": b"\r\n".join(line.partition(b",")[2] for line in CSV.split(b"\r\n")),
    "cut off": CSV[: len(CSV) // 2].rpartition(b",")[0],
    "words for a number": CSV.replace(b",9,", b',"nine",', 1),
    "a zip file": b"PK\x03\x04 and no more",
    "another spreadsheet": spreadsheet(["name", "age"], ["Ada", 36]),
    "an empty spreadsheet": spreadsheet(),
    "other JSON": b'{"name": "Ada"}',
    "broken JSON": b'{"format": 1, "what": "results", "rows": [',
    "a list": b'["rows"]',
    "a newer format": json.dumps({"format": 99, "what": "results", "rows": []}).encode(),
    "rows that are none": json.dumps({"format": 1, "what": "results", "rows": [1]}).encode(),
    "rows of two kinds": json.dumps(
        {"format": 1, "what": "answers", "rows": [dict.fromkeys(ANSWER_COLUMNS), {"name": "Ada"}]}
    ).encode(),
    "rows of another kind": json.dumps({"format": 1, "what": "results", "rows": [{"name": "Ada"}]}).encode(),
}


@pytest.mark.parametrize("name", OTHER_FILES)
def test_anything_else_is_refused_with_a_reason(name: str, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(OTHER_FILES[name])
    with pytest.raises(NotAnExport, match=r"export|version"):
        read_export(file)


def test_a_missing_file_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_export(tmp_path / "nowhere.csv")


def test_a_notebook_finds_it_in_kit(tmp_path: Path) -> None:
    (tmp_path / "export").write_bytes(CSV)
    assert len(kit.read_export(str(tmp_path / "export"))) == len(read_export(tmp_path / "export")) > 0
