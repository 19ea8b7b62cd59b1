"""Exports, read back: nothing runs, nothing is lost, nothing leaves that the gate withholds."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from exported_files import AWKWARD, FORMATS, WHAT, make, read, snapshots, texts
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from worked_room import KAMPALA, KIRKLEES, SIDES, answered, each_says, plausible

from kit.exercises import load_pack
from kit.reports import To, What, export
from kit.reports.answer_rows import ANSWER_COLUMNS
from kit.reports.cells import FORMULA_STARTS, csv_cell, restore_csv, restore_xlsx, xlsx_cell, xlsx_pieces
from kit.reports.result_rows import RESULT_COLUMNS

PACK = load_pack()
MEASURES = ("mean", "disagreement", "lower_quartile", "median", "upper_quartile", "value")
WORKSHOPS = [PACK.workshop(name) for name in PACK.manifest.workshops]
EXERCISES = [exercise for workshop in WORKSHOPS for exercise in workshop.exercises]
OF_PEOPLE = {each.kind: each.id for each in EXERCISES if not each.private and not each.together}
ONE_OF_A_KIND = {*(OF_PEOPLE | {"checklist": "practicalities"}).values()}
EVERY = [each.id for each in EXERCISES if each.id in ONE_OF_A_KIND]  # in the order of the pack


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("what", WHAT)
def test_awkward_texts_come_back_as_they_were_written(what: What, to: To) -> None:
    room = each_says("our-story", KIRKLEES, "how-formed", [{"text": text, "shared": True} for text in AWKWARD])
    data = make(what, to, room, ["our-story"])
    assert sorted(texts(read(data, to))) == sorted(AWKWARD)


@pytest.mark.parametrize("what", WHAT)
def test_no_cell_of_a_spreadsheet_is_a_formula(what: What) -> None:
    values = [{"text": text, "shared": True} for text in AWKWARD]
    room = each_says("our-story", KIRKLEES, "how-formed", values)
    sheet = load_workbook(io.BytesIO(make(what, "xlsx", room, ["our-story"]))).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    for row in csv.reader(io.StringIO(make(what, "csv", room, ["our-story"]).decode("utf-8-sig"))):
        assert not [cell for cell in row if cell.startswith(FORMULA_STARTS)]


@cache
def everything() -> dict[str, Any]:
    """The answers of two sides to an exercise of each kind, and what of them was revealed."""
    room = [answer for name in EVERY for answer in plausible(PACK.exercise(name), {KIRKLEES: 9, KAMPALA: 6})]
    return {"room": room, "exercises": list(EVERY), "snapshots": snapshots(room, EVERY)}


anything = st.text(st.characters(exclude_categories=("Cs",)))
pieced = st.lists(st.sampled_from(["=", "'", "_", "x", "0041", "_x0041_", "x005F_", "\x00", "\r", "a", "🙂"]))


@given(anything | pieced.map("".join))
@example("'=")
@example("_x005F_x0041_")
@example("_x0041x005F_")
@example("_x0041\x07")
def test_marks_of_cells_can_always_be_taken_away(text: str) -> None:
    assert restore_csv(csv_cell(text)) == text
    assert not csv_cell(text).startswith(FORMULA_STARTS)
    assert restore_xlsx(xlsx_cell(text)) == text


TOUCHED = (
    "007",
    "3/4",
    "1-2",
    "12.5.",
    "1,5",
    "2026-05-04",
    "12:30",
    "9 am",
    "1E5",
    "3 May",
    "1-Mar",
    "MARCH1",
    "true",
)


@pytest.mark.parametrize("text", TOUCHED)
def test_a_spreadsheet_is_kept_from_what_it_would_write_otherwise(text: str) -> None:
    assert csv_cell(text) == f"'{text}" and restore_csv(csv_cell(text)) == text


@pytest.mark.parametrize("text", ["3 of 4", "we meet on 3 May", "May we?", "7th floor", "not true", "A1"])
def test_other_words_stand_in_a_table_as_they_are(text: str) -> None:
    assert csv_cell(text) == text


@settings(max_examples=30, deadline=None)
@given(st.lists(pieced.map("".join).filter(str.strip), min_size=4, max_size=6))
def test_any_text_survives_every_format(written: list[str]) -> None:
    room = each_says("our-story", KIRKLEES, "how-formed", [{"text": text, "shared": True} for text in written])
    for to in FORMATS:
        assert sorted(texts(read(make("results", to, room, ["our-story"]), to))) == sorted(written)


@given(st.text(st.sampled_from("a🙂\x07"), max_size=50).map(lambda text: text * 2000))
@settings(max_examples=20, deadline=None)
def test_pieces_fit_into_a_cell_and_make_the_whole(text: str) -> None:
    cell = xlsx_cell(text)
    pieces = xlsx_pieces(cell)
    assert "".join(pieces) == cell
    assert all(len(piece.encode("utf-16-le")) // 2 <= 32_767 for piece in pieces)
    assert "".join(restore_xlsx(piece) for piece in pieces) == text


@pytest.mark.parametrize("what", WHAT)
def test_all_formats_hold_the_same_rows_under_the_same_columns(what: What) -> None:
    columns = list(RESULT_COLUMNS if what == "results" else ANSWER_COLUMNS)
    rows = {to: read(make(what, to, **everything()), to) for to in FORMATS}
    for each in rows.values():
        assert list(each[0]) == columns
        assert [row["exercise"] for row in each] == sorted((row["exercise"] for row in each), key=EVERY.index)
    ordered = [sorted(map(_comparable, each), key=str) for each in rows.values()]
    assert ordered[0] == ordered[1] == ordered[2]


def _comparable(row: dict[str, Any]) -> dict[str, Any]:
    """Without the names, which are new each time, and with 2.0 the same as 2."""
    numbers = {name: float(row[name]) for name in MEASURES if row.get(name) not in ("", None)}
    return {**row, "person": "", **numbers}


def test_results_add_up_to_what_the_room_saw() -> None:
    room = each_says("practicalities", KIRKLEES, "visas", ["yes", "yes", "partly", "not-yet"])
    room += each_says("practicalities", KAMPALA, "visas", ["yes"] * 3)
    rows = [row for row in read(make("results", "csv", room, ["practicalities"]), "csv") if row["item"] == "visas"]
    assert [(row["side"], row["answer"], row["count"], row["withheld"]) for row in rows] == [
        ("Kirklees", "yes", "2", ""),
        ("Kirklees", "partly", "1", ""),
        ("Kirklees", "not-yet", "1", ""),
        ("Kirklees", "not-for-us", "0", ""),
        ("Kampala", "", "", "too-few"),
        ("", "", "", "subtraction"),
    ]


@pytest.mark.parametrize("what", WHAT)
def test_only_what_is_revealed_leaves(what: What) -> None:
    data = make(what, "json", **everything(), revealed=["practicalities"])
    assert {row["exercise"] for row in json.loads(data)["rows"]} == {"practicalities"}
    nothing = everything() | {"exercises": []}
    assert json.loads(make(what, "json", **nothing))["rows"] == []
    assert len(make(what, "csv", **nothing).decode().splitlines()) == 1


def test_private_parts_never_leave() -> None:
    people = {f"p{number}": {"visas": "not-yet", "visas.owner": "SECRET", "all.note": "SECRET"} for number in range(9)}
    room = answered("practicalities", KIRKLEES, people)
    room += each_says("our-story", KIRKLEES, "before", [{"text": "SECRET", "shared": False}] * 9)
    for what in WHAT:
        for to in ("csv", "json"):
            data = make(what, to, room, ["practicalities", "our-story"])
            assert b"SECRET" not in data
            assert b"p0" not in data


def test_suppress_answers_of_a_question_in_which_any_side_is_too_small() -> None:
    room = each_says("practicalities", KIRKLEES, "visas", ["yes"] * 9)
    room += each_says("practicalities", KIRKLEES, "elections", ["yes"] * 9)
    room += each_says("practicalities", KAMPALA, "elections", ["not-yet"] * 3)
    rows = read(make("answers", "csv", room, ["practicalities"]), "csv")
    assert {row["item"] for row in rows} == {"visas"}
    assert len(rows) == 9


def test_suppress_refusals_of_a_side_below_eight_and_who_observes() -> None:
    room = each_says("who-we-are", KIRKLEES, "sector", ["school"] * 8 + ["rather-not-say"])
    room += each_says("who-we-are", KAMPALA, "sector", ["school"] * 7 + ["rather-not-say"])
    room += each_says("who-we-are", None, "sector", ["school"] * 9)
    rows = read(make("answers", "csv", room, ["who-we-are"]), "csv")
    assert sum(row["answer"] == "rather-not-say" for row in rows) == 1
    assert [row["side"] for row in rows].count("Kirklees") == 9
    assert [row["side"] for row in rows].count("Kampala") == 7


def test_private_names_are_new_in_every_export_and_the_same_within_one() -> None:
    room = plausible(PACK.exercise("practicalities"), {KIRKLEES: 9})
    room += plausible(PACK.exercise("challenges"), {KIRKLEES: 9})
    exercises = ["practicalities", "challenges"]
    first, second = (json.loads(make("answers", "json", room, exercises))["rows"] for _ in range(2))
    names = [{row["person"] for row in rows} for rows in (first, second)]
    assert [len(each) for each in names] == [9, 9]
    assert not names[0] & names[1]


DESCRIBING, RATED = "who-we-are", ("practicalities", "challenges")
describing = st.tuples(
    st.sampled_from(["school", "health", "elected-member"]), st.sampled_from(["new-today", "under-one-year"])
)


@given(st.lists(describing, min_size=4, max_size=7), st.lists(st.booleans(), min_size=7, max_size=7), st.integers(3, 5))
@settings(max_examples=15)
def test_private_nothing_that_describes_a_person_leads_to_her_other_answers(
    people: list[tuple[str, str]], typed_in: list[bool], minimum: int
) -> None:
    """k-anonymity: whatever a name is known by beside its answers, at least the minimum of people are known by too."""
    room = [answer for name in RATED for answer in plausible(PACK.exercise(name), {KIRKLEES: len(people), KAMPALA: 9})]
    for column, values in zip(("sector", "experience"), zip(*people, strict=True), strict=True):
        room += each_says(DESCRIBING, KIRKLEES, column, list(values))
    paper = [f"Kirklees-{number}" for number in range(len(people)) if typed_in[number]]
    taken = snapshots(room, [DESCRIBING, *RATED], minimum)
    about: dict[str, Any] = {"pack": PACK, "sides": SIDES, "revealed": [DESCRIBING, *RATED], "on_paper": paper}
    rows = read(export("answers", "csv", snapshots=taken, answers=room, minimum=minimum, **about), "csv")
    described = [row for row in rows if row["exercise"] == DESCRIBING]
    rated = [row for row in rows if row["exercise"] != DESCRIBING]
    assert len({row["person"] for row in described}) == len(described) == 2 * len(people) * (len(people) >= minimum)
    assert not {row["person"] for row in described} & {row["person"] for row in rated}
    assert not any(row["on_paper"] for row in described)
    known_by = Counter({row["person"]: (row["side"], row["on_paper"]) for row in rated}.values())
    assert all(number >= minimum for number in known_by.values())


def test_shared_words_carry_no_name_and_no_side() -> None:
    room = each_says("our-story", KIRKLEES, "before", [{"text": "words", "shared": True}] * 4)
    rows = read(make("answers", "csv", room, ["our-story"]), "csv")
    assert len(rows) == 4
    assert {(row["person"], row["side"]) for row in rows} == {("", "")}


def test_answers_given_after_the_reveal_stay_behind() -> None:
    room = each_says("practicalities", KIRKLEES, "visas", ["yes"] * 6)
    taken = snapshots(room[:5], ["practicalities"])
    data = export("answers", "json", pack=PACK, sides=SIDES, revealed=["practicalities"], snapshots=taken, answers=room)
    assert len(json.loads(data)["rows"]) == 5


def test_the_latest_snapshot_counts() -> None:
    early = each_says("practicalities", KIRKLEES, "visas", ["yes"] * 4)
    late = each_says("practicalities", KIRKLEES, "visas", ["not-yet"] * 4)
    taken = [snapshots(room, ["practicalities"])[0] for room in (early, late)]
    taken = [replace(each, id=2 - place) for place, each in enumerate(taken)]
    data = export("results", "json", pack=PACK, sides=SIDES, revealed=["practicalities"], snapshots=taken)
    visas = [row for row in json.loads(data)["rows"] if row["item"] == "visas" and row["side"] == "Kirklees"]
    assert {row["answer"]: row["count"] for row in visas}["yes"] == 4


def test_a_large_room_survives() -> None:
    names = ["practicalities", "challenges"]
    room = [answer for name in names for answer in plausible(PACK.exercise(name), {KIRKLEES: 150, KAMPALA: 150})]
    rows = read(make("answers", "csv", room, names), "csv")
    single = [row for row in rows if row["item"] == "visas"]
    assert len({row["person"] for row in single}) == 300


def test_what_cannot_be_exported_is_said() -> None:
    with pytest.raises(ValueError, match="results and answers, to csv, xlsx and json"):
        export("poems", "pdf", pack=PACK, sides=SIDES, revealed=[], snapshots=[])
