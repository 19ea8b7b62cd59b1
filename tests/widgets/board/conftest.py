"""The board in a real browser, against a small server that speaks what the board asks for."""

from collections.abc import Iterator

import pytest
from board_page import PAGE, whole_board
from board_room import BoardRoom
from playwright.sync_api import Browser, Page, expect

from kit.widgets import assets


@pytest.fixture
def room() -> Iterator[BoardRoom]:
    files = {
        "/": ("text/html", PAGE.format(parts=whole_board())),
        "/kit.css": ("text/css", assets.first_style() + assets.later_style()),
        "/board.css": ("text/css", assets.style("board")),
        "/board.js": ("text/javascript", assets.script("board")),
    }
    served = BoardRoom(files)
    yield served
    served.close()


@pytest.fixture
def page(browser: Browser, room: BoardRoom) -> Iterator[Page]:
    """The board, open and filled; a fault in its script, or anything the policy forbids, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if "policy" in message.text.lower() else None)
    opened.goto(room.address)
    expect(opened.get_by_role("heading", name="Our room")).to_be_visible()
    yield opened
    context.close()
    assert faults == []
