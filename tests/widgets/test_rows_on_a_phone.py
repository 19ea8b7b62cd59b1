"""Rows of a plan and the dates of a schedule, on a phone: each row saves itself, and a keyboard is enough."""

from typing import Any

import pytest
from faces import sticks_out
from playwright.sync_api import Locator, Page, expect
from room_harness import WHOLE, Person, Room
from test_saving import is_saved, item

from kit.exercises import Pack

PLAN = "commitments"
FIRST, SECOND, THIRD = (f"{PLAN}/row-{number}" for number in (1, 2, 3))


@pytest.fixture
def room(pack: Pack) -> Room:
    return Room(pack, PLAN, "again")


def part(page: Page, place: str, name: str) -> Locator:
    return item(page, place).locator(f'[data-part="{name}"]')


def plan(room: Room, who: str = "ada") -> dict[str, Any]:
    return {place: value for place, value in room.values(who, PLAN).items() if value is not None}


def in_use(page: Page) -> list[str]:
    rows = page.locator("[data-rows] .row[data-item]:not([data-away])")
    return [str(row.get_attribute("data-item")).partition("/")[2] for row in rows.all()]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_keyboard_alone_adds_fills_shares_removes_and_brings_back(page: Page, room: Room) -> None:
    assert in_use(page) == ["row-1", "row-2"]
    add = page.get_by_role("button", name="Add a row")
    add.focus()
    press(page, "Enter")
    assert in_use(page) == ["row-1", "row-2", "row-3"]
    expect(part(page, THIRD, "what")).to_be_focused()
    page.keyboard.type("Show our work plan")
    press(page, "Tab")
    page.keyboard.type("Ada")
    press(page, "Tab", "Tab")
    expect(part(page, THIRD, "by-when")).to_be_focused()
    page.keyboard.type("05042026")  # month, day and year of a native date, as this browser orders them
    press(page, "Tab")
    while not part(page, THIRD, "how-seen").evaluate("field => field === document.activeElement"):
        press(page, "Tab")  # out of the parts of the date
    press(page, "Tab", "Space")
    is_saved(page, THIRD)
    row = {"by-when": "2026-05-04", "shared": True, "what": "Show our work plan", "who": "Ada"}
    assert plan(room) == {"row-3": row}

    press(page, "Tab", "Enter")  # "Remove this row" is next
    undo = page.get_by_role("button", name="Bring it back")
    expect(undo).to_be_focused()
    expect(page.locator(".undo-words")).to_have_text("Row 3 is removed.")
    assert in_use(page) == ["row-1", "row-2"]
    page.wait_for_timeout(300)
    assert plan(room) == {}
    press(page, "Enter")
    expect(part(page, THIRD, "what")).to_be_focused()
    is_saved(page, THIRD)
    assert plan(room) == {"row-3": row}
    expect(undo).to_be_hidden()


def test_undo_stays_until_something_else_is_done(page: Page, room: Room) -> None:
    part(page, FIRST, "what").fill("A visit")
    is_saved(page, FIRST)
    item(page, FIRST).get_by_role("button", name="Remove this row").click()
    page.wait_for_timeout(2_000)
    undo = page.get_by_role("button", name="Bring it back")
    expect(undo).to_be_visible()
    part(page, SECOND, "what").press_sequentially("x")
    expect(undo).to_be_hidden()
    expect(item(page, SECOND).locator("legend")).to_have_text("Row 1")
    is_saved(page, SECOND)
    assert plan(room) == {"row-2": {"shared": False, "what": "x"}}


def test_rows_come_back_after_a_reload_and_on_another_phone(page: Page, room: Room, person: Person) -> None:
    for _ in range(2):
        page.get_by_role("button", name="Add a row").click()
    part(page, f"{PLAN}/row-4", "what").fill('=1+1 "quoted" 🙂 مرحبا <b>')
    is_saved(page, f"{PLAN}/row-4")
    for again in (page, person("ada").new_page()):
        again.goto("/")
        again.wait_for_function(WHOLE)
        expect(item(again, f"{PLAN}/row-4")).to_be_visible()
        expect(part(again, f"{PLAN}/row-4", "what")).to_have_value('=1+1 "quoted" 🙂 مرحبا <b>')
        assert in_use(again) == ["row-1", "row-2", "row-4"]
        is_saved(again, f"{PLAN}/row-4")
    assert plan(room)["row-4"]["what"] == '=1+1 "quoted" 🙂 مرحبا <b>'


