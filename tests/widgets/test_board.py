"""The board in a real browser, against a small server that speaks what the board asks for."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from board_room import BoardRoom
from jinja2 import UndefinedError
from playwright.sync_api import Browser, Page, expect

from kit.exercises import load_pack
from kit.widgets import assets
from kit.widgets.board import PARTS, SAID_BY_SCRIPT, board_html

WORDS = load_pack().words("en")
LIVE = 2000  # a board is live when it shows a change within two seconds
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Board</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/kit.css">
<link rel="stylesheet" href="/board.css"></head><body class="kit"><main><h1>Board</h1>{parts}</main>
<script type="module" src="/board.js"></script></body></html>"""


def whole_board() -> str:
    return "".join(board_html(part, WORDS) for part in PARTS)


@pytest.fixture
def room() -> Iterator[BoardRoom]:
    files = {
        "/": ("text/html", PAGE.format(parts=whole_board())),
        "/kit.css": ("text/css", assets.bundle_css()),
        "/board.css": ("text/css", assets.board_css()),
        "/board.js": ("text/javascript", assets.board_js()),
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


def mode(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=name).click()


def test_lobby_shows_how_to_join(page: Page, room: BoardRoom) -> None:
    expect(page.locator(".board-code")).to_have_text("KDM4XW")
    expect(page.locator(".board-address")).to_have_text(f"{room.address}/join")
    page.get_by_text("The address does not open?").click()
    expect(page.locator("[data-board-address-list] li")).to_have_text(["http://10.0.0.7:8890/join"])
    assert page.get_by_alt_text("QR code").evaluate("picture => picture.complete && picture.naturalWidth > 0")


def test_arrivals_are_live_and_leave_what_is_being_typed_alone(page: Page, room: BoardRoom) -> None:
    field = page.get_by_label("Name of the room")
    field.fill("Riverton and Ban")
    room.people(0, 3)
    room.data["observers"] = 2
    room.news()
    expect(page.locator(".board-side", has_text="Riverton").locator(".board-number")).to_have_text("3", timeout=LIVE)
    expect(page.get_by_text("2 observers")).to_be_visible(timeout=LIVE)
    expect(field).to_be_focused()
    expect(field).to_have_value("Riverton and Ban")
    assert page.locator(".board-side", has_text="Riverton").locator(".board-dots span").count() == 3


def test_names_are_given_on_the_lobby(page: Page, room: BoardRoom) -> None:
    page.get_by_label("Name of the room").fill("Two harbours <b>")
    page.get_by_label("Name of side 2").fill("Mwambao")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Two harbours <b>")).to_be_visible(timeout=LIVE)
    assert room.acts[-1] == {"act": "rename", "title": "Two harbours <b>", "sides": {"7": "Riverton", "8": "Mwambao"}}
    page.get_by_label("One more side").fill("Lakeside")
    page.get_by_role("button", name="Add this side").click()
    expect(page.get_by_label("Name of side 3")).to_have_value("Lakeside", timeout=LIVE)
    expect(page.get_by_label("One more side")).to_have_value("")


def test_names_from_another_board_arrive_in_the_fields(page: Page, room: BoardRoom) -> None:
    room.data["room"]["title"] = "Named elsewhere"
    room.news()
    expect(page.get_by_label("Name of the room")).to_have_value("Named elsewhere", timeout=LIVE)


def test_the_side_named_first_alternates(page: Page, room: BoardRoom) -> None:
    room.open("linking")
    names = page.locator(".board-side .board-side-name")
    before = names.all_inner_texts()
    page.keyboard.press("2")
    rows = page.locator(".board-exercise").nth(0).locator(".board-side-name")
    expect(rows).to_have_count(2, timeout=LIVE)
    second = page.locator(".board-exercise").nth(1).locator(".board-side-name")
    assert rows.all_inner_texts() == second.all_inner_texts()[::-1]
    orders = [before]
    for _ in range(2):
        page.keyboard.press("1")
        orders.append(names.all_inner_texts())
        page.keyboard.press("4")
        page.keyboard.press("3")
    assert orders[1] != orders[2]


def test_workshops_open_and_close_and_progress_is_live(page: Page, room: BoardRoom) -> None:
    mode(page, "Working")
    button = page.get_by_role("button", name="Open: Linking checklists")
    button.focus()
    page.keyboard.press("Enter")
    close = page.get_by_role("button", name="Close: Linking checklists")
    expect(close).to_be_focused(timeout=LIVE)
    held = close.element_handle()
    room.exercise("readiness")["progress"][0] |= {"answered": 12, "complete": 5}
    room.people(0, 13)
    line = page.locator(".board-exercise", has_text="Are we ready?").locator(".board-progress", has_text="Riverton")
    expect(line).to_contain_text("5 of 13 finished, 12 begun", timeout=LIVE)
    assert line.locator("progress").evaluate("bar => [bar.value, bar.max]") == [5, 13]
    expect(line.get_by_role("progressbar")).to_have_accessible_name("Are we ready?, Riverton")
    assert held is not None and held.evaluate("button => button.isConnected && button === document.activeElement")
    page.keyboard.press("Enter")
    expect(page.locator(".board-exercise")).to_have_count(0, timeout=LIVE)
    assert [act["act"] for act in room.acts] == ["open", "close"]


def test_keys_choose_the_mode(page: Page, room: BoardRoom) -> None:
    for key, part in zip("2341", ("working", "reveal", "settings", "lobby"), strict=True):
        page.keyboard.press(key)
        assert [each for each in PARTS if page.locator(f"#board-{each}").is_visible()] == [part]
        pressed = page.locator(".board-modes [aria-pressed=true]")
        expect(pressed).to_have_attribute("data-mode", part)
    field = page.get_by_label("Name of the room")
    field.fill("")
    field.press_sequentially("2d3")
    expect(field).to_have_value("2d3")
    assert page.locator("#board-lobby").is_visible()
    page.keyboard.press("Control+2")
    assert page.locator("#board-lobby").is_visible()


def test_the_mode_is_kept_when_the_page_is_loaded_again(page: Page, room: BoardRoom) -> None:
    page.keyboard.press("2")
    page.reload()
    expect(page.locator("#board-working")).to_be_visible()
    expect(page.locator("#board-lobby")).to_be_hidden()


def test_keys_can_be_switched_off(page: Page, room: BoardRoom) -> None:
    page.keyboard.press("4")
    page.get_by_label("Use these keys").uncheck()
    page.reload()
    expect(page.get_by_label("Use these keys")).not_to_be_checked()
    page.keyboard.press("1")
    assert page.locator("#board-settings").is_visible()


def test_one_key_darkens_the_board_and_brings_it_back(page: Page, room: BoardRoom) -> None:
    page.keyboard.press("2")
    page.get_by_label("Minutes").evaluate("field => field.blur()")
    button = page.get_by_role("button", name="Open: Linking checklists")
    button.focus()
    page.keyboard.press("d")
    dark = page.get_by_role("dialog", name="The board is dark")
    expect(dark).to_be_visible()
    box = dark.bounding_box()
    assert box is not None and (box["width"], box["height"]) == (1280, 720)
    page.keyboard.press("3")
    page.keyboard.press("d")
    expect(dark).to_be_hidden()
    expect(button).to_be_focused()
    page.get_by_role("button", name=re.compile("^Dark")).click()
    page.mouse.click(20, 20)
    expect(dark).to_be_hidden()


def test_what_is_refused_is_said_in_one_line_until_something_works(page: Page, room: BoardRoom) -> None:
    mode(page, "Working")
    room.refusal = "Another facilitator must confirm this. Nothing was changed."
    page.get_by_role("button", name="Open: Linking checklists").click()
    expect(page.get_by_role("alert")).to_have_text("Another facilitator must confirm this. Nothing was changed.")
    page.get_by_role("button", name="Open: Linking checklists").click()
    expect(page.get_by_role("button", name="Close: Linking checklists")).to_be_visible(timeout=LIVE)
    expect(page.get_by_role("alert")).to_have_text("")


def test_what_went_wrong_is_forgotten_in_another_mode(page: Page, room: BoardRoom) -> None:
    mode(page, "Working")
    room.refusal = "Nothing was changed."
    page.get_by_role("button", name="Open: Linking checklists").click()
    expect(page.get_by_role("alert")).to_have_text("Nothing was changed.")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    mode(page, "Results")
    expect(page.get_by_role("alert")).to_have_text("")


def test_a_person_moves_to_another_side(page: Page, room: BoardRoom) -> None:
    mode(page, "Save")
    form = page.locator("[data-board-move-person]")
    side = form.get_by_label("Side")
    expect(side.locator("option")).to_have_text(["Choose a side", "Riverton", "Bandari", "Observer"], timeout=LIVE)
    form.get_by_label("Four words of a person").fill("bako timi rusa nofo")
    side.select_option("Bandari")
    room.data["sides"][0]["name"] = "Riverton and around"
    room.news()
    expect(side.locator("option").nth(1)).to_have_text("Riverton and around", timeout=LIVE)
    expect(side).to_have_value("8")
    room.message = "This person now belongs to Bandari."
    form.get_by_role("button").click()
    expect(page.get_by_text("This person now belongs to Bandari.").first).to_be_visible()
    assert room.acts[-1] == {"act": "move-participant", "words": "bako timi rusa nofo", "side": 8}
    expect(form.get_by_label("Four words of a person")).to_have_value("")
    form.get_by_label("Four words of a person").fill("bako timi rusa nofo")
    side.select_option("Observer")
    room.refusal = "Nobody here has these words."
    form.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_have_text("Nobody here has these words.")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(page.locator("[data-board-moved]")).to_have_text("")
    expect(form.get_by_label("Four words of a person")).to_have_value("bako timi rusa nofo")
    form.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_have_text("")
    assert room.acts[-1]["side"] is None


def test_a_lost_connection_is_said_and_recovers(page: Page, room: BoardRoom) -> None:
    mode(page, "Working")
    line = page.get_by_text("No connection to the laptop.")
    room.go_away()
    expect(line).to_be_visible(timeout=LIVE)
    page.get_by_role("button", name="Open: Linking checklists").click()
    expect(page.get_by_role("alert")).to_contain_text("was not done")
    room.open("linking")
    room.come_back()
    expect(line).to_be_hidden(timeout=8000)
    expect(page.get_by_role("button", name="Close: Linking checklists")).to_be_visible(timeout=LIVE)


def test_without_events_the_board_asks_every_few_seconds(browser: Browser, room: BoardRoom) -> None:
    room.without_events = True
    context = browser.new_context()
    page = context.new_page()
    page.goto(room.address)
    expect(page.get_by_role("heading", name="Our room")).to_be_visible()
    room.data["room"]["title"] = "Renamed"
    expect(page.get_by_role("heading", name="Renamed")).to_be_visible(timeout=7000)
    context.close()


def test_news_in_a_rush_is_fetched_once_a_second(page: Page, room: BoardRoom) -> None:
    for count in range(30):
        room.people(1, count)
        time.sleep(0.1)
    expect(page.locator(".board-side", has_text="Bandari").locator(".board-number")).to_have_text("29", timeout=LIVE)
    seconds = room.fetches[-1] - room.fetches[0]
    assert 3 <= len(room.fetches) <= seconds + 2


def test_timer_counts_the_time_that_is_left_whatever_the_clocks_say(page: Page, room: BoardRoom) -> None:
    mode(page, "Working")
    clock = page.locator(".board-countdown")
    expect(clock).to_have_text("No timer")
    page.get_by_label("Minutes").fill("2")
    page.keyboard.press("Enter")
    expect(clock).to_have_text(re.compile(r"^(2:00|1:5\d)$"), timeout=LIVE)
    assert room.acts[-1] == {"act": "timer", "seconds": 120}
    page.get_by_role("button", name="+1 minute").click()
    expect(clock).to_have_text(re.compile(r"^(3:00|2:5\d)$"), timeout=LIVE)
    mode(page, "Results")
    expect(page.locator(".board-bar-timer")).to_have_text(re.compile(r"^2:\d\d$"))
    room.ends_in(1.5)
    expect(page.locator(".board-bar-timer")).to_have_text("Time to finish your thought", timeout=5000)
    expect(page.locator("[data-board-news]")).to_have_text("Time to finish your thought")
    mode(page, "Working")
    page.get_by_role("button", name="Stop").click()
    expect(clock).to_have_text("No timer", timeout=LIVE)
    expect(page.get_by_role("button", name="Stop")).to_be_focused()


def test_results_are_revealed_one_at_a_time(page: Page, room: BoardRoom) -> None:
    mode(page, "Results")
    expect(page.get_by_text("No workshop is open yet.")).to_be_visible()
    room.open("linking")
    page.get_by_role("button", name="Reveal: Are we ready?").click()
    title = page.get_by_role("heading", name="Are we ready?")
    expect(title).to_be_focused()
    expect(page.get_by_text("Result of readiness")).to_be_visible(timeout=LIVE)
    page.get_by_role("button", name="All results").click()
    expect(page.get_by_role("button", name="Show here: Are we ready?")).to_be_focused()
    page.get_by_role("button", name="Reveal: Why a link?").click()
    expect(page.get_by_text("Result of reasons")).to_be_visible(timeout=LIVE)
    expect(page.get_by_text("2 of 2")).to_be_visible(timeout=LIVE)
    previous = page.get_by_role("button", name="Previous")
    previous.click()
    expect(page.get_by_text("Result of readiness")).to_be_visible()
    expect(page.get_by_text("Result of reasons")).to_be_hidden()
    expect(previous).to_be_focused()
    expect(previous).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Result of reasons")).to_be_visible()


def test_results_say_how_many_have_finished(page: Page, room: BoardRoom) -> None:
    room.open("linking")
    room.exercise("readiness")["progress"][0] |= {"answered": 6, "complete": 2}
    room.exercise("readiness")["progress"][1] |= {"answered": 7, "complete": 4}
    room.people(0, 6)
    room.people(1, 7)
    mode(page, "Results")
    row = page.locator("[data-board-results] li", has_text="Are we ready?")
    expect(row).to_contain_text("6 of 13 finished, 13 begun", timeout=LIVE)


def test_a_result_is_shown_again_with_newer_answers_and_can_be_hidden(page: Page, room: BoardRoom) -> None:
    room.open("linking")
    mode(page, "Results")
    page.get_by_role("button", name="Reveal: Are we ready?").click()
    taken = page.locator(".taken")
    expect(taken).to_be_visible(timeout=LIVE)
    first = taken.inner_text()
    again = page.get_by_role("button", name="Show again with newer answers")
    again.click()
    expect(taken).not_to_have_text(first, timeout=LIVE)
    expect(again).to_be_focused()
    page.get_by_role("button", name="Hide from the room").click()
    expect(page.get_by_role("button", name="Reveal: Are we ready?")).to_be_focused(timeout=LIVE)
    expect(taken).to_be_hidden()
    assert [act["act"] for act in room.acts] == ["reveal", "reveal", "hide"]


def test_a_result_hidden_on_another_board_leaves_this_one(page: Page, room: BoardRoom) -> None:
    room.open("linking")
    mode(page, "Results")
    page.get_by_role("button", name="Reveal: Are we ready?").click()
    expect(page.get_by_text("1 of 1")).to_be_visible(timeout=LIVE)
    room.exercise("readiness")["revealed"] = False
    room.news()
    expect(page.get_by_role("button", name="Reveal: Are we ready?")).to_be_visible(timeout=LIVE)


def test_files_are_saved_and_a_refusal_is_said(page: Page, room: BoardRoom) -> None:
    mode(page, "Save")
    with page.expect_download() as download:
        page.get_by_role("list", name="Results").get_by_role("link", name="Table (CSV)").click()
    assert download.value.suggested_filename == "our-room.csv"
    assert Path(download.value.path()).read_bytes() == b"exercise,item\r\n"
    page.get_by_role("list", name="Single answers").get_by_role("link", name="Table (CSV)").click()
    expect(page.get_by_role("alert")).to_have_text("A side is too small. Nothing was written.")


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
def test_the_board_fits_phones_and_projectors(page: Page, room: BoardRoom, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    room.data["room"]["title"] = "A partnership of Llanfairpwllgwyngyllgogerychwyrndrobwll with someone"
    room.data["sides"][0]["name"] = "Llanfairpwllgwyngyllgogerychwyrndrobwll and around"
    room.people(0, 180)
    room.people(1, 9)
    room.ends_in(3000)
    room.open("linking")
    mode(page, "Results")
    page.get_by_role("button", name="Reveal: Are we ready?").click()
    expect(page.get_by_text("1 of 1")).to_be_visible(timeout=LIVE)
    for key in "1234":
        page.keyboard.press(key)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"mode {key}"
    if width >= 1280:
        page.keyboard.press("1")
        sizes = [
            page.locator(name).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
            for name in ("body", ".board-number", ".board-code")
        ]
        assert sizes[0] >= 20
        assert min(sizes[1:]) >= 48


def test_two_sides_of_different_progress_are_told_apart_by_more_than_colour(page: Page, room: BoardRoom) -> None:
    room.people(0, 1)
    room.people(1, 1)
    expect(page.locator(".board-dots span")).to_have_count(2, timeout=LIVE)
    shapes = page.locator(".board-dots span").evaluate_all("dots => dots.map(d => getComputedStyle(d).borderRadius)")
    assert len(set(shapes)) == 2


# The parts as text, before any script runs ------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
def test_parts_hold_no_style_no_script_and_no_person(part: str) -> None:
    html = board_html(part, WORDS)
    assert not re.search(r"\sstyle=|<style|\son\w+=", html)
    assert all('type="application/json"' in tag for tag in re.findall(r"<script[^>]*>", html))
    assert WORDS[f"board-{part}"] in html
    assert board_html(part, WORDS) == html


@pytest.mark.parametrize("part", PARTS)
def test_words_cannot_become_markup(part: str) -> None:
    hostile = {key: f"<script>alert(1)</script>\"'&{key}" for key in WORDS}
    html = board_html(part, hostile)
    assert "<script>alert" not in html
    assert html.count("</script>") == (1 if part == "lobby" else 0)


def test_a_missing_word_or_part_is_an_error() -> None:
    with pytest.raises(ValueError, match="no part 'kitchen'"):
        board_html("kitchen", WORDS)
    with pytest.raises(UndefinedError, match="board-working"):
        board_html("working", {key: WORDS[key] for key in SAID_BY_SCRIPT})


def test_the_script_says_only_words_that_the_page_gives_it() -> None:
    said = set(
        re.findall(r'"(board-[a-z-]+|sealed-[a-z-]+|simulated)"', re.sub(r"/api/board\S*", "", assets.board_js()))
    )
    assert said - {"board-words"} == set(SAID_BY_SCRIPT)


def test_the_board_can_be_read_without_scripts(browser: Browser, room: BoardRoom) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(room.address)
    for part in PARTS:
        expect(page.locator(f"#board-{part}")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    context.close()
