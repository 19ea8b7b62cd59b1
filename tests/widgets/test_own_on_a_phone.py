"""One's own result on a small phone: sentence and picture in one view, large enough letters, and nothing sideways."""

import random
from collections.abc import Iterator

import pytest
from faces import FACES, SMALL_PHONE, set_face, sticks_out
from one_person import answers_of_one
from playwright.sync_api import Browser, Page
from test_form_html import exercises
from test_own_at_a_glance import COMPARED, room_of
from worked_room import SIDES

from kit.exercises import Exercise, load_pack
from kit.results import Revealed
from kit.widgets import assets
from kit.widgets.kind import Around
from kit.widgets.results.result import own_result_html

PACK = load_pack()
WORDS = PACK.words("en")
USABLE = 584  # px of 640 that a browser leaves
WAY_ON = 57  # px of the bar below
SMALLEST = 14  # px
STYLE = assets.style(*assets.FIRST_STYLES, *assets.LATER_STYLES)
ENDS = """() => [...document.querySelectorAll(".result > .glance, .beside > li .glance")].map((each) =>
  each.getBoundingClientRect().bottom)"""
SMALL_LETTERS = """(smallest) => {
  const texts = document.createTreeWalker(document.querySelector(".result"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const of = texts.currentNode.parentElement, words = texts.currentNode.data.trim();
    if (!words || !of.getClientRects().length || of.closest(".visually-hidden")) continue;
    const scale = of instanceof SVGElement ? of.getScreenCTM().a : 1;
    const size = parseFloat(getComputedStyle(of).fontSize) * scale;
    if (size < smallest - 0.01) found.push(`${size.toFixed(1)} px: ${words}`);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=SMALL_PHONE)
    yield context.new_page()
    context.close()


def show(page: Page, html: str) -> None:
    """A result as it stands between the bars of a page that shows one thing at a time."""
    page.set_content(
        '<!doctype html><html class="paged" lang="en"><head><meta name="viewport" content="width=device-width">'
        f"<style>{STYLE}</style></head><body class='kit' data-page='workshop' data-pager='result'>"
        f"<header class='page-header'><div class='pager-top'></div></header><main><section class='result kit'>{html}"
        "</section></main><nav class='pager-bottom'><button class='button'>Next</button></nav></body></html>"
    )


def faults(page: Page) -> list[str]:
    found = []
    for face in FACES:
        set_face(page, face)
        found += [
            f"{face} letters: a picture ends at {end:g} px" for end in page.evaluate(ENDS) if end > USABLE - WAY_ON
        ]
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    return [*found, *page.evaluate(SMALL_LETTERS, SMALLEST), *sticks_out(page)]


@pytest.mark.parametrize("exercise", exercises(PACK), ids=lambda each: each.id)
def test_sentence_and_picture_in_one_view(exercise: Exercise, page: Page) -> None:
    for number in range(2):
        answers = answers_of_one(exercise, random.Random(f"{exercise.id} {number}"))
        show(page, own_result_html(exercise, answers, WORDS, Around(in_room=True, calendar="/calendar.ics")))
        assert page.locator(".result > .finding").bounding_box()
        assert faults(page) == []


@pytest.mark.parametrize("exercise", COMPARED, ids=lambda each: each.id)
def test_a_card_in_one_view(exercise: Exercise, page: Page) -> None:
    """All of them, as each can be pushed to where the first is."""
    for people in ((8, 8), (8, 5)):
        revealed = Revealed(room_of(exercise, dict(zip(SIDES, people, strict=True))), SIDES[0].id, SIDES)
        answers = answers_of_one(exercise, random.Random(exercise.id))
        show(page, own_result_html(exercise, answers, WORDS, Around(revealed, in_room=True)))
        assert page.locator(".beside > li").count()
        assert faults(page) == []