def test_a_row_without_words_is_not_kept_and_half_a_date_is_none(page: Page, room: Room) -> None:
    item(page, FIRST).get_by_label("Show this row to the room").check()
    part(page, FIRST, "who").fill("  ")
    part(page, SECOND, "what").fill("A call")
    part(page, SECOND, "by-when").focus()
    page.keyboard.type("0504")
    part(page, SECOND, "what").focus()
    is_saved(page, SECOND)
    assert plan(room) == {"row-2": {"shared": False, "what": "A call"}}


def test_the_number_of_rows_ends_at_thirty(page: Page, room: Room) -> None:
    add = page.get_by_role("button", name="Add a row")
    for _ in range(28):
        add.click()
    expect(add).to_be_hidden()
    assert len(in_use(page)) == 30
    item(page, f"{PLAN}/row-7").get_by_role("button", name="Remove this row").click()
    expect(add).to_be_visible()
    add.click()
    expect(part(page, f"{PLAN}/row-7", "what")).to_be_focused()


def test_a_row_changed_elsewhere_and_removed_here_asks_what_counts(page: Page, room: Room, person: Person) -> None:
    part(page, FIRST, "what").fill("A visit")
    is_saved(page, FIRST)
    other = person("ada").new_page()
    other.goto("/")
    other.wait_for_function(WHOLE)
    expect(part(other, FIRST, "what")).to_have_value("A visit")
    part(other, FIRST, "what").fill("A longer visit")
    is_saved(other, FIRST)
    item(page, FIRST).get_by_role("button", name="Remove this row").click()
    expect(item(page, FIRST).locator(".trouble")).to_contain_text("A longer visit")
    page.get_by_role("button", name="Keep the other answer").click()
    expect(part(page, FIRST, "what")).to_have_value("A longer visit")
    assert plan(room) == {"row-1": {"shared": False, "what": "A longer visit"}}


def test_rows_are_cards_on_a_phone_and_a_table_on_a_wide_screen(page: Page, room: Room) -> None:
    def lefts() -> list[float]:
        boxes = [part(page, FIRST, name).bounding_box() for name in ("what", "who", "with-whom", "by-when", "how-seen")]
        return [box["x"] for box in boxes if box]

    assert len(set(lefts())) == 1
    page.set_viewport_size({"width": 1280, "height": 900})
    assert sorted(set(lefts())) == lefts() and len(lefts()) == 5
    expect(page.locator(".row-heads").first).to_be_visible()
    assert sticks_out(page) == []


def test_a_date_is_proposed_moved_by_hand_and_warned_about(page: Page, room: Room) -> None:
    expect(page.locator("[data-proposed]")).to_have_text("Give the first day, then a date is proposed here.")
    item(page, "again/start").locator("input").fill("2026-05-02")  # a Saturday
    is_saved(page, "again/start")
    expect(page.locator("[data-proposed]")).to_have_text("Proposed: Monday 4 May 2026")
    item(page, "again/holidays").locator("textarea").fill("2026-05-04\n2026-05-05")
    item(page, "again/holidays").locator("textarea").blur()
    is_saved(page, "again/holidays")
    expect(page.locator("[data-proposed]")).to_have_text("Proposed: Wednesday 6 May 2026")
    part(page, "again/look-again", "date").fill("2026-05-09")
    part(page, "again/look-again", "place").fill("Town hall")
    part(page, "again/look-again", "place").blur()
    is_saved(page, "again/look-again")
    result = page.locator('[data-result="again"]')
    expect(result).to_contain_text("Saturday 9 May 2026")
    expect(result).to_contain_text("This is a Saturday or a Sunday.")
    expect(result).to_contain_text("Town hall")
    part(page, "again/look-again", "date").fill("")
    part(page, "again/look-again", "date").blur()
    expect(result.locator("tbody")).to_contain_text("Wednesday 6 May 2026")
    assert room.values("ada", "again")["holidays"] == ["2026-05-04", "2026-05-05"]


def test_what_is_no_date_is_said_and_stays_to_be_mended(page: Page, room: Room) -> None:
    box = item(page, "again/holidays").locator("textarea")
    box.fill("2026-12-25\nChristmas")
    box.blur()
    expect(item(page, "again/holidays").locator(".trouble")).to_contain_text("'Christmas' is not a date")
    expect(box).to_have_value("2026-12-25\nChristmas")
    box.fill("2026-12-25\n2026-12-24")
    box.blur()
    is_saved(page, "again/holidays")
    assert room.values("ada", "again") == {"holidays": ["2026-12-24", "2026-12-25"]}
