"""No page breaks a rule of WCAG 2.2 A or AA that a program can find, or moves sideways.

Workshops: `test_keyboard_journey.py`.
"""

import re
from collections.abc import Iterator

import pytest
from accessibility import broken_rules
from faces import FACES, SMALL_PHONE, does_not_hold, large_text, set_face
from patience import MILLISECONDS
from playwright.sync_api import Browser, Page, expect
from server_process import RoomOnServer

from kit.exercises import load_pack

PACK = load_pack()
REVEALED = ("readiness", "challenges", "opportunities", "kind-of-link")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def faults(page: Page, name: str) -> list[str]:
    """Which rules a page breaks, and where it is wider than a phone, in any face and with large text."""
    return broken_rules(page, name) + [f"{name}: {each}" for each in does_not_hold(page)]


def test_the_axe_finds_what_is_wrong(page: Page) -> None:
    page.set_content("<html><body><input><p style='color: #aaa; background: #fff'>pale</p></body></html>")
    rules = {line.split(": ")[1] for line in broken_rules(page, "a page")}
    assert {"label", "color-contrast", "html-has-lang", "document-title"} <= rules


def test_contrast_is_seen_at_the_width_and_at_the_moment_that_change_it(page: Page) -> None:
    style = """p { color: #111 } .wide { display: none; color: #aaa }
    @media (min-width: 600px) { .pale { color: #999 } div { background: #333 } .wide { display: block } }"""
    parts = "<p class=pale>pale</p><div><p>on grey</p></div><p class=wide>wide</p><p class=dark>dark</p>"
    page.set_content(f"<html lang=en><title>A page</title><style>{style}</style><main>{parts}")
    found = [line.split(" <")[0] for line in broken_rules(page, "a page") if "color-contrast" in line]
    assert found == [f"a page, laptop: color-contrast: {part}" for part in (".pale", "div > p", ".wide")]
    assert broken_rules(page, "the same") == []
    page.evaluate("document.body.style.background = '#222'")
    assert "later, phone: color-contrast: .dark" in {line.split(" <")[0] for line in broken_rules(page, "later")}


def test_pages_of_a_participant(page: Page, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    room.act("open", workshop="emotional-intelligence")
    base, found = room.server.phones, []
    for name, path in {"door": "/join", "wrong code": "/join?code=WRONG1", "privacy, a stranger": "/privacy"}.items():
        page.goto(base + path)
        found += faults(page, name)
    page.goto(room.join_link)
    found += faults(page, "join")
    page.get_by_label("Aby", exact=True).check()
    page.get_by_role("button", name="Join").click()
    expect(page.locator(".resume-code")).to_be_visible()
    found += faults(page, "welcome")
    pages = {
        "home": "/",
        "privacy": "/privacy",
        "resume": f"/resume?code={room.code}",
        "resume, for a private workshop": "/resume?for=emotional-intelligence",
        "erase": "/erase",
        "closed workshop": "/w/start-here",
        "answers without a script": "/answers/linking",
        "on paper": "/paper",
        "nowhere": "/nowhere",
    }
    for name, path in pages.items():
        page.goto(base + path)
        found += faults(page, name)
    page.goto(base)
    page.get_by_role("button", name="Sign out of this phone").click()
    page.wait_for_url("**/leave")
    found += faults(page, "leave")
    assert found == []


@pytest.mark.parametrize("workshop", ["start-here", "mutuality-gap"])
def test_large_text_on_a_small_phone_leaves_room_to_read(page: Page, room: RoomOnServer, workshop: str) -> None:
    room.act("open", workshop=workshop)
    room.joins(page)
    page.goto(f"{room.server.phones}/w/{workshop}", timeout=MILLISECONDS)  # the notebook runs for the first time
    expect(page.locator("[data-now-text]")).not_to_be_empty()
    assert does_not_hold(page) == []
    with large_text(page):
        for face in FACES:
            set_face(page, face)
            taken = page.evaluate("() => document.querySelector('.now').getBoundingClientRect().bottom")
            assert taken <= SMALL_PHONE["height"] / 3, face


def test_the_board_in_all_its_parts(page: Page, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    for number, client in enumerate([room.participant(side) for side in room.sides for _ in range(5)]):
        client.answer("readiness", {"rationale": ("yes", "partly", "not-yet")[number % 3]})
        client.answer("challenges", {"image": {"us": 1 + number % 5, "them": 5 - number % 5}})
        client.answer("opportunities", {"hopes": {"picked": ["funding", "networks"], "ranked": ["networks"]}})
        client.answer("kind-of-link", {"kind": ["twinning"]})
    page.goto(room.facilitator_link)
    expect(page.locator("#board-lobby [data-board-code]").last).to_have_text(room.code)
    found = broken_rules(page, "lobby")
    room.act("timer", seconds=300)
    for key, part in {"2": "working", "4": "reveal", "6": "settings"}.items():
        page.keyboard.press(key)
        expect(page.locator(f"#board-{part}")).to_be_visible()
        found += broken_rules(page, part)
    page.keyboard.press("4")
    for name in REVEALED:
        title = PACK.exercise(name).title
        page.get_by_role("button", name=re.compile(f"(Reveal|Show here): {re.escape(title)}")).click()
        expect(page.locator(".finding-alone")).to_be_visible()
        found += broken_rules(page, f"finding of {name}")
        page.get_by_role("button", name="Whole result").click()
        expect(page.locator("[data-board-result] table")).to_have_count(1)
        page.locator("[data-board-result] summary").first.click()
        found += broken_rules(page, f"result of {name}")
        page.get_by_role("button", name="All results").click()
    page.keyboard.press("d")
    found += broken_rules(page, "dark")
    assert found == []
