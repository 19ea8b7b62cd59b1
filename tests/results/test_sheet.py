"""A sheet read back as questions: which rule asks when, worked by hand, and that nothing is asked of nobody."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exercises import Pack, Worksheet, load_pack
from kit.exercises.kinds.worksheet import MOST_OTHER_TEXTS, merged
from kit.results import own_result
from kit.results.readings.sheet import OwnSheet, own_sheet


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def sheet(pack: Pack) -> Worksheet:
    found = pack.exercise("canvas")
    assert isinstance(found, Worksheet)
    return found


def words(*places: str) -> dict[str, Any]:
    return {place: {"text": f"Words at {place}", "also": []} for place in places}


def asked(sheet: Worksheet, *places: str) -> list[str]:
    return [each.check for each in own_sheet(sheet, words(*places)).asked]


WORKED = [
    ((), []),
    (("actors.ours",), ["one-sided"]),
    (("actors.theirs",), ["one-sided"]),
    (("actors.ours", "actors.theirs"), []),
    (("actors.ours", "actors.theirs", "knowledge.theirs"), ["one-sided"]),
    (("discomfort",), ["no-rules"]),
    (("discomfort", "rules"), []),
    (("moment",), ["no-return", "comfort-only"]),
    (("moment", "difference"), ["no-return"]),
    (("moment", "difference", "outcome.back"), []),
    (("outcome.what",), ["no-return"]),
    (("rules", "difference"), ["safety-shifts"]),
]


@pytest.mark.parametrize(("filled", "found"), WORKED)
def test_each_rule_asks_by_what_has_words(sheet: Worksheet, filled: tuple[str, ...], found: list[str]) -> None:
    assert asked(sheet, *filled) == found


def test_a_full_sheet_is_asked_only_when_to_look_at_its_rules_again(sheet: Worksheet) -> None:
    full = own_sheet(sheet, words(*sheet.boxes()))
    assert [each.check for each in full.asked] == ["safety-shifts"]
    assert full.asked[0].filled == ("rules", "difference") and full.asked[0].rule
    assert full.gaps == () and full.unanswered == ()


def test_blank_space_is_no_words_and_a_waiting_text_is(sheet: Worksheet) -> None:
    blank = {"moment": {"text": " \n", "also": [" "]}, "rules": None}
    assert own_sheet(sheet, blank).asked == ()
    waiting = {"discomfort": {"text": "", "also": ["Silence"]}}
    assert [each.check for each in own_sheet(sheet, waiting).asked] == ["no-rules"]


def test_gaps_of_a_table_are_its_empty_cells(pack: Pack) -> None:
    cycle = pack.exercise("learning-cycle")
    result = own_result(cycle, words("experience.what", "experience.who", "reflection.what"))
    assert isinstance(result, OwnSheet)
    assert [(box.item, box.field) for box in result.gaps][:3] == [
        ("experience", "when"),
        ("reflection", "who"),
        ("reflection", "when"),
    ]
    assert len(result.gaps) == 9
    assert result.unanswered == ("conceptualisation", "experimentation")


@given(st.data())
def test_any_sheet_is_read_back_whole(sheet: Worksheet, data: st.DataObject) -> None:
    places = list(sheet.boxes())
    filled = data.draw(st.lists(st.sampled_from(places), unique=True))
    answers = words(*filled)
    one, other = own_sheet(sheet, answers), own_sheet(sheet, dict(reversed(answers.items())))
    assert one == other
    assert {f"{box.item}.{box.field}".rstrip(".") for box in one.boxes if box.filled} == set(filled)
    for each in one.asked:
        assert set(each.filled) <= set(filled) and not set(each.empty) & set(filled)


TEXT = st.text(alphabet="ab \n", max_size=8)
BOX = st.builds(lambda text, also: {"text": text, "also": also}, TEXT, st.lists(TEXT, max_size=3))


@given(current=st.none() | BOX, late=st.none() | BOX)
def test_no_line_is_lost_when_two_write_at_once(current: Any, late: Any) -> None:
    found = merged(current, late)

    def lines(*values: Any) -> set[str]:
        texts = [text for value in values if value for text in (value["text"], *value["also"])]
        return {line.strip() for text in texts for line in text.splitlines() if line.strip()}

    assert lines(current) | lines(late and {"text": late["text"], "also": []}) <= lines(found)


def test_a_box_with_many_waiting_texts_takes_no_more() -> None:
    full = {"text": "A", "also": [f"text {number}" for number in range(MOST_OTHER_TEXTS)]}
    assert merged(full, {"text": "One more", "also": []}) is None
    assert merged(full, {"text": "text 3", "also": []}) == full
