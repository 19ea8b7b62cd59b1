"""Two phones while a plan runs: one is being typed on, one lies idle; then a talk, and a wish for a pause."""

import re
from collections.abc import Callable

from accessibility import broken_rules
from faces import sticks_out
from keyboard import Keyboard
from patience import wait_until
from playwright.sync_api import Locator, Page, expect
from running_plan import go_to, kept_state, the_plan
from server_process import RoomOnServer

from kit.exercises import load_pack

PHONE = {"width": 390, "height": 844}
PACK = load_pack()
WORDS = PACK.words("en")
STEPS = the_plan().steps
GAP, TALK, CLOSING = 4, 5, 8  # of the plan, from 0


def test_phones_follow_a_plan_and_never_take_anything_out_of_a_hand(
    room: RoomOnServer, page_of: Callable[..., Page]
) -> None:
    """The whole story at once, because a server and two phones take long to come."""
    idle, writing = (page_of(PHONE, has_touch=True) for _ in room.sides)
    for page, side in zip((idle, writing), room.sides, strict=True):
        room.joins(page, side)
    idle.goto("/")
    words = a_step_opens(room, idle, writing)
    people_talk(room, idle, writing, words)
    the_room_goes_on(room, idle, writing)
    she_stays_where_she_wants(room, idle, writing)


def a_step_opens(room: RoomOnServer, idle: Page, writing: Page) -> Locator:
    """The phone that lies on the table goes there by itself; whoever types stays, and loses neither word nor place."""
    room.board.get("/w/mutuality-gap")  # made before it is needed, as the first phone that comes would have to wait
    writing.goto("/w/start-here")
    words = writing.locator('[data-item="our-story/how-formed"] textarea')
    words.click()
    expect(writing.locator("[data-now-kept]")).to_have_text("Shown if you tick")
    writing.keyboard.type("We met in")
    before = words.bounding_box()
    go_to(room, GAP, minutes=8)
    title = f"The room goes on to: {PACK.exercise('gap').title}"
    for page in (idle, writing):
        expect(page.locator("[data-step-title]")).to_have_text(title)
        expect(page.locator("[data-now-text]")).to_contain_text("Step 5 of 10")
    idle.wait_for_url(re.compile(r"/w/mutuality-gap#exercise-gap$"))
    expect(idle.locator("[data-now-kept]")).to_have_text("Sealed")
    expect(idle.locator("#exercise-gap-title")).to_be_in_viewport()
    for page in (idle, writing):
        expect(page.locator("[data-now] [data-now-time]")).to_have_text(re.compile(r"^[76]:\d\d$"))

    expect(words).to_be_focused()
    writing.keyboard.type(" May, at the sta")
    expect(words).to_have_value("We met in May, at the sta")
    after = words.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 3
    assert writing.url.endswith("/w/start-here")
    expect(writing.locator("[data-step-soon]")).to_have_text(WORDS["step-waits"])
    notice = writing.locator("[data-step-notice]").bounding_box()
    assert notice and (notice["y"] + notice["height"] <= after["y"] or notice["y"] >= after["y"] + after["height"])
    assert broken_rules(writing, "notice") == []
    writing.keyboard.type("tion")
    return words


def people_talk(room: RoomOnServer, idle: Page, writing: Page, words: Locator) -> None:
    """She is let finish, then the phone shows the question alone; the rest is done with the keyboard alone."""
    before = words.bounding_box()
    go_to(room, TALK, minutes=10)
    question = getattr(STEPS[TALK], "question", "")
    expect(idle.locator("dialog[open] [data-talk-question]")).to_have_text(question)
    expect(writing.locator("dialog[open] [data-talk-question]")).to_have_text(question)
    shown = writing.locator("dialog")
    expect(shown).to_contain_text("Who starts: the person who is newest to the partnership")
    expect(shown.locator("[data-now-time]")).to_have_text(re.compile(r"^(10:00|9:\d\d)$"))
    expect(writing.locator("[data-step-notice]")).to_be_hidden()
    assert broken_rules(idle, "talk") == []

    keyboard = Keyboard(writing)
    keyboard.press("Tab", "Tab", "Enter")
    expect(shown.locator("[data-pause] [role=status]")).to_have_text(WORDS["pause-told"])
    assert kept_state(room, "pause_asked_at") is not None
    keyboard.press("Shift+Tab", "Enter")
    expect(shown).to_be_hidden()
    expect(words).to_be_focused()
    expect(words).to_have_value("We met in May, at the station")
    after = words.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 3
    again = writing.get_by_role("button", name="The question")
    expect(again).to_be_visible()
    room.act("timer", seconds=500)  # other news does not bring the question back
    writing.wait_for_timeout(1500)
    expect(shown).to_be_hidden()
    again.focus()
    keyboard.press("Enter")
    expect(shown).to_be_visible()


