"""Answers on a phone: saved one by one, kept when the line is gone, and never lost or doubled."""

import re

from patience import wait_for
from playwright.sync_api import Locator, Page, Route, expect
from room_harness import Person, Room


def item(page: Page, place: str) -> Locator:
    return page.locator(f'[data-item="{place}"]')


def status(page: Page, place: str) -> Locator:
    return item(page, place).locator("[data-status]")


def is_saved(page: Page, place: str) -> None:
    expect(status(page, place)).to_have_attribute("data-status", "saved")


def choose(page: Page, place: str, answer: str) -> None:
    item(page, place).get_by_label(answer, exact=True).check()


def test_an_answer_is_saved_and_says_so(page: Page, room: Room) -> None:
    choose(page, "readiness/rationale", "Partly")
    is_saved(page, "readiness/rationale")
    expect(status(page, "readiness/rationale")).to_have_text("✓Saved")
    expect(page.locator("#live-region")).to_have_text(re.compile("Saved: You can say"))
    assert room.values("ada", "readiness") == {"rationale": "partly"}


def test_a_first_visit_asks_for_little(page: Page, room: Room) -> None:
    """Everything once; where all questions stand on one page, the second half of the script comes at once."""
    asked = ["/", "/kit.css", "/kit.js", "/later.css", "/later.js", "/api/start", "/api/events"]
    wait_for(len(asked), lambda: len(room.requests))
    page.wait_for_timeout(300)
    assert sorted(room.requests) == sorted(f"GET {each}" for each in asked)


def test_everything_works_from_the_keyboard(page: Page, room: Room) -> None:
    item(page, "readiness/strategic-plan").locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    is_saved(page, "readiness/strategic-plan")
    assert room.values("ada", "readiness") == {"strategic-plan": "partly"}
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # "Clear my answer" is next
    expect(status(page, "readiness/strategic-plan")).to_have_attribute("data-status", "")
    assert page.evaluate("document.activeElement.type") == "radio"
    wait_for({"strategic-plan": None}, lambda: room.values("ada", "readiness"))


def test_text_saves_after_a_pause_and_when_left(page: Page, room: Room) -> None:
    note = item(page, "readiness/before-you-start.note")
    note.locator("textarea").press_sequentially("one")
    expect(note.locator("[data-status]")).to_have_attribute("data-status", "saving")
    is_saved(page, "readiness/before-you-start.note")
    expect(note.locator("textarea")).to_be_focused()
    note.locator("textarea").press_sequentially(" two")
    note.locator("textarea").blur()
    wait_for("one two", lambda: room.values("ada", "readiness")["before-you-start.note"])


def test_half_typed_text_survives_a_reload(page: Page, room: Room) -> None:
    words = '=1+1 "quoted" 🙂 مرحبا <script>alert(1)</script>'
    item(page, "our-story/how-formed").locator("textarea").fill(words)
    page.reload()
    expect(item(page, "our-story/how-formed").locator("textarea")).to_have_value(words)
    is_saved(page, "our-story/how-formed")
    assert room.values("ada", "our-story")["how-formed"] == {"text": words, "shared": False}


def test_own_words_stay_private_until_shared(page: Page, room: Room) -> None:
    place = "our-story/who-learned"
    item(page, place).locator("textarea").fill("We all did.")
    item(page, place).get_by_label("Show my answer to the room, without my name").check()
    is_saved(page, place)
    assert room.values("ada", "our-story")["who-learned"] == {"text": "We all did.", "shared": True}


def test_offline_answers_wait_and_arrive_once(page: Page, room: Room) -> None:
    choose(page, "readiness/rationale", "Yes")
    is_saved(page, "readiness/rationale")
    page.context.set_offline(True)
    choose(page, "readiness/rationale", "Partly")
    choose(page, "readiness/rationale", "Not yet")
    choose(page, "readiness/schedule", "Not for us")
    expect(status(page, "readiness/rationale")).to_have_attribute("data-status", "waiting")
    expect(page.locator(".connection")).to_be_visible()
    page.context.set_offline(False)
    is_saved(page, "readiness/rationale")
    is_saved(page, "readiness/schedule")
    expect(page.locator(".connection")).to_be_hidden()
    assert room.values("ada", "readiness") == {"rationale": "not-yet", "schedule": "not-for-us"}
    assert all(row["wins"] for row in room.rows)


