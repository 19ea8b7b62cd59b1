"""What matters most, and a guess of it: ticks that get places, by finger and by keyboard; and the seal is said."""

import os
from typing import Any

import pytest
from faces import sticks_out
from patience import wait_for
from playwright.sync_api import Locator, Page, expect
from room_harness import Room
from test_saving import is_saved, item

from kit.exercises import Pack

MATTERS, GUESS, VOICE = "gap/matters", "guess-first/their-first", "gap/voice"


@pytest.fixture
def room(pack: Pack) -> Room:
    return Room(pack, "guess-first", "gap")


def tick(page: Page, place: str, option: str) -> Locator:
    return item(page, place).locator(f'.picks input[value="{option}"]')


def order(page: Page, place: str) -> list[str]:
    return item(page, place).locator(".ranking .name").all_text_contents()


def kept(room: Room, exercise: str = "gap") -> dict[str, Any]:
    return room.values("ada", exercise)


def test_a_tick_gets_the_next_place_and_a_fourth_is_taken_back(page: Page, room: Room) -> None:
    for option in ("voice", "feedback", "honesty"):
        tick(page, MATTERS, option).check()
    assert order(page, MATTERS) == ["A say in the agenda", "News of what came of it", "Honest with each other"]
    is_saved(page, MATTERS)
    assert kept(room) == {"matters": ["voice", "feedback", "honesty"]}
    tick(page, MATTERS, "safety").click()
    expect(tick(page, MATTERS, "safety")).not_to_be_checked()
    full = "You have put 3 in order. Take one out before you add another."
    expect(page.locator("#live-region")).to_have_text(full)
    expect(item(page, MATTERS).get_by_text(full)).to_be_visible()
    expect(item(page, MATTERS).locator(".option:has([value=safety]) + .limit")).to_be_in_viewport()
    assert kept(room) == {"matters": ["voice", "feedback", "honesty"]}
    tick(page, MATTERS, "voice").uncheck()
    expect(page.locator(".limit")).to_have_count(0)
    tick(page, MATTERS, "safety").check()
    is_saved(page, MATTERS)
    page.reload()
    expect(tick(page, MATTERS, "safety")).to_be_checked()
    assert order(page, MATTERS) == ["News of what came of it", "Honest with each other", "Safe to disagree"]
    assert kept(room) == {"matters": ["feedback", "honesty", "safety"]}


def test_half_a_pair_says_what_is_missing(page: Page, room: Room) -> None:
    us, them = (item(page, VOICE).locator(f"[data-end={end}]") for end in ("us", "them"))
    us.locator("input").first.check()
    is_saved(page, VOICE)
    missing = f"Half of this is saved. Still open: {them.locator('legend').inner_text()}"
    expect(item(page, VOICE).get_by_text(missing)).to_be_visible()
    expect(page.locator("#live-region")).to_contain_text("Still open")
    page.reload()
    expect(item(page, VOICE).get_by_text(missing)).to_be_visible()
    result = page.locator('[data-result="gap"]')
    result.scroll_into_view_if_needed()
    expect(result.locator(".own-more")).to_contain_text("Half of one answer is still open: “We help to decide")
    them.locator("input").first.check()
    expect(item(page, VOICE).locator(".still-to-do")).to_be_hidden()
    expect(result.locator(".own-more")).not_to_contain_text("Half")


def test_a_keyboard_alone_answers_ranks_and_moves(page: Page, room: Room) -> None:
    item(page, VOICE).locator("[data-end=us] input").first.focus()
    for key in ("ArrowDown", "ArrowDown", "Tab"):  # from the first point to the third; then on to the other side
        page.keyboard.press(key)
    page.keyboard.press("ArrowDown")
    is_saved(page, VOICE)
    assert kept(room)["voice"] == {"us": 3, "them": 2}
    tick(page, MATTERS, "voice").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    is_saved(page, MATTERS)
    second = item(page, MATTERS).locator(".ranking li").nth(1)
    second.locator("button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#live-region")).to_have_text("Place 1: Knowledge of the place")
    assert order(page, MATTERS) == ["Knowledge of the place", "A say in the agenda"]
    is_saved(page, MATTERS)
    wait_for(["context-knowledge", "voice"], lambda: kept(room)["matters"])
    last = item(page, MATTERS).locator(".ranking li").nth(1).locator("[data-move='1']")
    expect(last).to_have_attribute("aria-disabled", "true")
    item(page, MATTERS).locator(".ranking select").nth(1).select_option("")
    expect(tick(page, MATTERS, "voice")).not_to_be_checked()
    expect(tick(page, MATTERS, "voice")).to_be_focused()
    wait_for(["context-knowledge"], lambda: kept(room)["matters"])


def test_declining_takes_the_places_away_and_a_tick_takes_back_declining(page: Page, room: Room) -> None:
    tick(page, MATTERS, "voice").check()
    item(page, MATTERS).get_by_label("Rather not say").check()
    assert order(page, MATTERS) == []
    expect(tick(page, MATTERS, "voice")).not_to_be_checked()
    wait_for({"matters": "rather-not-say"}, lambda: kept(room))
    page.reload()
    expect(item(page, MATTERS).get_by_label("Rather not say")).to_be_checked()
    tick(page, MATTERS, "feedback").check()
    expect(item(page, MATTERS).get_by_label("Rather not say")).not_to_be_checked()
    wait_for({"matters": ["feedback"]}, lambda: kept(room))
    item(page, MATTERS).get_by_role("button", name="Clear my answer").click()
    wait_for({"matters": None}, lambda: kept(room))


def test_a_guess_offers_the_same_items_and_no_way_to_decline(page: Page, room: Room) -> None:
    assert item(page, GUESS).locator(".picks input").count() == 19
    assert item(page, GUESS).locator("input[type=radio]").count() == 0
    for option in ("honesty", "voice", "worth-it"):
        tick(page, GUESS, option).check()
    is_saved(page, GUESS)
    assert kept(room, "guess-first") == {"their-first": ["honesty", "voice", "worth-it"]}
    assert kept(room) == {}
    result = page.locator("#result-guess-first")
    result.scroll_into_view_if_needed()
    expect(result.locator(".order li")).to_have_text(
        ["Honest with each other", "A say in the agenda", "Worth going on"]
    )


def test_the_page_says_what_is_sealed_and_what_is_private(page: Page) -> None:
    sealed = page.locator("#exercise-gap .sealed")
    expect(sealed).to_contain_text("Sealed: nobody sees any result")
    expect(sealed.locator("svg")).to_be_visible()
    expect(page.locator("#exercise-guess-first .sealed")).to_have_count(0)
    expect(page.locator("#exercise-guess-first .private")).to_contain_text("Only you can read this")
    page.get_by_role("link", name="To the last question").click()
    assert page.evaluate("location.hash") == "#gap--matters"


def test_nothing_of_a_ranking_is_cut_off(page: Page) -> None:
    for option in ("culture-visible", "organisational-learning", "professional-knowledge"):
        tick(page, MATTERS, option).check()
    assert sticks_out(page) == []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        if folder := os.environ.get("KIT_SCREENSHOTS"):
            item(page, MATTERS).screenshot(path=f"{folder}/matters-{width}.png")
            page.screenshot(path=f"{folder}/gap-{width}.png", clip={"x": 0, "y": 0, "width": width, "height": 844})
