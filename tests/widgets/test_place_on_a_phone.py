"""Points on a plane: by mouse, finger, keyboard alone, and number fields; they all say the same."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from faces import sticks_out
from patience import wait_for
from playwright.sync_api import Browser, Locator, Page, expect
from room_harness import WHOLE, Person, Room
from test_saving import is_saved, item

from kit.exercises import Pack

TODAY, NEEDED = "two-bottom-lines/today", "two-bottom-lines/needed"


@pytest.fixture
def room(pack: Pack) -> Room:
    return Room(pack, "two-bottom-lines")


def marker(page: Page, place: str) -> Locator:
    return page.locator(f'[data-marker="{place}"]')


def fields(page: Page, place: str) -> list[str]:
    return [field.input_value() for field in item(page, place).locator("input[type=number]").all()]


def spot(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where on the screen (x, y) of the plane is."""
    page.locator("[data-plane] svg").evaluate("svg => svg.scrollIntoView({block: 'center'})")
    box = page.locator("[data-plane] .plane-area").bounding_box()
    assert box
    return box["x"] + box["width"] * x / 10, box["y"] + box["height"] * (1 - y / 10)


def middle(page: Page, place: str) -> tuple[float, float]:
    box = marker(page, place).locator(".mark").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def kept(room: Room, who: str = "ada") -> dict[str, Any]:
    return room.values(who, "two-bottom-lines")


def test_a_point_is_dragged_and_kept_once_it_rests(page: Page, room: Room) -> None:
    to = spot(page, 8, 3)
    page.mouse.move(*middle(page, TODAY))
    page.mouse.down()
    page.mouse.move(*spot(page, 2, 9), steps=5)
    page.mouse.move(*to, steps=5)
    page.mouse.up()
    assert fields(page, TODAY) == ["8", "3"]
    expect(page.locator("#live-region")).to_have_text("Today: attention to the task 8, attention to each other 3.")
    is_saved(page, TODAY)
    assert kept(room) == {"today": {"x": 8, "y": 3}}
    assert len([row for row in room.rows if row["item"] == "today"]) == 1
    there = middle(page, TODAY)
    assert all(abs(one - other) < 2 for one, other in zip(there, spot(page, 8, 3), strict=True))


def test_taps_place_one_point_after_the_other(page: Page, room: Room) -> None:
    page.mouse.click(*spot(page, 7.1, 2.4))
    expect(page.locator(".next-tap")).to_have_text("Next tap on the plane: In a year")
    page.mouse.click(*spot(page, 6, 8))
    assert (fields(page, TODAY), fields(page, NEEDED)) == (["7", "2.5"], ["6", "8"])
    marker(page, TODAY).locator(".mark").click()
    page.mouse.click(*spot(page, 1, 1))
    assert (fields(page, TODAY), fields(page, NEEDED)) == (["1", "1"], ["6", "8"])
    is_saved(page, TODAY)
    is_saved(page, NEEDED)
    assert kept(room) == {"today": {"x": 1, "y": 1}, "needed": {"x": 6, "y": 8}}
    page.reload()
    expect(marker(page, NEEDED)).to_have_attribute(
        "aria-label", "In a year: attention to the task 6, attention to each other 8."
    )


@pytest.fixture
def touched(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address, has_touch=True)
    context.add_cookies([{"name": "who", "value": "finger", "url": address}])
    page = context.new_page()
    page.goto("/")
    page.wait_for_function(WHOLE)
    yield page
    context.close()


def swipe(page: Page, path: list[tuple[float, float]]) -> None:
    """A finger down at the first place of the screen, over the others, and up."""
    finger = page.context.new_cdp_session(page)
    for place, (x, y) in enumerate(path):
        kind = "touchMove" if place else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_taps_and_drags_and_still_scrolls_beside_the_points(touched: Page, room: Room) -> None:
    touched.touchscreen.tap(*spot(touched, 5, 5))
    assert fields(touched, TODAY) == ["5", "5"]
    before = touched.evaluate("scrollY")
    swipe(touched, [middle(touched, TODAY), spot(touched, 6, 6), spot(touched, 9, 9)])
    assert touched.evaluate("scrollY") == before
    expect(item(touched, TODAY).locator("input").first).to_have_value("9")
    is_saved(touched, TODAY)
    assert kept(room, "finger") == {"today": {"x": 9, "y": 9}}
    swipe(touched, [spot(touched, 2, 2), spot(touched, 2, 5), spot(touched, 2, 9)])
    touched.wait_for_function("before => scrollY > before", arg=before)
    assert fields(touched, NEEDED) == ["", ""]
    reach = marker(touched, TODAY).locator(".reach").bounding_box()
    assert reach and min(reach["width"], reach["height"]) >= 44


