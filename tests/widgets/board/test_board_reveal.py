"""Results, one at a time."""

from board_page import mode
from board_room import BoardRoom
from playwright.sync_api import Page, expect


def test_results_are_revealed_one_at_a_time(page: Page, room: BoardRoom) -> None:
    mode(page, "Results")
    expect(page.get_by_text("No workshop is open yet.")).to_be_visible()
    room.open("linking")
    page.get_by_role("button", name="Reveal: Are we ready?").click()
    title = page.get_by_role("heading", name="Are we ready?")
    expect(title).to_be_focused()
    expect(page.get_by_text("Result of readiness")).to_be_visible()
    page.get_by_role("button", name="All results").click()
    expect(page.get_by_role("button", name="Show here: Are we ready?")).to_be_focused()
    page.get_by_role("button", name="Reveal: Why a link?").click()
    expect(page.get_by_text("Result of reasons")).to_be_visible()
    expect(page.get_by_text("2 of 2")).to_be_visible()
    previous = page.get_by_role("button", name="Previous")
    previous.click()
    expect(page.get_by_text("Result of readiness")).to_be_visible()
    expect(page.get_by_text("Result of reasons")).to_be_hidden()
    expect(previous).to_be_focused()
    expect(previous).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Result of reasons")).to_be_visible()


def test_results_say_how_many_have_finished(page: Page, room: BoardRoom) -> None:
    room.open("linking")
    room.exercise("readiness")["progress"][0] |= {"answered": 6, "complete": 2}
    room.exercise("readiness")["progress"][1] |= {"answered": 7, "complete": 4}
    room.people(0, 6)
    room.people(1, 7)
    mode(page, "Results")
    row = page.locator("[data-board-results] li", has_text="Are we ready?")
    expect(row).to_contain_text("6 of 13 finished, 13 begun")


def test_a_result_is_shown_again_with_newer_answers_and_can_be_hidden(page: Page, room: BoardRoom) -> None:
    room.open("linking")
    mode(page, "Results")
    page.get_by_role("button", name="Reveal: Are we ready?").click()
    taken = page.locator(".taken")
    expect(taken).to_be_visible()
    first = taken.inner_text()
    again = page.get_by_role("button", name="Show again with newer answers")
    again.click()
    expect(taken).not_to_have_text(first)
    expect(again).to_be_focused()
    page.get_by_role("button", name="Hide from the room").click()
    expect(page.get_by_role("button", name="Reveal: Are we ready?")).to_be_focused()
    expect(taken).to_be_hidden()
    assert [act["act"] for act in room.acts] == ["reveal", "reveal", "hide"]


def test_a_result_hidden_on_another_board_leaves_this_one(page: Page, room: BoardRoom) -> None:
    room.open("linking")
    mode(page, "Results")
    page.get_by_role("button", name="Reveal: Are we ready?").click()
    expect(page.get_by_text("1 of 1")).to_be_visible()
    room.exercise("readiness")["revealed"] = False
    room.news()
    expect(page.get_by_role("button", name="Reveal: Are we ready?")).to_be_visible()
