"""A phone as it comes shows one thing of a workshop at a time, in view, with its own address, a way on and back."""

from typing import Any

import pytest
from accessibility import broken_rules
from keyboard import WORDS
from playwright.sync_api import Page, expect
from running_plan import go_to, the_plan
from server_process import RoomOnServer
from steps_in_view import SMALL, Phone, not_in_view

from kit.exercises import load_pack

PACK = load_pack()
WORDS_OF_PAGES = PACK.words("en")
GAP = "mutuality-gap"
PICTURE_ENDS = """() => Math.max(...[...document.querySelectorAll(".result > :is(.finding, .glance), .beside .glance")]
  .map((each) => each.getBoundingClientRect().bottom))"""
WHEN_ANSWERED = ((SMALL, 100), (SMALL, 130))
# What a question asks for besides points of a scale, and the key that answers it; words are typed.
ANSWERS = {
    "[data-item] .picks input": "Space",
    "[data-many] input": "Space",
    "[data-move='-1']": "Enter",
    "[data-marker]": "ArrowUp",
    "[data-item]:not([data-kind=holidays]) :is(textarea, input[type=text])": "",
}
LISTENED_IN = """
  window.listenedIn = new Set();
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (...given) {
    const item = this instanceof Element && this.closest("[data-item]");
    if (item) window.listenedIn.add(item.dataset.item);
    return listen.apply(this, given);
  };
"""


@pytest.fixture
def phone(phones: Any, room: RoomOnServer) -> Phone:
    room.act("open", workshop=GAP)
    made: Phone = phones()
    made.join()
    return made


@pytest.mark.parametrize("name", PACK.manifest.workshops)
def test_each_question_is_in_view_and_the_keyboard_goes_through(name: str, phones: Any, room: RoomOnServer) -> None:
    """From the opening to the end by Enter and Space alone, at the size of a small phone, in large letters too."""
    room.act("open", workshop=name)
    phone = phones()
    phone.join()
    phone.open(name)
    page, seen, too_much = phone.page, set(), []
    while (now := phone.look())["kind"] != "closing":
        assert now["address"] not in seen or not seen, f"{now['address']} comes twice"
        seen.add(now["address"])
        is_part = "~" in now["address"]
        too_much += [] if is_part else not_in_view(page, now)
        if now["kind"] == "result" and page.locator(".result:visible").count():
            too_much += result_not_in_view(phone, now)
        if now["kind"] == "question":
            assert now["focus"], f"nothing has the focus at {now['address']}"
            answer_by_keyboard(page, now)
            too_much += [] if is_part else not_in_view(page, now, WHEN_ANSWERED)
        if now["kind"] == "start" and page.locator("[data-table-picker]:visible").count():
            page.locator("[data-table-picker]:visible input").press_sequentially("1")
            page.keyboard.press("Enter")
            page.locator(".part[inert]").first.wait_for(state="detached")
        leave = page.get_by_role("button", name="Leave open")
        (leave if leave.is_visible() else page.locator(".pager-next")).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("(before) => location.hash !== before", arg=now["address"])
    assert "\n".join(too_much) == ""
    phone.saved()
    assert broken_rules(page, name) == []


def result_not_in_view(phone: Phone, now: Any) -> list[str]:
    """What of the sentence and the picture of one's own result is below what a browser leaves of a small phone."""
    phone.page.locator(".result:visible .finding").first.wait_for()
    phone.page.evaluate("scrollTo(0, 0)")
    end, way_on = (phone.page.evaluate(PICTURE_ENDS), phone.page.locator(".pager-bottom").bounding_box())
    assert way_on
    return [f"{now['address']}: the picture ends at {end} px"] if end > SMALL["height"] - way_on["height"] else []


def answer_by_keyboard(page: Page, now: Any) -> None:
    """The second point of each scale, the first box or place of a list, and some words where words are asked for."""
    for name in now["radios"]:
        if not page.locator(f"input[name='{name}']:checked").count():
            page.locator(f"input[name='{name}']:not([data-off] *)").nth(1).focus()
            page.keyboard.press("Space")
    for what, key in ANSWERS.items():
        if (field := page.locator(f"main {what}:visible")).count():
            field.first.focus()
            page.keyboard.press(key) if key else page.keyboard.type(WORDS)


