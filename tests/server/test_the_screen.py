"""The Screen in a browser: nothing to press, nothing cut at three sizes, one moment for all, and quiet when lost."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from accessibility import broken_rules
from faces import FACES, set_face
from patience import wait_until
from playwright.sync_api import Page, Route, expect
from server_process import Client, RoomOnServer, ServerProcess
from shared_room import SharedRoom, people, shared

from kit.exercises import load_pack

WORDS = load_pack().words("en")
SIZES = ({"width": 1024, "height": 768}, {"width": 1280, "height": 720}, {"width": 1920, "height": 1080})
PICTURE = 0.65
# What is not in view: of the page, of what stands on it, and of any text that is cut at its own edge.
CUT = """() => [document.documentElement, ...document.querySelectorAll("main, .screen-body, main *")]
  .filter((each) => each.checkVisibility() && !each.closest("svg") && getComputedStyle(each).overflow !== "visible"
    && (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2))
  .map((each) => each.outerHTML.slice(0, 100))"""
OUTSIDE = """() => [...document.querySelectorAll("main *, footer *")]
  .filter((each) => each.checkVisibility() && !each.closest("svg, .screen-lost") && each.getClientRects().length)
  .filter((each) => { const { left, right, top, bottom } = each.getBoundingClientRect();
    return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1; })
  .map((each) => each.outerHTML.slice(0, 100))"""
TO_PRESS = "button, a, input, select, textarea, form, kbd, summary, [tabindex], [role=alert], [contenteditable]"


def screen_of(page: Page, path: str) -> Page:
    page.goto(path)
    if urlsplit(page.url).path != "/screen":
        page.goto("/screen")
    expect(page.locator("body")).to_have_attribute("data-kind", re.compile("."))
    return page


def is_whole(screen: Page) -> None:
    """In each size and in faces of different widths all is in view, and a picture has its share of the height."""
    expect(screen.locator(TO_PRESS)).to_have_count(0)
    for size in SIZES:
        screen.set_viewport_size(size)
        for face in FACES:
            set_face(screen, face)
            screen.evaluate("dispatchEvent(new Event('resize'))")
            assert screen.evaluate(CUT) == [], (size, face)
            assert screen.evaluate(OUTSIDE) == [], (size, face)
            picture = screen.locator("figure svg")
            if picture.count():
                box = screen.locator(".screen-body").bounding_box()
                assert box and box["height"] >= PICTURE * size["height"] - 1, (size, face)
        set_face(screen, None)


@pytest.fixture
def both(server: ServerProcess) -> Iterator[SharedRoom]:
    """A shared room in which both sides have answered the sealed gap."""
    made = shared(server, "mutuality-gap")
    for side in made.sides:
        people(made.room, side, 5)
    yield made


def test_each_picture_is_whole_at_three_sizes(page_of: Callable[[Any], Page], both: SharedRoom) -> None:
    room = both.room
    screen = screen_of(page_of(SIZES[1]), room.path)
    kind = screen.locator("body")
    expect(screen.locator(".screen-code").first).to_have_text(room.code)
    is_whole(screen)
    assert broken_rules(screen, "welcome") == []
    room.act("start-plan", plan="ninety-minutes")
    expect(screen.locator("[data-screen-step]")).to_contain_text("Step 1 of")
    room.act("show", mode="working", exercise="gap")
    expect(screen.locator(".screen-exercises")).to_contain_text(WORDS["sealed-enough"])
    is_whole(screen)
    room.act("show", mode="working", exercise="who-we-are")
    expect(screen.locator("progress")).to_have_count(2)
    is_whole(screen)
    for side, zone in zip(room.sides, ("Europe/Berlin", "Africa/Kampala"), strict=True):
        room.act("set-time-zone", side=side, zone=zone)
    room.act("show", mode="talk", exercise="gap")
    expect(screen.locator(".screen-clocks li")).to_have_count(2)
    is_whole(screen)
    for number in range(7):
        room.act("add-agreement", text=f"{number}. We meet each month, and whoever visits writes one page about it.")
    room.act("show", mode="debrief")
    expect(screen.locator(".screen-cards li")).to_have_count(7)
    is_whole(screen)
    assert both.both("own-side", exercise="gap")[0] == 200
    assert both.both("reveal", exercise="gap")[0] == 200
    found = len(room.board.json("/api/board/findings/gap")["findings"])
    for number in range(found):
        room.act("show", mode="reveal", exercise="gap", finding=number)
        expect(screen.locator("[data-screen-step]")).to_contain_text(f"Finding {number + 1} of {found}")
        expect(screen.locator("figure svg")).to_be_visible()
        is_whole(screen)
    assert broken_rules(screen, "finding") == []
    room.act("show", mode="dark")
    expect(kind).to_have_attribute("data-kind", "paused")
    is_whole(screen)


def answering(answer: Any) -> Callable[[Route], None]:
    return lambda route: route.fulfill(json=answer)


def test_words_of_any_length_are_whole(page_of: Callable[[Any], Page], room: RoomOnServer) -> None:
    """What packs and people write is longer than what this room has: a headline alone, beside a picture, and cards."""
    screen = screen_of(page_of(SIZES[1]), room.path)
    told = {**room.board.json("/api/screen"), "kind": "finding", "question": "Which of these do you see together? " * 2}
    long, tall = "Most often still missing: “You can say why you want this link”. ", '<svg viewBox="0 0 560 240"></svg>'
    card = {"title": "5 people wrote this", "text": "We never wrote down what we learned, and so we learned it twice. "}
    for number, more in enumerate(
        (
            {"headline": long * 7},
            {"headline": long * 3, "picture": tall},
            {"headline": long, "cards": [card] * 6},
            {"headline": long, "cards": [{"title": "", "text": card["text"] * 30}]},
            {"headline": long, "cards": [card] * 20, "kind": "agreements"},
            {"headline": "Talk", "text": long * 5, "kind": "talk", "sides": room.board.json("/api/board")["sides"]},
        )
    ):
        answer = {**told, "sides": [], "place": str(number), **more}
        screen.unroute_all()
        screen.route("**/api/screen", answering(answer))
        screen.evaluate("dispatchEvent(new Event('online'))")
        expect(screen.locator("[data-screen-step]")).to_have_text(str(number))
        is_whole(screen)


def test_the_reveal_is_one_moment_on_boards_and_screens(page_of: Callable[[Any], Page], both: SharedRoom) -> None:
    first, second = (screen_of(page_of(SIZES[1]), path) for path in (both.room.path, both.bex_path))
    assert both.both("own-side", exercise="gap")[0] == 200
    both.act(both.aby, "reveal", exercise="gap")
    for screen in (first, second):
        expect(screen.locator("figure")).to_be_empty()
        assert "Bex proposes" not in screen.content() and "Aby proposes" not in screen.content()
    assert both.confirm(both.bex)[0] == 200
    for screen in (first, second):
        expect(screen.locator("figure svg")).to_be_visible()
        expect(screen.locator("[data-screen-step]")).to_contain_text("Finding 1 of")


def test_a_screen_that_loses_its_server_keeps_the_last_picture(
    page_of: Callable[[Any], Page], both: SharedRoom
) -> None:
    screen = screen_of(page_of(SIZES[1]), both.room.path)
    both.room.act("add-agreement", text="We meet each month.")
    both.room.act("show", mode="debrief")
    cards = screen.locator(".screen-cards")
    expect(cards).to_have_text(re.compile("We meet each month"))
    screen.context.set_offline(True)
    screen.evaluate("dispatchEvent(new Event('online'))")
    lost = screen.locator("[data-screen-lost]")
    expect(lost).to_be_visible()
    expect(cards).to_have_text(re.compile("We meet each month"))
    assert WORDS["screen-lost"] not in screen.locator("main").inner_text()
    screen.context.set_offline(False)
    screen.evaluate("dispatchEvent(new Event('online'))")
    expect(lost).to_be_hidden()


def test_the_board_opens_the_screen_and_holds_a_small_copy_of_it(
    page_of: Callable[[Any], Page], room: RoomOnServer
) -> None:
    board = page_of(SIZES[1])
    board.goto(room.path)
    with board.expect_popup() as opened:
        board.get_by_role("button", name=WORDS["board-screen-open"]).click()
    expect(opened.value.locator("h1")).to_have_text("A room")
    copy = board.frame_locator("[data-board-screen-copy] iframe")
    expect(copy.locator("h1")).to_have_text("A room")
    room.act("show", mode="debrief")
    for each in (opened.value, copy):
        expect(each.locator("h1")).to_have_text(WORDS["board-debrief"])


def test_keys_of_a_presenter_reach_the_board_from_the_window_of_the_screen(
    page_of: Callable[[Any], Page], both: SharedRoom
) -> None:
    assert both.both("own-side", exercise="gap")[0] == 200
    assert both.both("reveal", exercise="gap")[0] == 200
    board = page_of(SIZES[1])
    board.goto(both.room.path)
    expect(board.locator("[data-board-position]")).to_contain_text("Finding 1 of")
    with board.expect_popup() as opened:
        board.get_by_role("button", name=WORDS["board-screen-open"]).click()
    screen = opened.value
    expect(screen.locator("[data-screen-step]")).to_contain_text("Finding 1 of")
    for number in (2, 3, 3):  # one press a finding, and never past the last one
        screen.keyboard.press("PageDown")
        expect(screen.locator("[data-screen-step]")).to_contain_text(f"Finding {number} of 3")
    screen.keyboard.press("b")
    expect(screen.locator("body")).to_have_attribute("data-kind", "paused")
    screen.keyboard.press("b")
    expect(screen.locator("body")).to_have_attribute("data-kind", "finding")


def test_another_computer_gets_the_screen_and_nothing_else(
    page_of: Callable[[Any], Page], room: RoomOnServer, server: ServerProcess
) -> None:
    link = urlsplit(room.board.json("/api/board")["room"]["screen_link"]).path
    screen = screen_of(page_of(SIZES[1]), link)
    expect(screen.locator("h1")).to_have_text("A room")
    room.act("show", mode="debrief")
    expect(screen.locator("h1")).to_have_text(WORDS["board-debrief"])
    laptop = Client(server.here)
    assert laptop.request("GET", link)[0] == 200
    assert laptop.json("/api/screen")["kind"] == "agreements"
    for path in ("/board", "/board/console", "/api/board", "/api/board/export", "/w/start-here", "/api/start", "/mine"):
        assert laptop.request("GET", path)[0] == 403, path
    assert laptop.post_json("/api/board/act", {"act": "show", "mode": "dark"})[0] == 403
    with laptop.listening("/api/events?screen=1") as lines:
        room.participant(room.sides[0])
        kinds = (json.loads(line[5:])["kind"] for line in lines if line.startswith(b"data:"))
        assert next(kind for kind in kinds if kind != "state") == "people"
    stranger = Client(server.here)
    assert [stranger.request("GET", path)[0] for path in ("/screen", "/api/screen", f"{link}0")] == [403, 403, 403]
    person = room.participant(room.sides[0])
    assert [person.request("GET", path)[0] for path in ("/screen", "/api/screen")] == [403, 403]


def test_a_screen_whose_room_is_gone_shows_nothing_of_it(page_of: Callable[[Any], Page], room: RoomOnServer) -> None:
    screen = screen_of(page_of(SIZES[1]), room.path)
    expect(screen.locator("h1")).to_have_text("A room")
    room.act("erase-room", code=room.code)
    expect(screen.locator("h1")).to_have_text(WORDS["screen-over"])
    expect(screen.locator(".screen-code")).to_be_hidden()
    wait_until(lambda: room.code not in screen.locator("body").inner_text())
