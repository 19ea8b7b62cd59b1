"""Whoever has left a phone leaves no page behind: Back shows nothing of her, also where browsers keep whole pages."""

from collections.abc import Iterator

import pytest
from everything_at_once import choose_everything_at_once
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from server_process import Client, RoomOnServer

from conftest import BROWSER_ARGUMENTS

PRIVATE = "emotional-intelligence"
CHOICE = '[data-item="self-scoring/pause"]'


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Browser]:
    """One that keeps pages for Back, as those of people do; for tests Playwright switches that off."""
    with sync_playwright() as playwright:
        keeping = ["--disable-back-forward-cache"]
        chromium = playwright.chromium.launch(
            executable_path=browser_path, args=list(BROWSER_ARGUMENTS), ignore_default_args=keeping
        )
        choose_everything_at_once(chromium)
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


def joined(phone: BrowserContext, room: RoomOnServer) -> Page:
    page = phone.new_page()
    page.goto(room.join_link)
    page.get_by_label("Aby", exact=True).check()
    page.get_by_role("button", name="Join").click()
    page.locator(".resume-code").wait_for()
    page.goto(f"{room.server.phones}/")
    return page


def leave(page: Page) -> None:
    page.get_by_role("button", name="Sign out of this phone").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("signed out of this phone")


def back(page: Page) -> None:
    """As the button does; Playwright's own way waits for a page to load, and a kept one does not."""
    page.evaluate("() => { setTimeout(() => history.back()); }")


def shows_nobody(page: Page) -> None:
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("[data-status=saved]")).to_have_count(0)
    expect(page.locator(".resume-code")).to_have_count(0)


@pytest.mark.parametrize(("workshop", "choice"), [(PRIVATE, CHOICE), ("linking", '[data-item="readiness/rationale"]')])
def test_back_after_leaving_shows_no_answers(
    phone: BrowserContext, room: RoomOnServer, workshop: str, choice: str
) -> None:
    room.act("open", workshop=workshop)
    page = joined(phone, room)
    page.locator(f'a[href="/w/{workshop}"]').click()
    page.locator(f"{choice} input").first.check()
    expect(page.locator(f"{choice} [data-status]").first).to_have_attribute("data-status", "saved")
    page.get_by_role("link", name="Start page").first.click()
    leave(page)
    back(page)
    expect(page.get_by_role("heading", name="Join the workshop")).to_be_visible()
    back(page)
    expect(page).to_have_url(f"{room.server.phones}/w/{workshop}")
    expect(page.locator('main a[href^="/resume"], main a[href="/"], a[href="/join"]').first).to_be_visible()
    shows_nobody(page)


def test_back_after_leaving_shows_no_four_words(phone: BrowserContext, room: RoomOnServer) -> None:
    page = joined(phone, room)
    leave(page)
    back(page)
    expect(page.get_by_role("heading", name="Join the workshop")).to_be_visible()
    back(page)
    expect(page).to_have_url(f"{room.server.phones}/welcome")
    shows_nobody(page)


def test_her_other_pages_go_blank_when_she_leaves(phone: BrowserContext, room: RoomOnServer) -> None:
    room.act("open", workshop=PRIVATE)
    home = joined(phone, room)
    page = phone.new_page()
    page.goto(f"{room.server.phones}/w/{PRIVATE}")
    page.locator(f"{CHOICE} input").first.check()
    expect(page.locator(f"{CHOICE} [data-status]").first).to_have_attribute("data-status", "saved")
    leave(home)
    shows_nobody(page)


def test_back_to_her_own_page_shows_it(phone: BrowserContext, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    page = joined(phone, room)
    page.get_by_role("link", name="Is this link ready").click()
    choice = page.locator('[data-item="readiness/rationale"]')
    choice.locator("input").first.check()
    expect(choice.locator("[data-status]").first).to_have_attribute("data-status", "saved")
    page.get_by_role("link", name="Start page").first.click()
    expect(page.get_by_role("link", name="Is this link ready")).to_be_visible()
    back(page)
    expect(choice.locator("input").first).to_be_checked()
    expect(choice).to_be_visible()


def test_private_pages_are_kept_by_no_browser(room: RoomOnServer) -> None:
    for workshop in (PRIVATE, "linking"):
        room.act("open", workshop=workshop)
    client: Client = room.participant(room.sides[0])
    assert client.headers(f"/w/{PRIVATE}")["Cache-Control"] == "no-store"
    assert client.headers("/w/linking")["Cache-Control"] == "private, no-cache"
    assert client.headers("/")["Cache-Control"] == "no-store"
