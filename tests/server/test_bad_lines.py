"""Reconnecting without a storm, news without events, and what happens in the room while a page is on its way."""

import re
import urllib.request

from playwright.sync_api import Browser, Route, expect
from server_process import HOST, RoomOnServer, ServerProcess

from tests.server.buffering_proxy import buffering_proxy


def test_the_server_tells_each_browser_another_moment(room: RoomOnServer) -> None:
    told = set()
    for _ in range(5):
        person = room.participant(room.sides[0])
        cookies = "; ".join(f"{each.name}={each.value}" for each in person.jar)
        told.add(first_line_of_events(room.server, cookies))
    assert all(re.fullmatch(r"retry: \d{4}", line) for line in told), told
    assert len(told) > 1


def test_events_are_not_compressed(room: RoomOnServer) -> None:
    """Each open page would take 0.1 MB of the server, to make a few bytes more of a few bytes."""
    person = room.participant(room.sides[0])
    cookies = "; ".join(f"{each.name}={each.value}" for each in person.jar)
    headers = {"Cookie": cookies, "Accept-Encoding": "gzip, deflate, br"}
    asked = urllib.request.Request(f"{room.server.here}/api/events", headers=headers)
    with urllib.request.urlopen(asked, timeout=30) as events:
        assert events.headers["Content-Encoding"] == "identity"
        assert events.readline().startswith(b"retry: ")


def first_line_of_events(server: ServerProcess, cookies: str) -> str:
    asked = urllib.request.Request(f"{server.here}/api/events", headers={"Cookie": cookies})
    with urllib.request.urlopen(asked, timeout=30) as events:
        line: bytes = events.readline()
        return line.decode().strip()


def test_what_opens_while_the_list_is_on_its_way_is_listed(browser: Browser, room: RoomOnServer) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(room.join_link)
    page.get_by_label("Aby", exact=True).check()
    page.get_by_role("button", name="Join").click()
    expect(page.locator(".resume-code")).to_be_visible()

    def it_opens_meanwhile(route: Route) -> None:
        room.act("open", workshop="linking")
        route.continue_()

    page.route("**/api/start", it_opens_meanwhile, times=1)
    page_as_made = page.goto(f"{room.server.phones}/")
    assert page_as_made and "Is this link ready" not in page_as_made.text()
    expect(page.get_by_role("link", name="Is this link ready")).to_be_visible()
    context.close()


def test_behind_a_proxy_that_keeps_events_the_page_learns_of_a_reveal(browser: Browser, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    for side in room.sides:
        for number in range(5):
            value = ("yes", "partly", "not-yet")[number % 3]
            room.participant(side).answer("readiness", {"rationale": value})
    with buffering_proxy(room.server.port) as port:
        there = f"http://{HOST}:{port}"
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(f"{there}/join?code={room.code}")
        page.get_by_label("Aby", exact=True).check()
        page.get_by_role("button", name="Join").click()
        page.goto(f"{there}/w/linking", wait_until="commit")
        result = page.locator('[data-result="readiness"]')
        result.scroll_into_view_if_needed()
        page.wait_for_timeout(1_000)
        expect(result.locator("table")).to_have_count(0)
        room.act("reveal", exercise="readiness")
        expect(result.locator("table")).to_have_count(1)
        expect(page.locator(".connection:visible")).to_have_count(0)
        context.close()
