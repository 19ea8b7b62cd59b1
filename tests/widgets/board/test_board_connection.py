"""A board without a connection, and one that gets much news."""

import time

from board_page import mode
from board_room import BoardRoom
from patience import wait_for
from playwright.sync_api import Browser, Page, expect


def test_a_lost_connection_is_said_and_recovers(page: Page, room: BoardRoom) -> None:
    mode(page, "Exercises")
    line = page.get_by_text("Connection to the laptop lost.")
    room.go_away()
    expect(line).to_be_visible()
    page.get_by_role("button", name="Open: Linking checklists").click()
    expect(page.get_by_role("alert")).to_contain_text("was not done")
    room.open("linking")
    room.come_back()
    expect(line).to_be_hidden()
    expect(page.get_by_role("button", name="Close: Linking checklists")).to_be_visible()


def test_without_events_the_board_asks_every_few_seconds(browser: Browser, room: BoardRoom) -> None:
    room.without_events = True
    context = browser.new_context()
    page = context.new_page()
    page.goto(room.address)
    expect(page.get_by_role("heading", name="Our room")).to_be_visible()
    room.data["room"]["title"] = "Renamed"
    expect(page.get_by_role("heading", name="Renamed")).to_be_visible()
    context.close()


def test_news_in_a_rush_is_fetched_once_a_second(page: Page, room: BoardRoom) -> None:
    for count in range(30):
        room.people(1, count)
        time.sleep(0.1)
    expect(page.locator(".board-side", has_text="Bandari").locator(".board-number")).to_have_text("29")
    seconds = room.fetches[-1] - room.fetches[0]
    assert 3 <= len(room.fetches) <= seconds + 2


LOOKED_AT = """hidden => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_board_that_nobody_looks_at_leaves_its_connection_to_the_others(browser: Browser, room: BoardRoom) -> None:
    """A browser has six connections to one server: six tabs of a board once left none for the seventh."""
    context = browser.new_context()
    tabs = []
    for _ in range(7):
        tabs.append(context.new_page())
        tabs[-1].goto(room.address)
        expect(tabs[-1].get_by_role("heading", name="Our room")).to_be_visible()
        if len(tabs) < 7:
            tabs[-1].evaluate(LOOKED_AT, True)
            wait_for(0, lambda: len(room.streams))
    room.data["room"]["title"] = "Renamed"
    room.news()
    expect(tabs[6].get_by_role("heading", name="Renamed")).to_be_visible()
    expect(tabs[0].get_by_role("heading", name="Our room")).to_be_visible()
    tabs[0].evaluate(LOOKED_AT, False)
    expect(tabs[0].get_by_role("heading", name="Renamed")).to_be_visible()
    wait_for(2, lambda: len(room.streams))
    context.close()


def test_a_board_too_many_asks_instead(page: Page, room: BoardRoom) -> None:
    room.kind = "full"
    room.news()
    wait_for(0, lambda: len(room.streams))
    room.data["room"]["title"] = "Renamed"
    expect(page.get_by_role("heading", name="Renamed")).to_be_visible()
