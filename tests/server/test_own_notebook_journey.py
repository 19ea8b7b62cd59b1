"""One journey through a facilitator's own notebook: slider, picture, a dead kernel and a dead server, on a phone."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from server_process import HOST, ServerProcess

from tests.server.own_notebook_files import COST, PICTURE, write_notebook


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    (tmp_path / "mine").mkdir()
    write_notebook(tmp_path / "mine" / "cost.ipynb", "What would it cost?", COST, PICTURE)
    running = ServerProcess(tmp_path / "data", "--workshops", str(tmp_path / "mine"))
    yield running
    running.stop()
    assert "Traceback" not in running.said()


def usable(page: Page) -> None:
    """The slider is there, and what it moves is computed by the kernel."""
    expect(page.get_by_text("3 trips cost 900")).to_be_visible()
    handle = page.locator(".noUi-handle")
    handle.focus()
    handle.press("ArrowRight")
    expect(page.get_by_text("4 trips cost 1200")).to_be_visible()


def end_its_kernel(page: Page) -> None:
    said = re.search(r"process (\d+)", page.locator("#rendered_cells").inner_text())
    assert said
    os.kill(int(said[1]), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


def test_a_notebook_of_her_own(browser: Browser, server: ServerProcess) -> None:
    room = server.room()
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    strangers: list[str] = []
    phone.on("request", lambda asked: strangers.append(asked.url) if not from_here(asked.url) else None)
    page = phone.new_page()
    room.joins(page)
    page.goto(server.phones)

    screen = browser.new_context(viewport={"width": 1280, "height": 800})
    board = screen.new_page()
    board.goto(room.facilitator_link)
    board.keyboard.press("2")
    board.get_by_role("button", name=re.compile("Open.*What would it cost")).click()
    page.get_by_role("link", name="What would it cost?").click()
    expect(page.locator("[data-notebook]")).to_contain_text("opens by itself")
    usable(page)
    expect(page.locator("#rendered_cells img[src^='data:image/png']")).to_be_visible()
    assert page.evaluate("document.querySelector('#rendered_cells').scrollWidth <= innerWidth")

    notice = page.get_by_role("alert")
    end_its_kernel(page)
    expect(notice).to_contain_text("has stopped")
    notice.get_by_role("button", name="Open it again").click()
    usable(page)

    server.kill()
    expect(notice).to_contain_text("Connection lost")
    server.start()
    expect(notice).to_contain_text("lost its connection to the program")
    notice.get_by_role("button", name="Open it again").click()
    usable(page)

    board.reload()
    board.get_by_role("button", name=re.compile("Close.*What would it cost")).click()
    expect(notice).to_have_text("Your facilitator has closed this page.")
    phone.close()
    screen.close()
    assert strangers == []


def from_here(address: str) -> bool:
    return re.match(rf"(http|ws)://{HOST}[:/]|data:|blob:", address) is not None
