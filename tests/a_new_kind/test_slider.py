"""A kind of exercise that the kit has not, added from a folder: it is on all floors, and the kit is as it was."""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from small_pack import DEBRIEF, write_small_pack

from kit.charts import finding_svg, group_svg, table
from kit.charts.kind import ChartKind
from kit.exercises import AnswerNotAccepted, Exercise, Pack, load_pack
from kit.exercises.check import check_pack
from kit.exercises.registry import ADDED, FLOORS, MODELS, add_kind
from kit.reports import export
from kit.reports.kind import ReportKind
from kit.responses import Answered, Side, Snapshot
from kit.responses.answering.asked import asked_as, exercise_of
from kit.results import ResultView, findings, from_json, headline, may_summarise_again, own_result, summarise, to_json
from kit.results.kind import ResultKind
from kit.synthetic.answers import asked, plausible
from kit.synthetic.kind import SyntheticKind
from kit.widgets.forms import form_html, kept_as
from kit.widgets.handout import handout_html
from kit.widgets.kind import OnScreen, WidgetKind
from kit.widgets.results.result import own_result_html, room_result_html

SIDES = (Side(1, 1, "Northmere"), Side(2, 2, "Lakewood"))
SLIDER = f"""\
  - id: distance
    kind: slider
    title: How far is it?
    purpose: You say how far it is.
    instructions: Write a number.
    minutes: 3
    from: kit
    where-this-comes-from: Our own.
    low: Next door
    high: At the end of the world
{DEBRIEF}    items:
      - {{id: city, text: The other city}}
      - {{id: people, text: "Its people", core: false}}
"""


@pytest.fixture(scope="module", autouse=True)
def added() -> Iterator[None]:
    """The kind, for this file alone."""
    with mock.patch.dict(MODELS), mock.patch.dict(sys.modules):
        floors = [mock.patch.dict(floor.parts) for floor in FLOORS]
        for each in floors:
            each.start()
        try:
            add_kind("a_new_kind.slider")
            yield
        finally:
            ADDED.remove("a_new_kind.slider")
            for each in floors:
                each.stop()


@pytest.fixture(scope="module")
def pack(added: None, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    small = write_small_pack(tmp_path_factory.mktemp("slider"))
    for language in ("en", "fr"):
        small.change(f"{language}/leave.yaml", "exercises:\n", f"exercises:\n{SLIDER}")
    assert check_pack(small.folder) == []
    return load_pack(small.folder)


@pytest.fixture(scope="module")
def slider(pack: Pack) -> Exercise:
    return pack.exercise("distance")


def said(slider: Exercise, numbers: dict[int, list[int | str]]) -> list[Answered]:
    of_each = [(side, value) for side, values in numbers.items() for value in values]
    return [
        Answered(f"person-{seq}", side, slider.id, "city", slider.accept("city", value), seq)
        for seq, (side, value) in enumerate(of_each, 1)
    ]


@pytest.fixture(scope="module")
def answers(slider: Exercise) -> list[Answered]:
    return said(slider, {1: [10, 20, 50, 60, 70, 80, 90, 100, "cannot-say"], 2: [5, 50, 60, 99]})


def test_it_is_on_every_floor() -> None:
    floors = (ResultKind, ChartKind, WidgetKind, ReportKind, SyntheticKind)
    assert {*floors} <= {*FLOORS}
    assert all(MODELS["slider"] in floor.parts for floor in floors)


def test_it_takes_its_answers_and_keeps_what_they_are_about(slider: Exercise, pack: Pack) -> None:
    assert slider.accept("city", 0) == 0 and slider.accept("city", "cannot-say") == "cannot-say"
    for wrong in (101, -1, True, 2.5, "far", [1]):
        with pytest.raises(AnswerNotAccepted):
            slider.accept("city", wrong)
    assert slider.is_complete({"city": 3}) and not slider.is_complete({"people": 3})
    assert exercise_of(asked_as(slider, pack.manifest)) == slider


def test_its_form_and_its_sheet_of_paper_ask_all_of_it(slider: Exercise, pack: Pack) -> None:
    form = form_html(slider, pack.words(), in_room=True)
    assert 'data-item="distance/city"' in form and "At the end of the world" in form and kept_as(slider) == "anonymous"
    sheet = handout_html([slider], pack.workshop_of(slider.id), pack.words())
    assert 'data-item="people"' in sheet and "Next door" in sheet


def test_one_sees_ones_own_answers(slider: Exercise, pack: Pack) -> None:
    assert own_result(slider, {"city": 40}).unanswered == ("people",)
    assert "The other city: 40" in own_result_html(slider, {"city": 40}, pack.words())


def test_a_room_sees_what_the_gate_lets_out(slider: Exercise, answers: list[Answered]) -> None:
    result = summarise(slider, answers, SIDES)
    many, few, whole = result.items[0].groups
    assert many.quartiles == (42.5, 65.0, 82.5) and many.declined == {"cannot-say": 1}
    assert few.counts == {"band-low": 1, "band-middle": 2, "band-high": 1} and few.quartiles == ()
    assert whole.quartiles == (), "less the larger side, it would tell of the smaller one"
    assert from_json(json.loads(json.dumps(to_json(result)))) == result
    low = summarise(slider, said(slider, {1: [1, 2, 3, 4, 90], 2: [50] * 8}), SIDES)
    assert low.items[0].groups[0].withheld, "of few people whose answers are low, all but one, nothing is told"
    one_more = [*answers, Answered("late", 1, slider.id, "city", 7, 99)]
    assert not may_summarise_again(slider, answers, one_more, SIDES), "the difference would be her number"


def test_it_is_told_drawn_and_found(slider: Exercise, pack: Pack, answers: list[Answered]) -> None:
    result, words = summarise(slider, answers, SIDES), pack.words()
    view = ResultView(result, slider, SIDES, words)
    assert "Northmere" in headline(view)
    assert table(view).rows[0][:3] == ("The other city", "Northmere", 8)
    assert group_svg(view).startswith("<svg")
    (found,) = findings(view)
    assert found.question == "What did you see?" and finding_svg(found, view).startswith("<svg")
    page = room_result_html(view, OnScreen(390, folded=True))
    assert "<svg" in page and "<table" in page


def test_it_leaves_as_files_in_bands_where_a_side_is_small(
    slider: Exercise, pack: Pack, answers: list[Answered]
) -> None:
    snapshot = Snapshot(1, 1, slider.id, to_json(summarise(slider, answers, SIDES)), len(answers), 0.0)
    about = {"pack": pack, "sides": SIDES, "revealed": [slider.id], "snapshots": [snapshot], "answers": answers}
    of_results = json.loads(export("results", "json", **about))["rows"]
    assert {row["side"] for row in of_results if not row["withheld"]} >= {"Northmere", "Lakewood"}
    single = json.loads(export("answers", "json", **about))["rows"]
    told = {side: {row["answer"] for row in single if row["side"] == side} for side in ("Northmere", "Lakewood")}
    assert "100" in told["Northmere"] and told["Lakewood"] == {"band-low", "band-middle", "band-high"}


def test_invented_people_answer_it(slider: Exercise) -> None:
    chance = random.Random(1)
    given = [plausible(slider, item, chance, (0.0, 1), {}) for item in asked(slider) for _ in range(20)]
    assert len({slider.accept("city", value) for value in given if value is not None}) > 5


def test_all_of_it_is_in_eight_files() -> None:
    every = (Path(__file__).parent / "slider").rglob("*")
    assert len([file for file in every if file.suffix in (".py", ".j2") and file.name != "__init__.py"]) == 8
