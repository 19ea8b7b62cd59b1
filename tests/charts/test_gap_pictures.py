"""Pictures of a mutuality gap: divided groups look divided, nothing withheld is drawn, and words say the finding."""

import re

import pytest
from gap_room import ABY, BEX, SIDES, gap, worked_answers
from pictures import written
from worked_room import answered

from kit.charts import beliefs_svg, beliefs_table, between_svg, between_table, practice_table, table
from kit.charts.drawing.look import WIDTH, side_look
from kit.exercises import PairedScale, load_pack
from kit.responses import Side
from kit.results import GroupResult, ResultView, summarise
from kit.results.words.gap_words import beliefs_finding, between_finding
from kit.widgets.kind import OnScreen
from kit.widgets.results.gap_result import gap_result_html

WORDS = load_pack().words()
THREE = (*SIDES, Side(3, 3, "Cee"))


@pytest.fixture(scope="module")
def exercise() -> PairedScale:
    return gap()


@pytest.fixture(scope="module")
def result(exercise: PairedScale) -> GroupResult:
    return summarise(exercise, worked_answers(), SIDES)


def test_a_divided_side_has_no_mean_in_the_picture(result: GroupResult, exercise: PairedScale) -> None:
    words = written(between_svg(ResultView(result, exercise, SIDES, WORDS)))
    voice = words.index("A say in the agenda")
    assert words[voice + 1 : voice + 3] == ["divided", "5.0"]
    alike = [each for each in worked_answers() if each.item != "voice" or each.side_id != ABY.id]
    alike += answered("gap", ABY, {f"Aby-{number}": {"voice": {"us": 3, "them": 2}} for number in range(8)})
    again = written(between_svg(ResultView(summarise(exercise, alike, SIDES), exercise, SIDES, WORDS)))
    voice = again.index("A say in the agenda")
    assert again[voice + 1 : voice + 3] == ["3.0", "5.0"], "3, 3, 3, 3 has the same mean, and looks another way"


def test_a_side_that_sees_its_own_result_alone_keeps_its_colour(exercise: PairedScale) -> None:
    alone = (Side(BEX.id, 1, BEX.name),)
    result = summarise(exercise, [each for each in worked_answers() if each.side_id == BEX.id], alone)
    for svg in (
        between_svg(ResultView(result, exercise, alone, WORDS)),
        beliefs_svg(ResultView(result, exercise, alone, WORDS)),
    ):
        assert side_look(1).colour in svg and side_look(0).colour not in svg


def test_what_is_believed_stands_below_what_is_said(result: GroupResult, exercise: PairedScale) -> None:
    words = written(beliefs_svg(ResultView(result, exercise, SIDES, WORDS)))
    about_bex = words.index("Bex itself")
    voice = words.index("A say in the agenda", about_bex)
    assert words[about_bex + 1] == "Aby believes" and words[voice + 1 : voice + 3] == ["5.0", "2.0"]


def test_words_say_what_the_pictures_show(result: GroupResult, exercise: PairedScale) -> None:
    between, beliefs = (
        finding(ResultView(result, exercise, SIDES, WORDS)) for finding in (between_finding, beliefs_finding)
    )
    assert between == (
        "How each side sees itself. Furthest apart: “A say in the agenda”, Aby 3.0 and Bex 5.0 of 5. "
        "Divided: Aby “A say in the agenda”."
    )
    assert beliefs.endswith(
        "Seen most differently: “A say in the agenda”. Bex says 5.0 of 5 of itself, Aby believes 2.0."
    )
    assert between in between_svg(ResultView(result, exercise, SIDES, WORDS))


def test_tables_are_equal_to_the_pictures(result: GroupResult, exercise: PairedScale) -> None:
    assert between_table(ResultView(result, exercise, SIDES, WORDS)).rows == (
        ("A say in the agenda", "3.0 (divided)", "5.0", "-2.0"),
        ("News of what came of it", "2.0", "3.5", "-1.5"),
        ("Honest with each other", "4.0", "2.0", "+2.0"),
    )
    assert beliefs_table(ResultView(result, exercise, SIDES, WORDS)).rows[1] == (
        "A say in the agenda",
        "Bex",
        "5.0",
        "2.0",
        "3.0",
    )
    assert ("News of what came of it", "Aby", 1, "1.00", "0.25", "0.75") in practice_table(
        ResultView(result, exercise, SIDES, WORDS)
    ).rows
    every = table(ResultView(result, exercise, SIDES, WORDS))
    assert all(len(row) == len(every.columns) for row in every.rows)


def test_a_withheld_side_is_not_drawn(exercise: PairedScale) -> None:
    few = [each for each in worked_answers() if each.author[:3] != BEX.name or int(each.author[-1]) < 3]
    result = summarise(exercise, few, SIDES)
    words = written(between_svg(ResultView(result, exercise, SIDES, WORDS)))
    assert words.count(WORDS["gap-withheld"]) == 3 and "5.0" not in words
    html = gap_result_html(ResultView(result, exercise, SIDES, WORDS), OnScreen(WIDTH))
    assert WORDS["gap-order-empty"] in html
    bex = re.findall(r"<tr><th[^>]*>[^<]*</th><td>Bex</td>.*?</tr>", html)
    assert not [row for row in bex if re.search(r"\d", row)]


@pytest.mark.parametrize("sides", [(ABY,), SIDES, THREE], ids=["one side", "two sides", "three sides"])
@pytest.mark.parametrize("people", [0, 1, 8])
@pytest.mark.parametrize("width", [WIDTH, 720])
def test_every_room_has_a_page_without_holes(
    exercise: PairedScale, sides: tuple[Side, ...], people: int, width: int
) -> None:
    result = summarise(exercise, [each for each in worked_answers() if int(each.author[-1]) < people], sides)
    html = gap_result_html(ResultView(result, exercise, sides, WORDS), OnScreen(width, WORDS["simulated"]))
    assert WORDS["simulated"] in html and "None" not in html and "nan" not in html
    assert html.count("<svg") == (2 if people == 8 else 0)
    for order in ("What matters most to each side", WORDS["gap-counted"]):
        assert (order in html) or people < 8


def test_the_caution_stands_beside_every_comparison(result: GroupResult, exercise: PairedScale) -> None:
    html = gap_result_html(ResultView(result, exercise, SIDES, WORDS), OnScreen(WIDTH))
    caution = next(note.text for note in exercise.notes if note.id == "response-styles")
    parts = html.split("<figure>")
    assert len(parts) == 3 and all(caution in part for part in parts)
    assert html.index("Most worth a conversation") > html.index(BEX.name)
