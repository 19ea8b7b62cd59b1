"""Rows of plans and logs: one's own by date, shared ones through the gate, several plans gathered by owner."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worked_room import KAMPALA, KIRKLEES, SIDES, answered

from kit.charts import table
from kit.exercises import AnswerNotAccepted, Rows, load_pack
from kit.exercises.kinds.rows import MOST_ROWS
from kit.responses import Answered
from kit.results import (
    OwnRows,
    ResultView,
    Row,
    from_json,
    gathered,
    headline,
    may_summarise_again,
    own_result,
    rows_of,
    summarise,
    to_json,
)

PACK = load_pack()
WORDS = PACK.words("en")
PLAN = PACK.exercise("commitments")
assert isinstance(PLAN, Rows)


def row(what: str = "", who: str = "", when: str = "", *, shared: bool = False, **more: str) -> dict[str, Any]:
    cells = {"what": what, "who": who, "by-when": when, **more}
    return {**{name: text for name, text in cells.items() if text}, "shared": shared}


def everyone(count: int, **answers: Any) -> list[Answered]:
    """`count` people of each side, each with the same answers by place (`row_1` for "row-1")."""
    given = {place.replace("_", "-"): value for place, value in answers.items()}
    return [
        one
        for side in SIDES
        for one in answered(PLAN.id, side, {f"{side.name}-{number}": given for number in range(count)})
    ]


def shown(room: list[Answered], minimum: int = 4) -> list[dict[str, str]]:
    whole = summarise(PLAN, room, SIDES, minimum).items[0].whole
    return [dict(cells) for cells in whole.rows]


def test_a_row_keeps_what_is_filled_and_one_without_words_is_none() -> None:
    kept = PLAN.accept("row-1", {"what": "A visit", "who": "", "by-when": "2026-05-04", "how-seen": "  "})
    assert kept == {"what": "A visit", "by-when": "2026-05-04", "shared": False}
    assert PLAN.accept("row-30", {"shared": True, "what": " "}) is None
    assert not PLAN.is_complete({}) and not PLAN.is_complete({"row-1": row("A visit")})
    assert PLAN.is_complete({"row-9": row("A visit", "Ada", "2026-05-04")})


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("row-0", {"what": "x"}),
        ("row-31", {"what": "x"}),
        ("what", "x"),
        ("row-1", "x"),
        ("row-1", {"other": "x"}),
        ("row-1", {"what": 3}),
        ("row-1", {"what": "x", "shared": "yes"}),
        ("row-1", {"by-when": "4 May"}),
        ("row-1", {"by-when": "0026-05-04"}),
        ("row-1", {"by-when": "2026-02-30"}),
        ("row-1", {"who": "x" * 201}),
    ],
)
def test_what_is_no_row_is_refused(place: str, value: Any) -> None:
    with pytest.raises(AnswerNotAccepted):
        PLAN.accept(place, value)


def test_ones_own_rows_by_date_those_without_one_last() -> None:
    answers = {
        "row-1": row("undated", "Ada"),
        "row-2": row("late", "Ada", "2026-05-04"),
        "row-4": row("later", when="2027-01-01"),
        "row-5": None,
        "row-9": row("same day", "Grace", "2026-05-04"),
    }
    result = own_result(PLAN, answers)
    assert isinstance(result, OwnRows) and result.unanswered == ()
    assert [(each.what, each.owner, each.place) for each in result.rows] == [
        ("late", "Ada", "row-2"),
        ("same day", "Grace", "row-9"),
        ("later", "", "row-4"),
        ("undated", "Ada", "row-1"),
    ]
    assert [each.is_late(date(2026, 5, 5)) for each in result.rows] == [True, True, False, False]
    assert not result.rows[0].is_late(date(2026, 5, 4))


def test_rows_are_gathered_by_owner_then_date_across_plans() -> None:
    rows = [
        Row("closing-moves", "row-1", "c", "grace", date(2026, 6, 1), ()),
        Row("commitments", "row-1", "d", "", date(2026, 1, 1), ()),
        Row("commitments", "row-2", "a", "Ada ", None, ()),
        Row("commitments", "row-3", "b", "Ada", date(2026, 5, 1), ()),
        Row("commitments", "row-4", "e", " Grace", date(2026, 2, 1), ()),
    ]
    assert [(owner, [each.what for each in hers]) for owner, hers in gathered(rows)] == [
        ("Ada", ["b", "a"]),
        ("Grace", ["e", "c"]),
        ("", ["d"]),
    ]


names = st.sampled_from(["Ada", "ada", " Ada", "Grace", "", "مريم"])
days = st.none() | st.dates()
lists = st.lists(st.builds(Row, st.just("plan"), st.just(""), st.text(max_size=3), names, days, st.just(())))


@given(lists)
@settings(max_examples=60, deadline=None)
def test_gathering_loses_and_doubles_nothing(rows: list[Row]) -> None:
    groups = gathered(rows)
    assert sorted(map(repr, rows)) == sorted(repr(each) for _, hers in groups for each in hers)
    owners = [owner.casefold() for owner, _ in groups]
    assert len(set(owners)) == len(owners) and "" not in owners[:-1]
    for _, hers in groups:
        dated = [each.due for each in hers if each.due]
        assert dated == sorted(dated) and all(each.due is None for each in hers[len(dated) :])


def test_only_shared_rows_are_shown_and_nothing_says_whose_they_are() -> None:
    mine, kept = row("A visit", "Ada", "2026-05-04", shared=True), row("secret", "Grace")
    room = everyone(2, row_1=kept, row_2=mine)
    assert shown(room) == [{"what": "A visit", "who": "Ada", "by-when": "2026-05-04"}] * 4
    result = summarise(PLAN, room, SIDES)
    (item,) = result.items
    assert [group.side for group in item.groups] == [None]
    assert (item.whole.people, dict(item.whole.counts)) == (4, {"shared": 4, "kept": 0})
    text = json.dumps(to_json(result))
    assert "secret" not in text and "Kirklees" not in text and "row-2" not in text
    assert from_json(json.loads(text)) == result


def test_the_order_of_shared_rows_depends_on_their_words_alone() -> None:
    one = answered(PLAN.id, KIRKLEES, {f"a{n}": {"row-1": row(f"w{n}", shared=True)} for n in range(4)})
    other = answered(PLAN.id, KAMPALA, {f"a{n}": {"row-7": row(f"w{n}", shared=True)} for n in (2, 0, 3, 1)})
    assert shown(one) == shown(other) == [{"what": f"w{n}"} for n in range(4)]


def test_suppress_rows_of_fewer_people_than_the_minimum_however_many_rows_they_have() -> None:
    rows = {f"row-{number}": row(f"w{number}", shared=True) for number in range(1, 11)}
    few = answered(PLAN.id, KIRKLEES, {f"a{n}": rows for n in range(3)})
    observers = answered(PLAN.id, None, {f"o{n}": rows for n in range(9)})
    result = summarise(PLAN, few + observers, SIDES)
    assert result.items[0].whole.withheld and result.items[0].whole.rows == ()
    assert "3" not in headline(ResultView(result, PLAN, SIDES, WORDS)).replace("at least 4", "")


def test_suppress_a_second_look_when_one_person_has_changed_a_shared_row() -> None:
    before = everyone(3, row_1=row("A visit", shared=True))
    after = [*before[1:], *answered(PLAN.id, KIRKLEES, {"Kirklees-0": {"row-1": row("Another", shared=True)}})]
    assert may_summarise_again(PLAN, before, before, SIDES)
    assert not may_summarise_again(PLAN, before, after, SIDES)


def test_the_headline_counts_rows_and_names() -> None:
    room = everyone(2, row_1=row("A visit", "Ada", shared=True), row_2=row("A call", shared=True))
    said = headline(ResultView(summarise(PLAN, room, SIDES), PLAN, SIDES, WORDS))
    assert said == "8 rows are shared with the room. People named: 1. Rows in which nobody is named: 4."
    nothing = headline(ResultView(summarise(PLAN, everyone(2, row_1=row("A visit")), SIDES), PLAN, SIDES, WORDS))
    assert nothing == "Nobody has shared a row with the room yet."


def test_a_table_of_shared_rows_has_a_column_for_each() -> None:
    result = summarise(PLAN, everyone(2, row_1=row("A visit", "Ada", shared=True)), SIDES)
    shown_table = table(ResultView(result, PLAN, SIDES, WORDS))
    assert shown_table.columns == ("What", "Who", "With whom", "By when", "How we see it")
    assert shown_table.rows == (("A visit", "Ada", "", "", ""),) * 4


def test_a_column_that_is_gone_leaves_the_rest_readable() -> None:
    smaller = PLAN.model_dump(by_alias=True)
    smaller["sections"][0]["items"] = smaller["sections"][0]["items"][:2]
    result = summarise(PLAN, everyone(2, row_1=row("A visit", "Ada", "2026-05-04", shared=True)), SIDES)
    now = Rows.model_validate(smaller)
    (one, *_) = rows_of(now, result.items[0].whole.rows)
    assert (one.what, one.owner, one.due) == ("A visit", "Ada", None)
    assert table(ResultView(result, now, SIDES, WORDS)).rows[0] == ("A visit", "Ada")


@given(
    st.dictionaries(st.sampled_from([f"row-{n}" for n in range(1, MOST_ROWS + 1)]), st.text(min_size=1), max_size=30)
)
@settings(max_examples=60, deadline=None)
def test_any_words_come_through_the_gate_as_they_were_written(texts: dict[str, str]) -> None:
    rows = {place: PLAN.accept(place, row(text, shared=True)) for place, text in texts.items()}
    rows = {place: value for place, value in rows.items() if value}
    room = answered(PLAN.id, KIRKLEES, {f"a{n}": rows for n in range(4)})
    assert sorted(each["what"] for each in shown(room)) == sorted(
        value["what"] for value in rows.values() for _ in "1234"
    )
