"""Points that people name: by finger or mouse, by keyboard alone, and by number fields; with a name or without."""

import re
from typing import Any

import pytest
from faces import sticks_out
from playwright.sync_api import Page, expect
from room_harness import Room
from test_place_on_a_phone import fields, marker, spot
from test_saving import is_saved, item

from kit.exercises import Pack

A, B, C = "focus/issue-a", "focus/issue-b", "focus/issue-c"


@pytest.fixture
def room(pack: Pack) -> Room:
    return Room(pack, "focus")


def kept(room: Room) -> dict[str, Any]:
    return room.values("ada", "focus")


def name_field(page: Page, place: str) -> Any:
    return item(page, place).get_by_label("What is it called?")


def test_a_name_is_written_and_the_next_tap_places_it(page: Page, room: Room) -> None:
    name_field(page, B).fill("Buses after dark")
    expect(page.locator(".next-tap")).to_have_text("Next tap on the plane: Buses after dark")
    page.keyboard.press("Tab")
    is_saved(page, B)
    assert kept(room) == {"issue-b": {"name": "Buses after dark"}}
    expect(marker(page, B)).to_have_attribute("aria-label", "Buses after dark: not placed yet.")
    page.mouse.click(*spot(page, 8, 9))
    expect(page.locator("#live-region")).to_have_text("Buses after dark: how much it matters 8, how much we can do 9.")
    is_saved(page, B)
    assert kept(room) == {"issue-b": {"name": "Buses after dark", "x": 8, "y": 9}}
    assert item(page, B).locator(".declined").count() == 0
    page.reload()
    expect(name_field(page, B)).to_have_value("Buses after dark")
    expect(marker(page, B).locator(".tag-text")).to_have_text("Buses after dark")


def test_a_keyboard_alone_names_places_and_renames(page: Page, room: Room) -> None:
    marker(page, A).focus()
    page.keyboard.press("ArrowUp")
    is_saved(page, A)
    assert kept(room) == {"issue-a": {"name": "Problem A", "x": 5, "y": 5}}  # nothing placed is lost for want of a name
    expect(marker(page, A)).to_be_focused()
    for _ in range(6):
        page.keyboard.press("Tab")  # over the other points to the first name
    expect(name_field(page, A)).to_be_focused()
    page.keyboard.type("A very long name of a problem that fills the plane from side to side")
    page.keyboard.press("Tab")
    is_saved(page, A)
    assert len(kept(room)["issue-a"]["name"]) == 60
    expect(marker(page, A).locator(".tag-text")).to_have_text("A very long name …")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    item(page, A).get_by_role("button", name="Clear my answer").click()
    expect(name_field(page, A)).to_have_value("")
    assert fields(page, A) == ["", ""]


def test_number_fields_place_it_too_and_six_are_told(page: Page, room: Room) -> None:
    for number, letter in enumerate("abcdef"):
        place = f"focus/issue-{letter}"
        name_field(page, place).fill(f"Problem number {number}")
        for field, value in zip(item(page, place).locator("input[type=number]").all(), (number + 4, 8), strict=True):
            field.fill(str(value))
        is_saved(page, place)
    assert kept(room)["issue-f"] == {"name": "Problem number 5", "x": 9, "y": 8}
    result = page.locator("#result-focus")
    result.scroll_into_view_if_needed()
    expect(result.locator(".finding")).to_have_text("You find 3 of 6 most relevant and within reach.")
    expect(result.locator(".own-more > p").first).to_have_text(
        "Most relevant and within reach: “Problem number 3”, “Problem number 4” and “Problem number 5”."
    )
    expect(result.locator("tbody tr")).to_have_count(6)
    expect(result.locator("tbody tr").first).to_have_text(re.compile(r"A\s+Problem number 0.*4.*8"))
    expect(result.locator("svg [stroke-dasharray='6 4']")).to_have_count(0)  # different things do not move


def test_nothing_is_cut_off(page: Page) -> None:
    for place, x in ((A, 0), (B, 10), (C, 5.5)):
        name_field(page, place).fill("Who answers a complaint in the night")
        page.mouse.click(*spot(page, x, 10 - x))
        is_saved(page, place)
    assert sticks_out(page) == []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for place in (A, B, C):
            box = marker(page, place).bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