def test_waiting_answers_survive_a_dead_server_and_a_reload(page: Page, room: Room) -> None:
    expect(page.locator("[data-side-name]")).to_have_text("Kirklees & <Co>")  # the page knows who this is
    room.down = True
    choose(page, "readiness/rationale", "Yes")
    expect(status(page, "readiness/rationale")).to_have_attribute("data-status", "waiting")
    assert room.rows == []
    room.down = False
    page.reload()
    expect(item(page, "readiness/rationale").get_by_label("Yes")).to_be_checked()
    is_saved(page, "readiness/rationale")
    assert [row["value"] for row in room.rows] == ["yes"]


def test_a_server_that_cannot_store_says_why_and_the_answer_waits(page: Page, room: Room) -> None:
    def full(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=503, json={"error": "Its disk may be full."})
        else:
            route.continue_()

    page.route("**/api/answers", full)
    choose(page, "readiness/rationale", "Partly")
    expect(page.locator(".connection")).to_have_text("Its disk may be full.")
    expect(status(page, "readiness/rationale")).to_have_attribute("data-status", "waiting")
    page.unroute("**/api/answers")
    is_saved(page, "readiness/rationale")
    assert room.values("ada", "readiness") == {"rationale": "partly"}


def test_a_lost_receipt_does_not_double_an_answer(page: Page, room: Room) -> None:
    room.lose_receipts = True
    choose(page, "readiness/rationale", "Yes")
    expect(status(page, "readiness/rationale")).to_have_attribute("data-status", "waiting")
    choose(page, "readiness/rationale", "Partly")  # while the first may or may not have arrived
    room.lose_receipts = False
    is_saved(page, "readiness/rationale")
    expect(item(page, "readiness/rationale").locator(".trouble")).to_have_count(0)
    assert [(row["value"], row["wins"]) for row in room.rows] == [("yes", True), ("partly", True)]


def test_a_refused_answer_stays_on_the_page_with_the_reason(page: Page, room: Room) -> None:
    place = "readiness/before-you-start.note"
    item(page, place).locator("textarea").fill("x" * 20_001)
    item(page, place).locator("textarea").blur()
    expect(item(page, place).locator(".trouble")).to_contain_text("at most 20,000")
    assert len(item(page, place).locator("textarea").input_value()) == 20_001
    item(page, place).locator("textarea").fill("short")
    is_saved(page, place)
    expect(item(page, place).locator(".trouble")).to_have_count(0)


def test_a_text_that_was_refused_is_there_again_after_a_reload(page: Page, room: Room) -> None:
    place, text = "our-story/how-formed", "How we met. " * 1_700
    item(page, place).locator("textarea").fill(text)
    item(page, place).locator("textarea").blur()
    expect(item(page, place).locator(".trouble")).to_contain_text("at most 20,000")
    expect(item(page, place).locator(".trouble")).to_contain_text("kept on this phone")
    page.reload()
    expect(item(page, place).locator("textarea")).to_have_value(text)
    expect(item(page, place).locator(".trouble")).to_contain_text("at most 20,000")
    item(page, place).locator("textarea").fill("How we met, in short")
    is_saved(page, place)
    expect(item(page, place).locator(".trouble")).to_have_count(0)
    page.reload()
    expect(item(page, place).locator("textarea")).to_have_value("How we met, in short")
    assert room.values("ada", "our-story")["how-formed"]["text"] == "How we met, in short"
    assert [key for key in page.evaluate("Object.keys(localStorage)") if key.startswith("mutuality:")] == []