def the_room_goes_on(room: RoomOnServer, idle: Page, writing: Page) -> None:
    """The talk ends: the idle phone is where it was. She goes when she wants to, and her words are safe."""
    title_of_gap = idle.locator("#exercise-gap-title")
    where = title_of_gap.bounding_box()
    go_to(room, GAP)
    expect(idle.locator("dialog")).to_be_hidden()
    expect(writing.locator("dialog")).to_be_hidden()
    now = title_of_gap.bounding_box()
    assert where and now and abs(where["y"] - now["y"]) < 3
    expect(idle.locator("[data-step-notice]")).to_be_hidden()  # it is there already
    expect(idle.locator("[data-now] [data-now-time]")).to_be_hidden()
    expect(writing.locator("[data-now-text]")).to_contain_text("Step 5 of 10")
    go = writing.get_by_role("button", name="Go there now")
    go.focus()
    writing.keyboard.press("Enter")
    writing.wait_for_url(re.compile(r"/w/mutuality-gap#exercise-gap$"))
    expect(writing.locator("[data-now-text]")).to_contain_text("Step 5 of 10")
    wait_until(lambda: words_kept(writing) == "We met in May, at the station")


def words_kept(page: Page) -> str:
    kept = page.evaluate("fetch('/api/answers').then((answer) => answer.json())")["answers"]
    return str(kept["our-story/how-formed"]["value"]["text"])


def she_stays_where_she_wants(room: RoomOnServer, idle: Page, writing: Page) -> None:
    """The next step is on the page where both are; whoever says "stay" stays."""
    go_to(room, CLOSING)
    expect(writing.locator("[data-step-notice]")).to_be_visible()
    writing.get_by_role("button", name="Stay here").click()
    expect(writing.locator("[data-step-notice]")).to_be_hidden()
    expect(idle.locator("#exercise-closing-moves-title")).to_be_in_viewport()
    expect(writing.locator("#exercise-closing-moves-title")).not_to_be_in_viewport()
    expect(idle.locator("[data-now-kept]")).to_have_text("Shared at your table")
    for page in (idle, writing):
        assert sticks_out(page) == []
        assert page.locator(".now").evaluate("line => line.getBoundingClientRect().top") < 60


def test_a_practice_answer_shows_what_others_would_see(room: RoomOnServer, page_of: Callable[..., Page]) -> None:
    page = page_of(PHONE)
    room.joins(page)
    page.goto("/w/start-here")
    drink = page.locator('[data-item="practice/drink"]')
    drink.get_by_label("Coffee", exact=True).check()
    result = page.locator('[data-result="practice"]')
    result.scroll_into_view_if_needed()
    expect(result).to_contain_text(WORDS["practice-made-up"])
    expect(result).to_contain_text("Aby: you and 8 other people")
    coffee = result.locator(".bars li", has_text="Coffee").locator("strong")
    expect(coffee).to_have_text("3 people")
    expect(result).to_contain_text("Bex: 3 people are too few to show.")
    drink.get_by_label("Rather not say").check()
    expect(coffee).to_have_text("2 people")
    expect(result.locator(".bars li", has_text="rather not say")).to_be_visible()
    assert broken_rules(page, "practice") == []
