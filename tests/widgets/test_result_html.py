"""Results as HTML: for no answers, some answers, any text, and for groups that may be shown or not."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_form_html import Tree, exercises

from kit.exercises import Exercise, Pack, Plane, Rows, Schedule, Worksheet, load_pack
from kit.results import GroupResult, ResultView, summarise
from kit.widgets.kind import Around, OnScreen, room_html
from kit.widgets.results.result import own_result_html, room_result_html

PACK = load_pack()
WORDS = PACK.words("en")
EVIL = "<script>alert('x')</script>"


@dataclass(frozen=True)
class Side:
    id: int
    position: int
    name: str


@dataclass(frozen=True)
class Answered:
    author: str
    side_id: int | None
    exercise: str
    item: str
    value: Any
    seq: int


SIDES = [Side(1, 0, "Kirklees"), Side(2, 1, "Kampala <b>")]


def some_answers(exercise: Exercise) -> dict[str, Any]:
    """An answer in every place, or in enough of them, that `exercise` accepts."""
    match exercise:
        case Rows():
            cells = {"date": "2030-05-04", "person": f"{EVIL} Ada", "text": EVIL}
            row = {column.id: cells[column.type] for column in exercise.items}
            return {place: exercise.accept(place, {**row, "shared": True}) for place in ("row-1", "row-30")}
        case Schedule():
            step = {"date": "2030-05-04", "place": EVIL, "preparation": EVIL}
            steps = {item.id: exercise.accept(item.id, step) for item in exercise.items}
            return {"start": "2030-01-01", "holidays": ["2030-05-04"], **steps}
        case Worksheet():
            return {place: exercise.accept(place, {"text": EVIL, "also": [EVIL]}) for place in exercise.boxes()}
    return {item.id: a_value(exercise, item) for item in exercise.items}


def a_value(exercise: Exercise, item: Any) -> Any:
    """Some answer that `item` accepts."""
    options = [option.id for option in getattr(item, "options", ())]
    values = {
        "checklist": "partly",
        "scale": 2,
        "paired-scale": {"us": 1, "them": "cannot-say"},
        "place": {"x": 2.0, "y": 7.5} | ({"name": EVIL} if getattr(item, "named", False) else {}),
        "open": {"text": EVIL, "shared": not exercise.private},
        "guess": options[:3],
        "pick-and-rank": {"picked": options[:3], "ranked": options[1:2]},
        "choice": (options[:1] if getattr(item, "many", False) else options[0]) if options else "ours",
    }
    return exercise.accept(item.id, values[exercise.kind])


@pytest.mark.parametrize("exercise", exercises(PACK), ids=lambda each: each.id)
def test_nothing_answered_is_a_result(exercise: Exercise) -> None:
    html = own_result_html(exercise, {}, WORDS)
    Tree(html)
    assert WORDS["no-answers-yet"] in html
    assert "<table" not in html and "<svg" not in html


@pytest.mark.parametrize("exercise", exercises(PACK), ids=lambda each: each.id)
def test_everything_answered(exercise: Exercise) -> None:
    html = own_result_html(exercise, some_answers(exercise), WORDS, Around(calendar="/calendar.ics"))
    tree = Tree(html)
    assert WORDS["no-answers-yet"] not in html and "<script" not in html
    assert not tree.all("style")


def test_a_checklist_leads_from_each_gap_to_a_step_and_its_owner(pack: Pack) -> None:
    readiness = pack.exercise("readiness")
    answers = {
        "strategic-plan": "partly",
        "rationale": "not-yet",
        "wider-context": "yes",
        "find-partner": "not-for-us",
        "rationale.owner": f"{EVIL} Grace",
        "before-you-start.note": EVIL,
    }
    html = own_result_html(readiness, answers, WORDS)
    tree = Tree(html)
    assert [each["data-item"] for each in tree.all("data-item")] == [
        "readiness/strategic-plan.owner",
        "readiness/rationale.owner",
    ]
    assert readiness.item("rationale").next_step in html
    assert html.index("You have 1 of 9 in place.") < html.index("glance")  # words come before the picture
    assert "think again" not in html  # the source's own rule is told with the form, not as a verdict
    assert "<script" not in html and f'value="{EVIL}' not in html
    assert "Questions still open: 6" in html


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_checklist_gives_a_page_that_holds_together(data: st.DataObject) -> None:
    readiness = PACK.exercise("readiness")
    states = st.sampled_from(["yes", "partly", "not-yet", "not-for-us", None])
    answers = {item.id: data.draw(states) for item in readiness.items}
    tree = Tree(own_result_html(readiness, answers, WORDS))
    missing = [f"readiness/{item}.owner" for item, state in answers.items() if state in ("partly", "not-yet")]
    assert [each["data-item"] for each in tree.all("data-item")] == missing


def of_a_room(exercise: Exercise, people: int) -> GroupResult:
    answers = [
        Answered(f"person {side.id}-{number}", side.id, exercise.id, place, value, 1)
        for side in SIDES
        for number in range(people)
        for place, value in some_answers(exercise).items()
    ]
    return summarise(exercise, answers, SIDES)


def room_page(exercise: Exercise, result: GroupResult, picture: str = "", **screen: Any) -> str:
    """What a room sees, without drawing a picture."""
    on = OnScreen(390, **screen)
    if exercise.together:
        return room_result_html(ResultView(result, exercise, SIDES, WORDS), on)
    return room_html(ResultView(result, exercise, SIDES, WORDS), picture, on)


BY_SIDE = [each for each in exercises(PACK) if not (each.private or each.together)]


@pytest.mark.parametrize("exercise", BY_SIDE, ids=lambda each: each.id)
def test_a_room_result_says_it_in_words_picture_and_table(exercise: Exercise) -> None:
    picture = '<svg role="img" aria-label="what it shows"></svg>'
    html = room_page(exercise, of_a_room(exercise, 8), picture, simulated="Invented people.")
    tree = Tree(html)
    assert "Invented people." in html
    if exercise.kind == "open":  # every kind has one
        assert "<blockquote" in html and picture not in html
    elif isinstance(exercise, Rows):
        assert "&lt;script&gt;" in html and picture not in html
    elif isinstance(exercise, Schedule):
        assert WORDS["schedule-of-ones-own"] in html and "<table" not in html
    elif isinstance(exercise, Plane) and exercise.named:
        assert WORDS["place-named-by-each"] in html and picture not in html and "<table" not in html
    else:
        assert picture in html and "<table" in html
    assert "<script" not in html and "Kampala <b>" not in html
    assert all(a.get("scope") for tag, a, _ in tree.elements if tag == "th")


def test_a_room_that_is_too_small_gives_no_number(pack: Pack) -> None:
    readiness = pack.exercise("readiness")
    html = room_page(readiness, of_a_room(readiness, 1))
    assert WORDS["withheld-too-few"].format(minimum=4) in html
    assert WORDS["withheld-short"] in html


def test_sheets_stand_side_by_side_under_their_tables(pack: Pack) -> None:
    exercise = pack.exercise("canvas")
    words = {"text": f"{EVIL} A flood", "also": [f"{EVIL} The market"]}
    given = [("group-1-7", "moment", words), ("group-1-7", "shared", True), ("group-1-9", "moment", words)]
    answers = [Answered(author, None, "canvas", place, value, 1) for author, place, value in given]
    html = room_page(exercise, summarise(exercise, answers, SIDES), simulated="Invented people.")
    tree = Tree(html)
    assert "Invented people." in html and "One group shows its sheet." in html
    assert html.count("<table") == 1 and "Table 7" in html and "Table 9" not in html
    assert "A flood" in html and "The market" in html and "<script" not in html
    assert all(a.get("scope") for tag, a, _ in tree.elements if tag == "th")


def test_rows_of_a_table_stand_under_its_number_and_are_nobodys_own_result(pack: Pack) -> None:
    log = pack.exercise("expected-and-actual")
    row = {"expected": "A list", "actual": "A walk", "shared": True}
    answers = [Answered(f"group-1-{number}", None, log.id, "row-1", row, number) for number in (2, 5)]
    result = summarise(log, answers, SIDES)
    html = room_page(log, result)
    assert "Table 2" in html and "Table 5" in html and html.count("A walk") == 2
    assert WORDS["your-result"] not in html
    assert html.count("<caption>") == 2


def test_a_plan_of_a_table_stands_under_the_names_in_it(pack: Pack) -> None:
    plan = pack.exercise("commitments").model_copy(update={"together": True})
    assert isinstance(plan, Rows) and plan.names_people
    values = {"person": "Amina", "date": "2030-05-01"}
    cells = {column.id: values.get(column.type, column.short) for column in plan.items}
    shown, kept = ({**cells, "shared": shared} for shared in (True, False))
    answers = [Answered("group-1-2", None, plan.id, f"row-{n}", row, n) for n, row in ((1, shown), (2, kept))]
    own = pack.exercise("commitments").model_copy(update={"id": "own-plan"})
    beside = [(plan, summarise(plan, answers, SIDES))]
    html = room_page(own, summarise(own, [], SIDES), beside=beside)
    assert html.count("Amina") == 1, "the row that the table shows, and no other"


def test_on_a_phone_sheets_names_and_questions_are_a_list_to_open(pack: Pack) -> None:
    """Each fold has a class of its own: a page that is brought up to date keeps open what its reader opened."""
    story = pack.exercise("our-story")
    texts = room_page(story, of_a_room(story, 8), folded=True)
    assert texts.count('<details class="fold ') == len(story.items)
    assert all(f"fold-{number}" in texts for number in range(1, len(story.items) + 1))
    assert " open>" not in texts
    canvas = pack.exercise("canvas")
    given = [
        (group, place, value)
        for group in "12"
        for place, value in (("moment", {"text": "A flood", "also": []}), ("shared", True))
    ]
    answers = [Answered(f"group-1-{group}", None, "canvas", place, value, 1) for group, place, value in given]
    result = summarise(canvas, answers, SIDES)
    assert "<summary>Table 2</summary>" in room_page(canvas, result, folded=True)
    assert "<details" not in room_page(canvas, result)
    plan = pack.exercise("commitments")
    rows = [
        {
            column.id: name if column.type == "person" else "2030-05-01" if column.type == "date" else "A call"
            for column in plan.items
        }
        for name in ("Amina", "Jo")
    ]
    answers = [
        Answered(f"person {n}", 1, plan.id, "row-1", {**row, "shared": True}, n) for n, row in enumerate(rows * 4)
    ]
    html = room_page(plan, summarise(plan, answers, SIDES), folded=True)
    assert '<span dir="auto">Amina</span> (4)</summary>' in html and html.count('<details class="fold ') == 2


def test_many_questions_are_folded_on_a_wide_screen_too_and_the_first_is_open(pack: Pack) -> None:
    story = pack.exercise("our-story")
    html = room_page(story, of_a_room(story, 8))
    assert html.count("<details") == len(story.items) and html.count(" open>") == 1


def test_words_and_dates_come_without_the_caution_on_numbers(pack: Pack) -> None:
    for name in ("our-story", "commitments", "calendar"):
        exercise = pack.exercise(name)
        assert WORDS["caution"] not in room_page(exercise, of_a_room(exercise, 8))
    readiness = pack.exercise("readiness")
    assert WORDS["caution"] in room_page(readiness, of_a_room(readiness, 8), "<svg></svg>")
