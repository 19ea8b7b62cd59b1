"""One person in two tabs or on two phones: one answer counts, nothing is overwritten unseen, and she decides."""

from playwright.sync_api import Page, expect
from room_harness import WHOLE, Person, Room
from test_saving import choose, is_saved, item, status

RATIONALE = "readiness/rationale"
NOTE = "readiness/before-you-start.note"


def two_tabs(person: Person) -> tuple[Page, Page]:
    phone = person("ada")
    tabs = phone.new_page(), phone.new_page()
    for tab in tabs:
        tab.goto("/")
        tab.wait_for_function(WHOLE)
        expect(tab.locator("[data-side-name]")).not_to_have_text("…")
    return tabs


def test_two_tabs_follow_each_other(person: Person, room: Room) -> None:
    one, other = two_tabs(person)
    choose(one, RATIONALE, "Yes")
    expect(item(other, RATIONALE).get_by_label("Yes")).to_be_checked()
    is_saved(other, RATIONALE)
    choose(other, RATIONALE, "Not yet")
    expect(item(one, RATIONALE).get_by_label("Not yet")).to_be_checked()
    is_saved(one, RATIONALE)
    assert [(row["value"], row["wins"]) for row in room.rows] == [("yes", True), ("not-yet", True)]


def test_two_tabs_offline_do_not_fight(person: Person, room: Room) -> None:
    one, other = two_tabs(person)
    one.context.set_offline(True)
    choose(one, RATIONALE, "Yes")
    expect(item(other, RATIONALE).get_by_label("Yes")).to_be_checked()
    choose(other, RATIONALE, "Partly")
    choose(other, "readiness/schedule", "Yes")
    one.context.set_offline(False)
    for tab in (one, other):
        is_saved(tab, RATIONALE)
        expect(item(tab, RATIONALE).get_by_label("Partly")).to_be_checked()
    assert room.values("ada", "readiness") == {"rationale": "partly", "schedule": "yes"}
    assert all(row["wins"] for row in room.rows)


def test_what_is_being_typed_is_not_overwritten(person: Person, room: Room) -> None:
    one, other = two_tabs(person)
    typing = item(other, NOTE).locator("textarea")
    other.evaluate("window.scrollBy(0, 7)")
    typing.press_sequentially("half a ")
    item(one, NOTE).locator("textarea").fill("from the first tab")
    typing.press_sequentially("sen")  # a pause in typing would send it
    item(one, NOTE).locator("textarea").blur()
    is_saved(one, NOTE)
    typing.press_sequentially("tence")
    assert typing.input_value() == "half a sentence"
    expect(typing).to_be_focused()
    typing.blur()
    expect(item(other, NOTE).locator(".trouble")).to_contain_text("from the first tab")


def conflict(person: Person) -> tuple[Page, Page]:
    """Two phones; the second answered without having seen what the first one said."""
    phones = person("ada").new_page(), person("ada").new_page()
    for phone in phones:
        phone.goto("/")
        phone.wait_for_function(WHOLE)
        expect(phone.locator("[data-side-name]")).not_to_have_text("…")
    choose(phones[0], RATIONALE, "Yes")
    is_saved(phones[0], RATIONALE)
    choose(phones[1], RATIONALE, "Not yet")
    expect(item(phones[1], RATIONALE).locator(".trouble")).to_contain_text("other page or device: Yes")
    expect(item(phones[1], RATIONALE).locator(".trouble")).to_contain_text("from here: Not yet")
    expect(status(phones[1], RATIONALE)).to_have_attribute("data-status", "waiting")
    return phones


def test_an_answer_that_had_not_seen_the_other_does_not_win(person: Person, room: Room) -> None:
    conflict(person)
    assert room.values("ada", "readiness") == {"rationale": "yes"}
    assert [(row["value"], row["wins"]) for row in room.rows] == [("yes", True), ("not-yet", False)]


def test_she_can_use_the_answer_from_here(person: Person, room: Room) -> None:
    phone = conflict(person)[1]
    item(phone, RATIONALE).get_by_role("button", name="Use my answer from here").click()
    is_saved(phone, RATIONALE)
    expect(item(phone, RATIONALE).locator(".trouble")).to_have_count(0)
    assert room.values("ada", "readiness") == {"rationale": "not-yet"}
    assert phone.evaluate("document.activeElement.type") == "radio"


def test_she_can_keep_the_other_answer(person: Person, room: Room) -> None:
    phone = conflict(person)[1]
    item(phone, RATIONALE).get_by_role("button", name="Keep the other answer").click()
    is_saved(phone, RATIONALE)
    expect(item(phone, RATIONALE).get_by_label("Yes")).to_be_checked()
    assert len(room.rows) == 2


def test_a_phone_that_is_looked_at_again_is_up_to_date(person: Person) -> None:
    one, other = person("ada").new_page(), person("ada").new_page()
    one.goto("/")
    one.wait_for_function(WHOLE)
    other.goto("/")
    other.wait_for_function(WHOLE)
    choose(one, RATIONALE, "Yes")
    is_saved(one, RATIONALE)
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(item(other, RATIONALE).get_by_label("Yes")).to_be_checked()


def test_people_do_not_see_each_other(person: Person) -> None:
    ada, grace = person("ada").new_page(), person("grace").new_page()
    ada.goto("/")
    ada.wait_for_function(WHOLE)
    choose(ada, RATIONALE, "Yes")
    is_saved(ada, RATIONALE)
    grace.goto("/")
    grace.wait_for_function(WHOLE)
    expect(grace.locator("[data-side-name]")).not_to_have_text("…")
    expect(item(grace, RATIONALE).get_by_label("Yes")).not_to_be_checked()
