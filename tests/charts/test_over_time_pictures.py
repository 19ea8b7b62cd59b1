"""Pictures of change: the numbers of both times stand beside each lane, and nothing refused is drawn or told."""

from datetime import date

import pytest
from gap_room import ABY, BEX, SIDES, gap, person, worked_answers
from pictures import written
from worked_room import answered, plausible

from kit.charts import over_time_svg, over_time_table
from kit.charts.over_time import When
from kit.exercises import Exercise, load_pack
from kit.results import GroupResult, OverTime, ResultView, compare_over_time, same_sides, summarise
from kit.results.words.over_time_words import finding
from kit.widgets.kind import OnScreen
from kit.widgets.results.over_time import over_time_html

PACK = load_pack()
WORDS = PACK.words()
WHEN = When("Then: a day", "Now")
COMPARED = ("eight-facets", "gap", "warning-signs", "two-bottom-lines")


def rows_of(exercise: Exercise, earlier: GroupResult, later: GroupResult) -> tuple[OverTime, ...]:
    return compare_over_time(exercise, earlier, later, SIDES, same_sides(SIDES, SIDES))


@pytest.mark.parametrize("name", COMPARED)
@pytest.mark.parametrize("width", [340, 720])
def test_every_row_compared_is_in_picture_and_table(name: str, width: int) -> None:
    exercise = PACK.exercise(name)
    earlier, later = (summarise(exercise, plausible(exercise, {ABY: 12, BEX: 12}, seed), SIDES) for seed in (1, 7))
    rows = rows_of(exercise, earlier, later)
    assert rows and not any(row.reason for row in rows)
    view = ResultView(later, exercise, SIDES, WORDS)
    svg = over_time_svg(rows, view, WHEN, width=width)
    assert finding(rows, view) in svg.replace("&amp;", "&"), "what a screen reader says"
    words = written(svg)
    assert any(word.startswith("Aby (people: ") for word in words) and "Then: a day" in words
    table = over_time_table(rows, view, WHEN, 4)
    assert len(table.rows) == len(rows)
    lanes = [word for word in words if "→" in word or word == WORDS["gap-divided"]]
    assert len(lanes) == len([row for row in rows if name != "gap" or row.part == "us"])


def test_suppress_numbers_of_refused_rows() -> None:
    exercise = gap()
    earlier = summarise(exercise, worked_answers(), SIDES)
    three = {f"Aby-{number}": person(ABY, number) for number in range(3)}
    eight = {f"Bex-{number}": person(BEX, number) for number in range(8)}
    later = summarise(exercise, [*answered("gap", ABY, three), *answered("gap", BEX, eight)], SIDES)
    rows = rows_of(exercise, earlier, later)
    assert {row.reason for row in rows if row.side == ABY.id} == {"too-few"}
    view = ResultView(later, exercise, SIDES, WORDS)
    svg = over_time_svg(rows, view, WHEN)
    assert "Aby" not in svg and "Bex" in svg
    table = over_time_table(rows, view, WHEN, 4)
    assert {row[2:6] for row in table.rows if row[1] == "Aby"} == {("", "", "", "")}


def test_nothing_comparable_says_so_and_draws_nothing() -> None:
    exercise = gap()
    result = summarise(exercise, worked_answers(), SIDES)
    empty = summarise(exercise, [], SIDES)
    view = ResultView(result, exercise, SIDES, WORDS)
    html = over_time_html(view, empty, SIDES, date(2026, 5, 4), OnScreen(390))
    assert "Nothing can be compared" in html and "<svg" not in html
    assert "Monday 4 May 2026" in html
