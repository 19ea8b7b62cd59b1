"""Words that are longer than a phone is wide part where they must: no page, form or result grows wider."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pydantic import TypeAdapter

from kit.exercises import Exercise, Pack
from kit.exercises.kinds import AnyExercise
from kit.widgets import assets
from kit.widgets.forms import form_html
from kit.widgets.kind import Around
from kit.widgets.results.result import own_result_html

LONG = "Donaudampfschifffahrtsgesellschaft" * 12
WORDY = {"text", "title", "us", "them", "purpose", "help", "next-step", "low", "high", "preparation"}
WIDTHS = (320, 390, 1280)
STYLE = assets.first_style() + assets.later_style()
ANSWERS: dict[str, dict[str, Any]] = {
    "kind-of-link": {"kind": ["twinning"]},
    "readiness": {"rationale": "not-yet", "rationale.owner": LONG},
    "challenges": {"image": {"us": 1, "them": 2}},
    "ground-rules": {"rules": {"picked": ["listen", "stays-here"], "ranked": ["listen"]}},
    "our-story": {"how-formed": {"text": LONG, "shared": False}},
    "dilemma": {},
    "gap": {},
    "who-we-are": {},
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def stretched(given: Any) -> Any:
    """The content of an exercise with long words wherever an author writes."""
    if isinstance(given, list):
        return [stretched(each) for each in given]
    if isinstance(given, dict):
        changed = {name: LONG if name in WORDY and value else stretched(value) for name, value in given.items()}
        return changed | ({"labels": [LONG for _ in given["labels"]]} if "labels" in given else {})
    return given


def long_worded(exercise: Exercise) -> Exercise:
    written = exercise.model_dump(mode="json", by_alias=True)
    made: Exercise = TypeAdapter[Any](AnyExercise).validate_python(stretched(written))
    return made


def fits(page: Page, html: str) -> None:
    page.set_content(
        f'<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width">'
        f"<style>{STYLE}</style></head><body class='kit'><main>{html}</main></body></html>"
    )
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        widest = "[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth)"
        assert wide <= width, page.evaluate(f"{widest}.map((e) => e.outerHTML.slice(0, 90)).slice(0, 5)")


@pytest.mark.parametrize("name", ANSWERS)
def test_a_form_and_its_result_are_no_wider_than_the_screen(page: Page, pack: Pack, name: str) -> None:
    exercise, words = long_worded(pack.exercise(name)), pack.words()
    fits(page, form_html(exercise, words, in_room=True))
    fits(page, own_result_html(exercise, ANSWERS[name], words, Around(in_room=True)))
