"""What a phone says in time: questions left open, a workshop that closes, a table not chosen, a step that goes on."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from running_plan import go_to
from server_process import RoomOnServer

from kit.exercises import load_pack

PHONE = {"width": 390, "height": 844}
WORDS = load_pack().words("en")
GAP = 4  # of the plan, from 0

Arrive = Callable[[str], Page]


@pytest.fixture
def arrive(room: RoomOnServer, page_of: Callable[[Any], Page]) -> Arrive:
    """Somebody who joins and opens a page of a workshop on her phone."""

    def come(workshop: str) -> Page:
        room.act("open", workshop=workshop)
        page = page_of(PHONE)
        room.joins(page)
        page.goto(f"/w/{workshop}")
        expect(page.locator(".used")).to_be_attached()
        return page

    return come


def test_next_says_what_is_left_open_and_leads_there(arrive: Arrive) -> None:
    page = arrive("mutuality-gap")
    further = page.locator("[data-next] a")
    page.locator('[data-item="gap/voice"] [data-end=us] input').first.check()
    page.evaluate("window.scrollTo(0, 0)")
    notice = page.locator("[data-page-notice=left-open] [role=status]")
    further.click()
    expect(page.locator("#exercise-guess-first-title")).to_be_focused()
    expect(notice).to_be_hidden()
    further.click()
    expect(page.locator("#exercise-gap-title")).to_be_focused()
    expect(notice).to_contain_text("One question is still open in “First, a guess”")
    further.click()
    expect(notice).to_contain_text(re.compile(r"\d+ questions are still open in “"))
    first = notice.get_by_role("link").first
    first.click()
    expect(page.locator('[data-item="gap/voice"] input').first).to_be_focused()
    expect(notice).to_be_hidden()


def test_a_workshop_that_is_closed_while_somebody_types_is_said_and_the_words_are_kept(
    arrive: Arrive, room: RoomOnServer
) -> None:
    page = arrive("start-here")
    words = page.locator('[data-item="our-story/how-formed"] textarea')
    words.press_sequentially("We met")
    room.act("close", workshop="start-here")
    expect(page.locator("[data-page-notice=closed] [role=status]")).to_have_text(WORDS["workshop-closed-now"])
    words.press_sequentially(" in May")
    words.blur()
    saved = page.locator('[data-item="our-story/how-formed"] [data-status]').first
    expect(saved).to_have_attribute("data-status", "saved")
    expect(words).to_have_value("We met in May")
    room.act("open", workshop="start-here")
    expect(page.locator("[data-page-notice=closed]")).to_be_hidden()


def test_fields_of_a_table_say_what_they_wait_for_and_a_wrong_number_is_answered(arrive: Arrive) -> None:
    page = arrive("action-learning-space")
    form = page.locator("#exercise-canvas form")
    picker = form.locator("[data-table-picker]")
    box = form.locator(".part textarea").first
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    assert place
    page.mouse.click(place["x"] + 20, place["y"] + 20)
    expect(picker.locator("input")).to_be_focused()
    expect(picker).to_be_in_viewport()
    expect(picker.get_by_role("status")).to_have_text(WORDS["table-none"])
    picker.locator("input").fill("99")
    picker.get_by_role("button").click()
    expect(picker.get_by_role("status")).to_have_text("Tables have numbers from 1 to 60.")
    expect(picker.locator("input")).to_have_attribute("aria-invalid", "true")
    picker.locator("input").fill("3")
    picker.get_by_role("button").click()
    expect(picker.get_by_role("status")).to_contain_text("table 3")
    box.fill("Now it can be written")


def test_who_has_ticked_something_before_still_follows_and_the_focus_goes_along(
    arrive: Arrive, room: RoomOnServer
) -> None:
    page = arrive("start-here")
    room.act("open", workshop="mutuality-gap")
    choice = page.locator('[data-item="who-we-are/sector"] input').first
    choice.check()
    choice.focus()
    expect(page.locator('[data-item="who-we-are/sector"] [data-status]').first).to_have_attribute(
        "data-status", "saved"
    )
    go_to(room, GAP)
    expect(page.locator("[data-step-notice] [role=status]")).to_contain_text("The room goes on to")
    page.wait_for_url(re.compile(r"/w/mutuality-gap#exercise-gap$"))
    expect(page.locator("#exercise-gap-title")).to_be_focused()


def test_what_must_be_typed_again_is_never_translated(room: RoomOnServer, page_of: Callable[[Any], Page]) -> None:
    phone, board = page_of(PHONE), page_of({"width": 1280, "height": 800})
    room.joins(phone)
    phone.goto("/welcome")
    expect(phone.locator(".resume-code")).to_be_visible()
    board.goto(room.facilitator_link)
    expect(board.locator("#board-lobby [data-board-code]").last).to_have_text(room.code)
    words = phone.locator(".resume-code").inner_text()
    address = board.locator("[data-board-address]").inner_text()
    assert translated(phone, words) == translated(phone, room.code) == []
    assert translated(board, room.code) == translated(board, address) == []


def translated(page: Page, text: str) -> list[str]:
    """The elements that say `text` and that a browser may translate."""
    return list(
        page.evaluate(
            """text => Array.from(document.querySelectorAll("body *"))
              .filter((each) => each.innerText?.trim() === text && each.checkVisibility())
              .filter((each) => !each.closest("[translate=no]") && !each.querySelector("[translate=no]"))
              .map((each) => each.outerHTML)""",
            text,
        )
    )
