"""Reconnecting without a storm, news without events, and what happens in the room while a page is on its way."""

import random
import re
import urllib.request

import pytest
from playwright.sync_api import Browser, Route, expect
from server_process import HOST, RoomOnServer, ServerProcess

from kit.widgets import assets
from tests.server.buffering_proxy import buffering_proxy

DRAW = """({ failures, count }) => import(window.module).then(({ backoff }) =>
    Array.from({ length: count }, () => backoff(failures)))"""
PHONES = 1000
SECONDS_AWAY = 5.0


@pytest.fixture
def draws(browser: Browser) -> list[list[float]]:
    """Seconds that a page waits after each number of failures, drawn a thousand times in a real browser."""
    source = (assets.STATIC / "connection.js").read_text(encoding="utf-8")
    page = browser.new_page()
    page.evaluate(
        "source => { window.module = URL.createObjectURL(new Blob([source], { type: 'text/javascript' })); }",
        re.sub(r"^import .*$", "", source, flags=re.MULTILINE),
    )
    found = [page.evaluate(DRAW, {"failures": failures, "count": PHONES}) for failures in range(8)]
    page.close()
    return [[milliseconds / 1000 for milliseconds in each] for each in found]


def busiest_second(moments: list[float]) -> int:
    return max(sum(begin <= each < begin + 1 for each in moments) for begin in moments)


def test_a_thousand_phones_come_back_one_after_the_other(draws: list[list[float]]) -> None:
    means = [sum(each) / PHONES for each in draws]
    assert means[0] < means[1] < means[2], "the wait grows with each failure"
    assert all(0.1 < wait < 10 for each in draws for wait in each)
    assert busiest_second(draws[0]) < 0.6 * PHONES
    assert busiest_second(draws[3]) < 0.2 * PHONES

    back = []
    for phone in range(PHONES):  # the server is away for some seconds; every phone noticed in the same moment
        moment, failures = 0.0, 0
        while moment < SECONDS_AWAY:
            moment += draws[min(failures, 7)][(phone + failures * random.randrange(PHONES)) % PHONES]
            failures += 1
        back.append(moment)
    assert max(back) < 15
    assert busiest_second(back) < 0.35 * PHONES


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
            answer = {"id": "a", "exercise": "readiness", "item": "rationale", "value": value, "based_on": None}
            room.participant(side).post("/api/answers", {"answers": [answer]})
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