def test_from_joining_to_the_first_question(phones: Any, room: RoomOnServer) -> None:
    room.act("open", workshop=GAP)
    phone = phones()
    phone.join()
    page = phone.page
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name=PACK.workshop(GAP).title).click()
    phone.ready()
    assert phone.look()["words"] <= 60
    phone.next()
    assert phone.look()["kind"] == "question"


def test_the_core_of_the_gap_is_a_tap_a_half_and_one_to_go_on_by_itself(phones: Any, room: RoomOnServer) -> None:
    room.act("open", workshop=GAP)
    phone = phones(reduced_motion="no-preference")
    phone.join()
    phone.open(GAP, "#exercise-gap")
    phone.next()
    taps, core = 1, [item.id for item in PACK.exercise("gap").core_items]
    for number in range(1, 7):
        now = phone.look()
        assert now["count"] == f"{number} of 7"
        for name in now["radios"]:
            phone.page.locator(f"label:has(input[name='{name}'])").nth(3).tap()
            taps += 1
        phone.page.wait_for_function("(before) => location.hash !== before", arg=now["address"])
    assert phone.look()["item"] == "ranking"
    assert taps <= 20
    phone.saved()
    answers = phone.page.evaluate("fetch('/api/answers').then((answer) => answer.json())")["answers"]
    assert len([place for place in answers if place.removeprefix("gap/") in core]) == 6


def test_a_change_a_key_or_a_wish_for_stillness_stays_where_it_is(phones: Any, room: RoomOnServer) -> None:
    room.act("open", workshop=GAP)
    phone = phones(reduced_motion="no-preference")
    phone.join()
    phone.open(GAP, "#exercise-gap")
    phone.next()
    first = phone.look()
    for name in first["radios"]:
        phone.page.locator(f"input[name='{name}']").nth(1).focus()
        phone.page.keyboard.press("Space")
    phone.saved()
    phone.page.wait_for_timeout(600)
    assert phone.look()["address"] == first["address"], "by a key"
    phone.page.locator(f"label:has(input[name='{first['radios'][0]}'])").nth(4).tap()
    phone.page.wait_for_timeout(600)
    assert phone.look()["address"] == first["address"], "a change"


def test_back_reload_and_resume_lose_no_place_and_no_word(phone: Phone) -> None:
    phone.open(GAP, "#exercise-gap")
    phone.next()
    first = phone.look()["address"]
    phone.page.locator(f"input[name='{phone.look()['radios'][0]}']").nth(1).evaluate("(each) => each.click()")
    phone.next()
    second = phone.look()["address"]
    phone.page.go_back()
    assert phone.look()["address"] == first
    expect(phone.page.locator(".still-to-do:visible")).to_contain_text("you believe")
    phone.page.locator(".pager-back").click()
    assert phone.look()["address"] == "#exercise-gap"
    phone.page.go_forward()
    phone.page.go_forward()
    assert phone.look()["address"] == second
    phone.page.reload()
    phone.ready()
    assert phone.look()["address"] == second
    phone.open(GAP)
    assert phone.look()["count"] == "2 of 7", "coming back without an address"
    phone.page.locator(".pager-back").click()
    checked = phone.page.locator("main input:checked")
    expect(checked).to_have_value("2")


def test_nothing_open_is_left_without_a_word(phone: Phone) -> None:
    phone.open(GAP, "#exercise-gap")
    phone.next()
    for _ in range(7):
        phone.page.get_by_role("button", name="Skip").click()
    assert phone.look()["kind"] == "done"
    expect(phone.page.locator(".pager-done:visible h2")).to_have_text("0 of 7 answered")
    expect(phone.page.locator(".pager-done:visible li")).to_have_count(7)
    phone.page.locator(".pager-done:visible li a").nth(2).click()
    assert phone.look()["count"] == "3 of 7"
    phone.page.go_back()
    phone.page.get_by_role("button", name="Leave open").click()
    assert phone.look()["kind"] == "result"


def test_more_questions_come_when_somebody_asks_for_them(phone: Phone) -> None:
    phone.open(GAP, "#done-gap")
    more = len(PACK.exercise("gap").items) - len(PACK.exercise("gap").core_items)
    phone.page.get_by_role("link", name=f"{more} more questions, if you like").click()
    assert phone.look()["count"] == f"1 of {more}"
    for _ in range(more):
        phone.next()
    assert phone.look()["kind"] == "done"


