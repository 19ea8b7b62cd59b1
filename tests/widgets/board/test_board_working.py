"""People work: opening and closing, progress, and the timer."""

import re

from board_page import mode
from board_room import BoardRoom
from playwright.sync_api import Page, expect


def test_workshops_open_and_close_and_progress_is_live(page: Page, room: BoardRoom) -> None:
    mode(page, "Exercises")
    button = page.get_by_role("button", name="Open: Linking checklists")
    button.focus()
    page.keyboard.press("Enter")
    close = page.get_by_role("button", name="Close: Linking checklists")
    expect(close).to_be_focused()
    held = close.element_handle()
    room.exercise("readiness")["progress"][0] |= {"answered": 12, "complete": 5}
    room.people(0, 13)
    line = page.locator("[data-board-now] .board-exercise", has_text="Are we ready?").locator(
        ".board-progress", has_text="Riverton"
    )
    expect(line).to_contain_text("5 of 13 finished, 12 begun")
    assert line.locator("progress").evaluate("bar => [bar.value, bar.max]") == [5, 13]
    expect(line.get_by_role("progressbar")).to_have_accessible_name("Are we ready?, Riverton")
    assert held is not None and held.evaluate("button => button.isConnected && button === document.activeElement")
    page.keyboard.press("Enter")
    expect(page.locator(".board-exercise")).to_have_count(0)
    assert [act["act"] for act in room.acts] == ["open", "close"]


def test_timer_counts_the_time_that_is_left_whatever_the_clocks_say(page: Page, room: BoardRoom) -> None:
    mode(page, "Exercises")
    clock = page.locator("#board-working .board-countdown")
    expect(clock).to_have_text("No timer")
    page.get_by_label("Minutes").fill("2")
    page.keyboard.press("Enter")
    expect(clock).to_have_text(re.compile(r"^(2:00|1:5\d)$"))
    assert room.acts[-1] == {"act": "timer", "seconds": 120}
    page.get_by_role("button", name="+1 minute").click()
    expect(clock).to_have_text(re.compile(r"^(3:00|2:5\d)$"))
    mode(page, "Results")
    expect(page.locator(".board-bar-timer")).to_have_text(re.compile(r"^2:\d\d$"))
    room.ends_in(1.5)
    expect(page.locator(".board-bar-timer")).to_have_text("Time to finish your thought")
    expect(page.locator("[data-board-news]")).to_have_text("Time to finish your thought")
    mode(page, "Exercises")
    page.get_by_role("button", name="Stop").click()
    expect(clock).to_have_text("No timer")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()


def test_of_many_open_workshops_only_the_one_where_the_room_is_begins_unfolded(page: Page, room: BoardRoom) -> None:
    linking = room.data["workshops"][0]
    room.data["workshops"] += [
        {"id": f"more-{number}", "title": f"More {number}", "open": False, "exercises": linking["exercises"][1:]}
        for number in range(4)
    ]
    for workshop in room.data["workshops"][:-1]:
        workshop["open"] = True
    room.exercise("trust")["progress"][0]["answered"] = 1
    page.reload()
    mode(page, "Exercises")
    expect(page.locator("[data-board-now-title]")).to_have_text("Health of a partnership")
    page.get_by_text("All workshops: open and close").click()
    shown = page.locator("[data-board-workshops] .board-exercise-name:visible")
    expect(shown).to_have_text(["Trust"])
    page.get_by_text("Exercises: 2", exact=True).click()
    expect(shown).to_have_text(["Are we ready?", "Why a link?", "Trust"])
    page.get_by_role("button", name="Open: More 3").click()
    expect(shown).to_have_text(["Are we ready?", "Why a link?", "Trust", "Why a link?"])
    mode(page, "Results")
    reveal = page.locator("[data-reveal]:visible")
    expect(reveal).to_have_count(1)
    expect(reveal).to_have_accessible_name("Reveal: Trust")
    page.get_by_role("heading", name="Linking checklists").click()
    expect(reveal).to_have_count(3)