def test_a_phone_that_the_room_no_longer_knows_shows_nothing_and_asks_again(page: Page, room: Room) -> None:
    is_known = page.locator("[data-side-name]")
    expect(is_known).to_have_text("Kirklees & <Co>")
    page.context.clear_cookies()
    choose(page, "readiness/rationale", "Yes")
    expect(page.locator(".connection")).to_contain_text("no longer knows you")
    expect(page.locator(".connection a")).to_have_attribute("href", "/resume")
    expect(page.locator("main")).to_contain_text("kept on this phone")
    expect(page.locator("[data-item]")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).length") == 1


def test_many_receipts_are_announced_as_one(page: Page) -> None:
    for place in ("rationale", "schedule", "follow-up"):
        choose(page, f"readiness/{place}", "Yes")
    expect(page.locator("#live-region")).to_have_text("Saved: 3 answers")


def test_who_looks_without_having_joined_is_told_so_once_and_calmly(person: Person, room: Room) -> None:
    page = person("nobody").new_page()
    page.context.clear_cookies()
    page.goto("/")
    line = page.locator(".connection")
    expect(line).to_contain_text("without having joined")
    expect(line.locator("a")).to_have_attribute("href", "/join")
    choose(page, "readiness/rationale", "Yes")
    item(page, "our-story/how-formed").locator("textarea").fill("Only to try")
    item(page, "our-story/how-formed").locator("textarea").blur()
    page.wait_for_timeout(1500)
    expect(item(page, "readiness/rationale").get_by_label("Yes")).to_be_checked()
    for place in ("readiness/rationale", "our-story/how-formed"):
        expect(status(page, place)).to_have_attribute("data-status", "")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert "POST /api/answers" not in room.requests
    assert page.locator(".connection").count() == 1
    assert line.evaluate("e => getComputedStyle(e).backgroundColor") != "rgb(251, 227, 225)"


def test_what_was_ticked_before_it_was_clear_that_nobody_joined_does_not_wait(person: Person, room: Room) -> None:
    page = person("nobody").new_page()
    page.context.clear_cookies()
    room.down = True
    page.route("**/api/start", lambda route: route.abort())
    room.down = False
    page.goto("/")
    choose(page, "readiness/rationale", "Yes")
    expect(status(page, "readiness/rationale")).to_have_attribute("data-status", "waiting")
    page.unroute("**/api/start")
    expect(page.locator(".connection")).to_contain_text("without having joined")
    expect(status(page, "readiness/rationale")).to_have_attribute("data-status", "")
    expect(item(page, "readiness/rationale").get_by_label("Yes")).to_be_checked()


def test_a_result_that_did_not_come_is_asked_for_again(page: Page, room: Room) -> None:
    result = page.locator('[data-result="readiness"]')
    page.route("**/api/result/readiness", lambda route: route.abort())
    choose(page, "readiness/rationale", "Partly")
    is_saved(page, "readiness/rationale")
    with page.expect_event("requestfailed", lambda request: "/api/result/" in request.url):
        result.scroll_into_view_if_needed()
    page.unroute("**/api/result/readiness")
    expect(result).to_contain_text("Your result")


def test_why_an_answer_was_refused_is_a_whole_sentence(page: Page, room: Room) -> None:
    page.route("**/api/answers", lambda route: refuse(route) if route.request.method == "POST" else route.fallback())
    choose(page, "readiness/rationale", "Partly")
    refused = item(page, "readiness/rationale")
    expect(refused).to_contain_text("This answer was not saved. A name has at most 60 characters.")


def refuse(route: Route) -> None:
    answers = route.request.post_data_json["answers"]
    receipts = [
        {
            "id": each["id"],
            "seq": None,
            "status": "refused",
            "message": "a name has at most 60 characters",
            "current": None,
        }
        for each in answers
    ]
    route.fulfill(json={"receipts": receipts})


def test_what_is_announced_while_a_dialog_is_open_is_in_it(page: Page) -> None:
    region = page.locator("#live-region")
    expect(region).to_be_attached()  # before anything is said
    choose(page, "readiness/rationale", "Yes")
    page.evaluate(
        """() => {
          const dialog = document.body.appendChild(document.createElement("dialog"));
          dialog.append("A question");
          dialog.showModal();
        }"""
    )
    expect(page.locator("dialog #live-region")).to_have_text(re.compile("Saved: You can say"))
