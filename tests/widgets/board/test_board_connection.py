"""A board without a connection, and one that gets much news."""

import time

from board_page import mode
from board_room import BoardRoom
from playwright.sync_api import Browser, Page, expect


def test_a_lost_connection_is_said_and_recovers(page: Page, room: BoardRoom) -> None:
    mode(page, "Working")
    line = page.get_by_text("No connection to the laptop.")
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
