"""Every workshop can be done at a phone's width with the keyboard alone, from the join link to the last receipt.

How wide the pages before it are is a matter of `test_accessibility.py`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessibility import broken_rules
from faces import sticks_out
from html_faults import faults
from keyboard import Keyboard
from playwright.sync_api import Browser, Page, expect
from server_process import HOST, RoomOnServer

from kit.exercises import Exercise, load_pack

PHONE = {"width": 390, "height": 844}
PACK = load_pack()
WAITING = """() => [...document.querySelectorAll("[data-status]")].filter((line) =>
  line.textContent.trim() && line.dataset.status !== "saved" && line.offsetParent).map((line) =>
  `${line.closest("[data-item]")?.dataset.item}: ${line.textContent}`)"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone with a keyboard. No request may leave for another host, and no script may fail."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    strangers: list[str] = []
    failures: list[str] = []
    context.on("request", lambda request: strangers.append(request.url))
    context.on("weberror", lambda error: failures.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert [url for url in strangers if not re.match(rf"(http://{HOST}[:/]|data:|blob:)", url)] == []
    assert failures == []


def does_not_scroll_sideways(page: Page) -> None:
    assert sticks_out(page) == [], page.url


def join(page: Page, room: RoomOnServer) -> Keyboard:
    """Join with the keyboard, and go on to the list of what is open."""
    page.goto(room.join_link)
    keyboard = Keyboard(page)
    while (stop := keyboard.look()) is None or stop.name != "Join":
        keyboard.press("Tab")
        stop = keyboard.look()
        assert stop is not None, "there is no button to join with"
        if stop.tag == "input":
            keyboard.answer(stop)
    keyboard.press("Enter")
    expect(page.locator(".resume-code")).to_be_visible()
    keyboard.go_to("Go on")
    keyboard.press("Enter")
    page.wait_for_url(lambda url: "/welcome" not in url)
    return keyboard


def unanswered(exercise: Exercise, answers: dict[str, Any]) -> list[str]:
    """The core places of `exercise` without an answer, if it is not complete. One's side is said by joining."""
    name, joined = f"{exercise.id}/", {item.id for item in exercise.items if getattr(item, "options_from", None)}
    given = {place.removeprefix(name): each["value"] for place, each in answers.items() if place.startswith(name)}
    if exercise.is_complete({**dict.fromkeys(joined, "ours"), **given}):
        return []
    missing = [item.id for item in exercise.core_items if given.get(item.id) is None and item.id not in joined]
    return [f"{name}{item}" for item in missing] or [exercise.id]


@pytest.mark.parametrize("name", PACK.manifest.workshops)
def test_a_workshop_is_done_with_the_keyboard_alone(name: str, page: Page, room: RoomOnServer) -> None:
    workshop = PACK.workshop(name)
    room.act("open", workshop=name)
    keyboard = join(page, room)
    if f"/w/{name}" not in page.url:  # where it is the only one that is open, she is led there at once
        expect(page.get_by_role("link", name=workshop.title)).to_be_visible()
        keyboard.go_to(workshop.title)
        keyboard.press("Enter")
    page.wait_for_url(f"**/w/{name}")
    expect(page.locator("[data-item]").first).to_be_visible()  # the first visit runs the notebook
    does_not_scroll_sideways(page)
    stops = keyboard.fill_in()
    page.wait_for_function(f"() => ({WAITING})().length === 0")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    does_not_scroll_sideways(page)
    answers = page.evaluate("fetch('/api/answers').then((answer) => answer.json())")["answers"]
    reached = {stop.place for stop in stops}
    missing = [place for exercise in workshop.exercises for place in unanswered(exercise, answers)]
    assert not missing, f"no answer at {missing}; of these the keyboard never reached {sorted(set(missing) - reached)}"
    assert broken_rules(page, name) == []


def test_the_html_checker_finds_nothing_in_them(room: RoomOnServer, tmp_path: Path) -> None:
    pages = {name: room.board.get(f"/w/{name}").decode() for name in PACK.manifest.workshops}
    assert faults(pages, tmp_path) == []
