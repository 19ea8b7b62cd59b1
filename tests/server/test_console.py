"""The facilitator's console: the way onto her phone, and a session run from it with a keyboard alone."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from accessibility import broken_rules
from faces import sticks_out
from keyboard import Keyboard
from playwright.sync_api import Locator, Page, expect
from server_process import Client, RoomOnServer, ServerProcess
from shared_room import people, shared

from kit.exercises import load_pack
from kit.widgets.board import console_html

PHONE, PROJECTOR = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
GUESS, CAUCUS = 3, 5


def open_link(server: ServerProcess, link: str) -> tuple[Client, int, str]:
    """Scan a square with a phone that nobody has used here, and say yes."""
    phone = Client(server.here)
    status, text = phone.form(urlsplit(link).path)
    return phone, status, text


def test_the_square_opens_the_console_once(room: RoomOnServer) -> None:
    made = room.act("console-link")
    assert made["link"].startswith("http") and made["qr"].startswith("data:image/svg")
    assert room.board.json("/api/board")["console_link"]
    stranger = Client(room.server.here)
    assert b"Yes, open the console" in stranger.get(urlsplit(made["link"]).path), "looking does not use it up"
    assert stranger.request("GET", "/board/console")[0] == 403
    phone, status, text = open_link(room.server, made["link"])
    assert status == 200 and 'id="words"' in text
    assert phone.json("/api/board")["room"]["code"] == room.code
    assert not room.board.json("/api/board")["console_link"]
    _, status, text = open_link(room.server, made["link"])
    assert status == 403 and "used up" in text
    assert "opened the console on a phone" in room.board.json("/api/board")["together"]["log"][0]["text"]


def test_a_newer_square_and_one_of_another_room_end_a_link(server: ServerProcess) -> None:
    room, other = server.room(), server.room()
    old = room.act("console-link")["link"]
    new = room.act("console-link")["link"]
    assert open_link(server, old)[1] == 403
    assert open_link(server, new.replace(room.code, other.code))[1] == 403
    assert open_link(server, room.act("console-link")["link"])[1] == 200
    person = room.participant(room.sides[0])
    assert person.post_json("/api/board/act", {"act": "console-link"})[0] == 403


def test_on_her_phone_a_facilitator_acts_for_her_own_side_alone(server: ServerProcess) -> None:
    both = shared(server)
    _, made = both.act(both.bex, "console-link")
    phone, status, _ = open_link(server, made["link"])
    assert status == 200
    assert phone.json("/api/board")["together"]["side"] == both.sides[1]
    assert both.act(phone, "own-side", exercise="gap")[1]["proposed"]
    assert both.act(phone, "confirm", proposal=both.waiting(phone)[0]["id"])[0] == 403
    for secret in (made["link"], urlsplit(both.room.path).path):
        assert secret not in str(both.aby.json("/api/board")) + str(both.bex.json("/api/board"))


def test_the_console_is_text_without_a_room() -> None:
    words = load_pack().words()
    html = console_html(words)
    assert not re.search(r"\sstyle=|<style|\son\w+=", html)
    hostile = console_html({key: f"<script>alert(1)</script>\"'&{key}" for key in words})
    assert "<script>alert" not in hostile and hostile.count("</script>") == 1


def press(console: Page, name: str) -> None:
    """Tab to the button, link or summary called `name`, see that it is not hidden under anything, and press it."""
    keys = Keyboard(console)
    for _ in range(80):
        keys.press("Tab")
        stop = keys.look()
        if stop and stop.tag in ("a", "button", "summary") and stop.name.startswith(name):
            assert stop.seen and stop.marked, f"nobody sees that {stop} has the focus"
            keys.press("Enter")
            return
    raise AssertionError(f"'{name}' was never reached")


def focused(console: Page) -> Locator:
    return console.locator(":focus")


def test_a_session_is_run_from_a_phone_with_a_keyboard_alone(
    page_of: Callable[[Any], Page], server: ServerProcess
) -> None:
    room = server.room("Two cities", ("Kirklees", "Kampala"))
    room.act("open", workshop="mutuality-gap")
    for side in room.sides:
        people(room, side, 5)
    board, console = page_of(PROJECTOR), page_of(PHONE)
    board.goto(room.facilitator_link)
    link = square_on_the_board(board, server)
    console.goto(link)
    press(console, "Yes, open the console")
    expect(console.locator("[data-board-room]")).to_have_text("Two cities")
    expect(board.locator("[data-board-console-link]")).to_be_hidden()
    assert link.rsplit("/", 1)[1] not in board.content()
    found = broken_rules(console, "console without a plan")
    the_plan_begins(console, board)
    it_is_late_and_somebody_asks_for_a_pause(room, console, board, found)
    with board.expect_response("**/api/board/act"):
        board.keyboard.press("3")
    the_board_follows(console, board)
    it_stops_and_goes_on(console, board)
    a_step_is_taken_back_in(console, found)
    the_result_is_shown(room, console, found)
    press(console, "End the plan")
    press(console, "Yes, end the plan")
    expect(console.get_by_role("heading", name="No plan is running")).to_be_focused()
    expect(board.locator("[data-board-plan]")).to_be_hidden()
    assert found == []


def the_plan_begins(console: Page, board: Page) -> None:
    console.locator("select[name=plan]").select_option("ninety-minutes")
    press(console, "Start the plan")
    expect(console.locator("[data-board-bar]")).to_have_css("position", "sticky")  # within reach of a thumb
    title = console.locator("[data-title]")
    expect(title).to_have_text("Who we are")
    expect(title).to_be_focused()
    expect(console.locator("[data-clock]")).to_have_text(re.compile(r"^7:\d\d$"))
    expect(board.locator("[data-board-plan]")).to_contain_text("Step 1 of 10: Who we are")
    press(console, "Next: Talk: Think of one thing")
    expect(console.locator("[data-question]")).to_contain_text("Think of one thing")
    expect(console.locator("[data-notes]")).to_contain_text("Pairs from two sides")
    expect(focused(console)).to_have_text(re.compile("^Next: How we will talk"))


def it_is_late_and_somebody_asks_for_a_pause(room: RoomOnServer, console: Page, board: Page, found: list[str]) -> None:
    asks, here = console.get_by_text("Somebody needs a break."), focused(console)
    room.let_pass(8 + 6 + 3)
    room.in_the_database("UPDATE room_state SET pause_asked_at = 1 WHERE room = :room")
    room.act("open", workshop="linking")  # any news
    expect(console.locator("[data-behind]")).to_have_text("You are 3 minutes behind. Leave these out?")
    expect(console.locator("[data-leave-list]")).to_have_text("First, a guess (3 min)")
    expect(asks).to_be_visible()
    expect(here).to_have_text(re.compile("^Next: How we will talk"))
    expect(board.locator("[data-board-pause-asked]")).to_contain_text("Somebody needs a break.")
    found += broken_rules(console, "console, late, and somebody needs a break")
    press(console, "Noted")
    expect(asks).to_be_hidden()
    expect(board.get_by_text("Somebody needs a break.")).to_be_hidden()
    expect(console.locator("[data-title]")).to_be_focused()
    press(console, "Leave these out")
    expect(console.locator("[data-leave]")).to_be_hidden()
    expect(console.locator("[data-late]")).to_have_text("You are on time.")


def the_board_follows(console: Page, board: Page) -> None:
    expect(board.locator("[data-board-question]")).to_contain_text("Think of one thing")
    press(console, "Screen paused")
    expect(board.locator("[data-board-dark]")).to_be_visible()
    expect(console.get_by_role("button", name="Screen paused")).to_have_attribute("aria-pressed", "true")
    press(console, "Screen paused")
    expect(board.locator("[data-board-dark]")).to_be_hidden()
    press(console, "Welcome")
    expect(board.locator("[data-board=lobby]")).to_be_visible()
    expect(console.get_by_role("button", name="Welcome")).to_have_attribute("aria-pressed", "true")


def it_stops_and_goes_on(console: Page, board: Page) -> None:
    clock = console.locator("[data-clock]")
    press(console, "Pause")
    expect(clock).to_have_text("Paused")
    expect(board.locator("[data-board-bar-timer]")).to_be_hidden()
    press(console, "Go on")
    expect(clock).to_have_text("Time to finish your thought")
    press(console, "+1 minute")
    expect(clock).to_have_text(re.compile(r"^(1:00|0:[2-5]\d)$"))


def a_step_is_taken_back_in(console: Page, found: list[str]) -> None:
    press(console, "All steps")
    step = console.locator(f'[data-steps] [data-key="{GUESS}"]')
    expect(step).to_contain_text("First, a guess (3 min) left out")
    console.evaluate("scrollTo(0, document.body.scrollHeight)")  # elsewhere its bar lies on a part of the page
    found += broken_rules(console, "console, all steps")
    press(console, "Take it back in")
    expect(step).not_to_contain_text("left out")


def the_result_is_shown(room: RoomOnServer, console: Page, found: list[str]) -> None:
    room.act("go-to-step", step=CAUCUS)
    expect(console.get_by_role("heading", name="Result: How it is for us")).to_be_visible()
    press(console, "Reveal")
    expect(console.locator("[data-board-result-part] > [data-state]")).to_have_text("The room can see this")
    press(console, "Look at it here")
    expect(console.locator("[data-result] .gap-result")).to_be_visible()
    assert sticks_out(console) == []
    found += broken_rules(console, "console with a result")


def square_on_the_board(board: Page, server: ServerProcess) -> str:
    """The link, shown on the board when it is asked for, and only there."""
    shown = board.locator("[data-board-console-link]")
    expect(shown).to_be_hidden()
    board.keyboard.press("6")
    board.get_by_role("button", name="Open the console on your phone").click()
    expect(shown.locator("img")).to_have_attribute("src", re.compile("^data:image/svg"))
    board.keyboard.press("1")
    expect(shown.locator("img")).to_have_attribute("src", "data:,")
    board.keyboard.press("6")
    board.get_by_role("button", name="Open the console on your phone").click()
    expect(shown.locator("img")).to_have_attribute("src", re.compile("^data:image/svg"))
    return re.sub(r"^http://[^/]+", server.phones, shown.locator("[data-link]").inner_text())