def test_a_keyboard_alone_places_moves_and_stops_at_the_edge(page: Page, room: Room) -> None:
    marker(page, TODAY).focus()
    page.keyboard.press("ArrowRight")  # from nowhere to the middle
    assert fields(page, TODAY) == ["5", "5"]
    for key in ("ArrowRight", "Shift+ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert fields(page, TODAY) == ["5.5", "6.5"]
    expect(page.locator("#live-region")).to_have_text("Today: attention to the task 5.5, attention to each other 6.5.")
    for _ in range(6):
        page.keyboard.press("Shift+ArrowLeft")
    assert fields(page, TODAY) == ["0", "6.5"]
    expect(marker(page, TODAY)).to_be_focused()
    is_saved(page, TODAY)
    page.keyboard.press("Tab")
    expect(marker(page, NEEDED)).to_be_focused()
    assert kept(room) == {"today": {"x": 0, "y": 6.5}}


def test_number_fields_work_alone_and_move_the_point(page: Page, room: Room) -> None:
    across, up = item(page, TODAY).locator("input[type=number]").all()
    across.press_sequentially("8")
    page.wait_for_timeout(1500)
    assert kept(room) == {}  # half a point is none yet
    page.keyboard.press("Tab")
    expect(up).to_be_focused()
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    is_saved(page, TODAY)
    assert kept(room) == {"today": {"x": 8, "y": 10}}
    assert fields(page, TODAY) == ["8", "10"]
    there = spot(page, 8, 10)
    assert all(abs(one - other) < 2 for one, other in zip(middle(page, TODAY), there, strict=True))


def test_declining_takes_the_point_away_and_a_point_takes_back_declining(page: Page, room: Room) -> None:
    page.mouse.click(*spot(page, 7, 3))
    is_saved(page, TODAY)
    item(page, TODAY).get_by_label("Cannot say").check()
    expect(marker(page, TODAY)).to_have_attribute("aria-label", "Today: not placed yet.")
    assert fields(page, TODAY) == ["", ""]
    is_saved(page, TODAY)
    wait_for({"today": "cannot-say"}, lambda: kept(room))
    page.reload()
    expect(item(page, TODAY).get_by_label("Cannot say")).to_be_checked()
    marker(page, TODAY).focus()
    page.keyboard.press("ArrowUp")
    expect(item(page, TODAY).get_by_label("Cannot say")).not_to_be_checked()
    is_saved(page, TODAY)
    item(page, TODAY).get_by_role("button", name="Clear my answer").click()
    expect(item(page, TODAY).locator("[data-status]")).to_have_attribute("data-status", "")
    expect(marker(page, TODAY)).to_have_attribute("aria-label", "Today: not placed yet.")


def test_the_result_says_it_in_words_picture_and_table(page: Page) -> None:
    page.mouse.click(*spot(page, 8, 3))
    page.mouse.click(*spot(page, 6, 7))
    result = page.locator("#result-two-bottom-lines")
    result.scroll_into_view_if_needed()
    expect(result.locator(".finding")).to_have_text("You see “Today” and “In a year” in different places.")
    expect(result.locator(".own-more > p").first).to_have_text(
        "Today, you see more attention to the task (8) than attention to each other (3). "
        "In a year, you see more attention to each other (7) than attention to the task (6). "
        "From “Today” to “In a year”: attention to the task from 8 to 6 and attention to each other from 3 to 7."
    )
    expect(result.locator("tbody tr")).to_have_text([re.compile("Today.*8.*3"), re.compile("In a year.*6.*7")])
    expect(result.locator("svg .marker")).to_have_count(2)


def test_nothing_is_cut_off(page: Page) -> None:
    page.mouse.click(*spot(page, 10, 10))
    page.mouse.click(*spot(page, 0, 0))
    assert sticks_out(page) == []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for place in (TODAY, NEEDED):
            box = marker(page, place).bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width


def test_two_people_have_two_planes(person: Person, room: Room) -> None:
    for name, x in (("ada", 2), ("bo", 9)):
        page = person(name).new_page()
        page.goto("/")
        page.wait_for_function(WHOLE)
        page.mouse.click(*spot(page, x, 5))
        is_saved(page, TODAY)
    assert (kept(room, "ada")["today"]["x"], kept(room, "bo")["today"]["x"]) == (2, 9)
