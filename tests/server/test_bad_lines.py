"""Reconnecting without a storm, news without events, and what happens in the room while a page is on its way."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect
from server_process import HOST, RoomOnServer

from tests.server.buffering_proxy import buffering_proxy

PHONE = {"width": 390, "height": 844}


def test_the_server_tells_each_browser_another_moment(room: RoomOnServer) -> None:
    told = set()
    for _ in range(5):
        person = room.participant(room.sides[0])
        with person.listening() as events:
            told.add(events.readline().decode().strip())
    assert all(re.fullmatch(r"retry: \d{4}", line) for line in told), told
    assert len(told) > 1


def test_events_are_not_compressed(room: RoomOnServer) -> None:
    """Each open page would take 0.1 MB of the server, to make a few bytes more of a few bytes."""
    person = room.participant(room.sides[0])
    with person.listening(**{"Accept-Encoding": "gzip, deflate, br"}) as events:
        assert events.headers["Content-Encoding"] == "identity"
        assert events.readline().startswith(b"retry: ")


def test_what_opens_while_the_list_is_on_its_way_is_listed(page_of: Callable[..., Page], room: RoomOnServer) -> None:
    page = page_of(PHONE)
    room.joins(page)

    def it_opens_meanwhile(route: Route) -> None:
        room.act("open", workshop="linking")
        route.continue_()

    page.route("**/api/start", it_opens_meanwhile, times=1)
    page_as_made = page.goto("/")
    assert page_as_made and "Is this link ready" not in page_as_made.text()
    expect(page.get_by_role("link", name="Is this link ready")).to_be_visible()


def test_behind_a_proxy_that_keeps_events_the_page_learns_of_a_reveal(
    page_of: Callable[..., Page], room: RoomOnServer
) -> None:
    room.act("open", workshop="linking")
    for side in room.sides:
        for number in range(5):
            value = ("yes", "partly", "not-yet")[number % 3]
            room.participant(side).answer("readiness", {"rationale": value})
    with buffering_proxy(room.server.port) as port:
        page = page_of(PHONE)
        room.joins(page)
        page.goto(f"http://{HOST}:{port}/w/linking", wait_until="commit")
        result = page.locator('[data-result="readiness"]')
        result.scroll_into_view_if_needed()
        page.wait_for_timeout(1_000)
        expect(result.locator("table")).to_have_count(0)
        room.act("reveal", exercise="readiness")
        expect(result.locator("table")).to_have_count(1)
        expect(page.locator(".connection:visible")).to_have_count(0)
        page.context.close()
