"""What all parts of the board share: keys, the dark, refusals, a lost connection, its size."""

import re

import pytest
from board_page import mode
from board_room import BoardRoom
from faces import sticks_out
from playwright.sync_api import Page, expect

from kit.widgets.board import PARTS


def test_keys_choose_the_mode(page: Page, room: BoardRoom) -> None:
    for key, part in zip("234561", ("working", "talk", "reveal", "debrief", "settings", "lobby"), strict=True):
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
    page.keyboard.press("6")
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
    dark = page.get_by_role("dialog", name="The screen is paused")
    expect(dark).to_be_visible()
    box = dark.bounding_box()
    assert box is not None and (box["width"], box["height"]) == (1280, 720)
    page.keyboard.press("Shift")
    expect(dark).to_be_visible()
    page.keyboard.press("3")
    expect(dark).to_be_hidden()
    expect(page.locator("#board-working")).to_be_visible()  # the key that wakes does nothing else
    expect(button).to_be_focused()
    page.get_by_role("button", name=re.compile("^Pause screen")).click()
    page.mouse.click(20, 20)
    expect(dark).to_be_hidden()


def test_what_is_refused_is_said_in_one_line_until_something_works(page: Page, room: BoardRoom) -> None:
    mode(page, "Exercises")
    room.refusal = "Another facilitator must confirm this. Nothing was changed."
    page.get_by_role("button", name="Open: Linking checklists").click()
    expect(page.get_by_role("alert")).to_have_text("Another facilitator must confirm this. Nothing was changed.")
    page.get_by_role("button", name="Open: Linking checklists").click()
    expect(page.get_by_role("button", name="Close: Linking checklists")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text("")


def test_what_went_wrong_is_forgotten_in_another_mode(page: Page, room: BoardRoom) -> None:
    mode(page, "Exercises")
    room.refusal = "Nothing was changed."
    page.get_by_role("button", name="Open: Linking checklists").click()
    expect(page.get_by_role("alert")).to_have_text("Nothing was changed.")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    mode(page, "Results")
    expect(page.get_by_role("alert")).to_have_text("")


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
    expect(page.get_by_text("1 of 1")).to_be_visible()
    for key in "123456":
        page.keyboard.press(key)
        assert sticks_out(page, [width]) == [], f"mode {key}"
    if width >= 1280:
        page.keyboard.press("1")
        sizes = [
            page.locator(name).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
            for name in ("body", ".board-number", ".board-code")
        ]
        assert sizes[0] >= 20
        assert min(sizes[1:]) >= 48