def test_the_room_goes_on_and_so_does_the_phone(phone: Phone, room: RoomOnServer) -> None:
    phone.open(GAP)
    step = next(number for number, each in enumerate(the_plan().steps) if getattr(each, "exercise", "") == "gap")
    go_to(room, step)
    phone.page.wait_for_function("() => document.body.dataset.pagerExercise === 'gap'")
    assert phone.look()["address"] == "#exercise-gap"


def test_a_reveal_leads_to_ones_own_result(phones: Any, room: RoomOnServer) -> None:
    """By itself, or by one tap on the line; whoever writes is let finish, and goes when she wants to."""
    room.act("open", workshop="linking")
    room.act("open", workshop="start-here")
    items = [item.id for item in PACK.exercise("challenges").items]
    for side, us in zip(room.sides, (2, 5), strict=True):
        for _ in range(8):
            room.participant(side).answer("challenges", {item: {"us": us, "them": 3} for item in items})
    idle, writes = phones(), phones()
    for phone in (idle, writes):
        phone.join()
        person = phone.page.evaluate("fetch('/api/me').then((answer) => answer.json())")
        assert person["side"]
    idle.open("linking", "#challenges--image")
    for name in idle.look()["radios"]:
        idle.page.locator(f"input[name='{name}']").nth(3).evaluate("(each) => each.click()")
    idle.saved()
    writes.open("start-here", "#our-story--how-formed")
    words = writes.page.locator("main textarea:visible")
    words.press_sequentially("We met in ")
    room.act("reveal", exercise="challenges")
    room.act("show", mode="reveal", exercise="challenges", finding=0)

    idle.page.wait_for_function("() => location.hash === '#result-challenges'")
    mine = idle.page.locator(".result:visible .finding").first
    expect(mine).to_have_text("You: 4. Your side: 2.2. Their view of you: 3.0.")
    assert result_not_in_view(idle, idle.look()) == []
    assert idle.look()["width"] <= SMALL["width"]
    assert broken_rules(idle.page, "beside") == []

    expect(writes.page.locator("[data-step-title]")).to_have_text(WORDS_OF_PAGES["step-results"])
    writes.page.wait_for_timeout(7000)  # longer than others have to look up
    expect(words).to_be_focused()
    words.press_sequentially("May")
    line = writes.page.get_by_role("link", name=WORDS_OF_PAGES["now-reveal-yours"])
    writes.page.get_by_role("button", name="Stay here").click()
    line.click()
    writes.ready()
    assert writes.look()["address"] == "#result-challenges" and writes.look()["kind"] == "result"
    kept = writes.page.evaluate("fetch('/api/answers').then((answer) => answer.json())")["answers"]
    assert kept["our-story/how-formed"]["value"]["text"] == "We met in May"


def test_the_menu_leads_everywhere_and_to_the_long_page(phone: Phone) -> None:
    phone.open(GAP)
    menu = phone.page.get_by_role("button", name="Menu")
    menu.click()
    dialog = phone.page.get_by_role("dialog")
    for exercise in PACK.workshop(GAP).exercises:
        expect(dialog.get_by_role("link", name=exercise.title)).to_be_visible()
    expect(dialog.get_by_role("button", name="I need a")).to_be_visible()
    dialog.get_by_role("link", name=PACK.exercise("gap").title).click()
    assert phone.look()["address"] == "#exercise-gap"
    menu.click()
    dialog.get_by_role("button", name="Show everything on one page").click()
    expect(phone.page.locator("html:not(.paged) [data-item]").nth(20)).to_be_visible()
    phone.page.get_by_role("button", name="Show one thing at a time").click()
    phone.ready()


def test_a_question_is_bound_once_it_is_seen(phones: Any, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    phone = phones()
    phone.page.add_init_script(LISTENED_IN)
    room.joins(phone.page)
    phone.open("linking", "#exercise-readiness")
    bound = "() => [...window.listenedIn]"
    assert phone.page.evaluate(bound) == []
    seen = []
    for _ in range(2):
        phone.next()
        seen.append(phone.look()["place"])
        phone.page.wait_for_function("() => sessionStorage.getItem('mutuality:later')")
        assert phone.page.evaluate(bound) == seen
    assert phone.page.locator("[data-item]").count() > 50
