"""Every exercise can be answered without scripts: its form holds any answer, and says it as scripts would."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from plain_fields import forms_in, sent_by

from kit.exercises import Exercise, load_pack
from kit.results import own_result
from kit.widgets.forms import form_html
from kit.widgets.plain_form import PlainForm, read_form, seen_in
from kit.widgets.results.result import own_result_html

PACK = load_pack()
WORDS = PACK.words("en")
WORKSHOPS = [PACK.workshop(name, "en") for name in PACK.manifest.workshops]
EXERCISES = [each for shop in WORKSHOPS for each in shop.exercises if each.id not in PACK.contributed_exercises]
TWO_LINES = "\nMore than we knew:\n“who”, <why> & when"


def options_of(exercise: Exercise, place: str) -> list[str]:
    items: tuple[Any, ...] = exercise.items
    return [each.id for item in items if item.id == place for each in getattr(item, "options", ())] or [
        item.id for item in items
    ]


def any_answers(exercise: Exercise, place: str) -> Iterator[Any]:
    """Answers of all kinds that there are; most fit nowhere here."""
    options, columns = options_of(exercise, place), exercise.items
    yield from (1, 3, 12, "yes", "not-for-us", "cannot-say", "rather-not-say", TWO_LINES, "2026-05-04", "ours", True)
    yield from ([{"us": 4, "them": "cannot-say"}, {"us": 1}, {"x": 3.5, "y": 10.0}, {"name": "The river"}])
    yield from ({"text": TWO_LINES, "shared": shared} for shared in (True, False))
    yield {"text": TWO_LINES, "also": []}
    yield {"name": "The river", "x": 0.0, "y": 2.5}
    time = {"time": "09:30"} if any(item.id == place and getattr(item, "minutes", 0) for item in columns) else {}
    yield {"date": "2026-05-04", **time, "place": "The library", "preparation": TWO_LINES}
    yield ["2026-12-25", "2026-12-26"]
    yield options[0]
    yield from (options[:number] for number in (1, 2, 3))
    yield {"picked": options[:3], "ranked": options[1:3][::-1]}
    texts = {"date": "2026-05-04", "person": "Amina", "text": TWO_LINES}
    for shared in (True, False):
        yield {**{each.id: texts[getattr(each, "type", "text")] for each in columns}, "shared": shared}


def accepted(exercise: Exercise, place: str) -> list[Any]:
    return [value for value in any_answers(exercise, place) if exercise.offers(place, value)]


def asked_in(form: Any) -> set[str]:
    return {item["data-item"].partition("/")[2] for item in form.select("[data-item]")}


def in_the_form(exercise: Exercise) -> list[str]:
    """The places that its form asks about; of those that are copied by scripts, all."""
    form = BeautifulSoup(form_html(exercise, WORDS, in_room=True, own_page="../w/x"), "html.parser")
    return [place for place in exercise.places() if place in asked_in(form)]


def shown(exercise: Exercise, answers: dict[str, Any], **more: Any) -> str:
    return PlainForm(exercise, WORDS, answers, dict.fromkeys(answers, 1), "../w/x", **more).html()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_the_form_of_every_exercise_can_be_sent(exercise: Exercise) -> None:
    """On the page that all share, and on that of one person."""
    for html in (form_html(exercise, WORDS, in_room=True), shown(exercise, {})):
        (form,) = forms_in(html)
        assert form["action"] == f"../answers/{exercise.id}"
        fields = [each for each in form.select("input, textarea, select") if each.find_parent("template") is None]
        assert [str(each) for each in fields if not each.get("name")] == [], "nothing is left out"


NOT_ASKED = ""


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_a_form_holds_any_answer_and_says_it_as_scripts_would(exercise: Exercise) -> None:
    places = in_the_form(exercise)
    assert {item.id for item in exercise.items} <= {*places} or exercise.kind in ("plan", "log", "canvas")
    every = {place: accepted(exercise, place) for place in places}
    assert all(every.values()), [place for place, values in every.items() if not values]
    for turn in range(max(map(len, every.values()))):
        answers = {place: values[turn % len(values)] for place, values in every.items()}
        stored = {place: exercise.accept(place, value) for place, value in answers.items()}
        (form,) = forms_in(shown(exercise, stored))
        fields = sent_by(form)
        read = read_form(exercise, fields, stored)
        said = {place: exercise.accept(place, value) for place, value in read.items() if value is not None}
        assert said == stored
        assert seen_in(fields) == dict.fromkeys(stored, 1)
        emptied = {name: texts for name, texts in fields.items() if name == "seen"}
        assert read_form(exercise, emptied, {}) == dict.fromkeys(stored), "what is taken away is told"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_what_is_wrong_is_told_at_its_place_and_what_was_typed_stays(exercise: Exercise) -> None:
    place = in_the_form(exercise)[0]
    name = next(iter(sent_by(forms_in(shown(exercise, {}))[0]) or {f"{exercise.id}--{place}": []}))
    html = shown(exercise, {}, faults={place: "This cannot be."}, sent={name: ["made up"]})
    page = BeautifulSoup(html, "html.parser")
    told = page.find(id=f"{exercise.id}--{place}-told")
    assert told is not None and "This cannot be." in told.text
    assert page.select_one(f'[aria-describedby~="{exercise.id}--{place}-told"]')


def test_the_owner_of_a_next_step_can_be_sent_from_the_result() -> None:
    exercise = PACK.exercise("readiness")
    answers = {"rationale": "not-yet", "rationale.owner": "Amina"}
    html = own_result_html(exercise, answers, WORDS)
    form = PlainForm(exercise, WORDS, answers, {"rationale": 1, "rationale.owner": 2}, "../w/linking").filled(html)
    fields = sent_by(forms_in(form)[0])
    assert fields == {"readiness--rationale.owner": ["Amina"], "seen": ['{"rationale.owner": 2}']}
    assert own_result(exercise, answers).missing
