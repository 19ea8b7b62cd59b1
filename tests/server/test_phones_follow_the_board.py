"""What a phone shows while the board shows something else than the plan: every mode, with and without a plan."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from running_plan import NAME, the_plan, write_state
from server_process import Client, RoomOnServer

from kit.exercises import load_pack
from kit.exercises.session_plans.running_plan import RunningPlan

PACK = load_pack()
WORDS = PACK.words("en")
STEPS = the_plan().steps
GAP, CAUCUS, BREAK, TALK = 4, 5, 6, 9  # of the plan, from 0
STEP_OF = {"no plan": None, "exercise": GAP, "talk": TALK, "caucus": CAUCUS, "break": BREAK}
FIRST_QUESTION, SECOND_QUESTION = (each.text for each in PACK.exercise("gap").debrief[:2])
TALKING = {"mode": "talk", "exercise": "gap", "finding": 1}
SCREENS: dict[str, dict[str, Any]] = {
    **{mode: {"mode": mode, "exercise": "gap"} for mode in ("lobby", "working", "reveal", "debrief", "dark")},
    "none": {},
    "talk": TALKING,
    "dark over talk": {"mode": "dark", "before": TALKING},
    "dark over result": {"mode": "dark", "before": {"mode": "reveal", "exercise": "gap"}},
}
# By what the board shows and by the step of the plan: the line on the phone, with "?" if it shows the question alone.
SHOWN = {
    # screen              no plan    exercise   talk       caucus     break
    "none":             ("open",    "exercise", "talk ?",  "caucus ?", "break ?"),
    "lobby":            ("open",    "exercise", "open",    "open",     "open"),
    "working":          ("open",    "exercise", "open",    "open",     "open"),
    "talk":             ("talk ?",  "talk ?",   "talk ?",  "caucus ?", "break ?"),
    "reveal":           ("reveal",  "reveal",   "reveal",  "reveal",   "reveal"),
    "debrief":          ("debrief", "debrief",  "debrief", "debrief",  "debrief"),
    "dark":             ("dark",    "dark",     "talk ?",  "caucus ?", "break ?"),
    "dark over talk":   ("talk ?",  "talk ?",   "talk ?",  "caucus ?", "break ?"),
    "dark over result": ("dark",    "dark",     "talk ?",  "caucus ?", "break ?"),
}  # fmt: skip
PHONE = {"width": 390, "height": 844}


def agenda(step: int | None, paused_at: float | None = None) -> dict[str, Any]:
    return {} if step is None else RunningPlan(NAME, step, 0.0, 0.0).to_state() | {"paused_at": paused_at}


def line(name: str, step: int | None) -> str:
    if name == "exercise":
        return str(WORDS["now-exercise"]).format(number=GAP + 1, of=len(STEPS), title=PACK.exercise("gap").title)
    return "Open now: Start here" if name == "open" else WORDS[f"now-{name}"]


def question(kind: str) -> str:
    """What is asked while the board shows the second question about the gap: a step of the plan comes first."""
    step = STEP_OF[kind]
    return SECOND_QUESTION if step in (None, GAP) else getattr(STEPS[step], "question", "")


@pytest.fixture
def person(room: RoomOnServer) -> Client:
    return room.participant(room.sides[0])


def test_what_phones_show_in_every_mode(room: RoomOnServer, person: Client) -> None:
    assert set(SHOWN) == set(SCREENS)
    found = {}
    for screen in SHOWN:
        for kind, step in STEP_OF.items():
            write_state(room, screen=SCREENS[screen], agenda=agenda(step))
            state = person.json("/api/state")
            asked = state["talk"] and (state["talk"]["question"], state["talk"]["title"])
            found[screen, kind] = state["now"]["text"], asked
    titles = {"caucus": WORDS["plan-caucus"], "break": WORDS["plan-break"]}
    expected = {
        (screen, kind): (
            line(shown.removesuffix(" ?"), STEP_OF[kind]),
            (question(kind), titles.get(kind, WORDS["plan-talk"])) if shown.endswith("?") else None,
        )
        for screen, row in SHOWN.items()
        for kind, shown in zip(STEP_OF, row, strict=True)
    }
    assert found == expected


def test_a_plan_that_pauses_says_so_whatever_the_board_shows(room: RoomOnServer, person: Client) -> None:
    for screen in SCREENS.values():
        write_state(room, screen=screen, agenda=agenda(TALK, paused_at=5.0))
        state = person.json("/api/state")
        assert state["now"]["text"] == WORDS["now-paused"]
        assert state["talk"] is None or state["talk"]["title"] == WORDS["now-paused"]


def test_a_talk_without_a_question_shows_none(room: RoomOnServer, person: Client) -> None:
    room.act("close", workshop="start-here")
    room.act("show", mode="talk")
    for screen in ({"mode": "talk"}, {"mode": "talk", "exercise": "gone-from-the-pack"}):
        write_state(room, screen=screen)
        state = person.json("/api/state")
        assert (state["talk"], state["now"]["text"]) == (None, WORDS["now-talk"])


def test_phones_and_board_ask_the_same(room: RoomOnServer, person: Client) -> None:
    for finding in range(2):
        room.act("show", mode="talk", exercise="gap", finding=finding)
        board, phone = room.board.json("/api/board")["talk"], person.json("/api/state")["talk"]
        assert phone == {"title": "Talk", "question": board["question"], "group": "", "starts": ""}


def test_a_phone_follows_and_leaves_who_types_alone(room: RoomOnServer, page_of: Callable[[Any], Page]) -> None:
    page = page_of(PHONE)
    room.joins(page)
    page.goto("/w/start-here")
    words = page.locator('[data-item="our-story/how-formed"] textarea')
    words.click()
    before = words.bounding_box()
    for story in (by_hand, in_a_plan, the_next_question):
        story(room, page, page.locator("dialog[open]"))
        expect(words).to_be_focused()
    expect(words).to_have_value("We met in May")
    after = words.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 3


def by_hand(room: RoomOnServer, page: Page, talk: Locator) -> None:
    """Without a plan: the question of the board, once she has finished; the dark does not end it, and all else does."""
    now, asked = page.locator("[data-now-text]"), page.locator("[data-talk-question]")
    page.keyboard.type("We met")
    room.act("show", mode="talk", exercise="gap", finding=0)
    expect(now).to_have_text(WORDS["now-talk"])
    page.keyboard.type(" in")
    expect(talk).to_be_hidden()
    expect(talk).to_be_visible()
    expect(asked).to_have_text(FIRST_QUESTION)
    room.act("show", mode="talk", exercise="gap", finding=1)
    expect(asked).to_have_text(SECOND_QUESTION)
    room.act("show", mode="dark")
    page.wait_for_timeout(2000)
    expect(talk).to_be_visible()
    room.act("show", mode="debrief")
    expect(talk).to_be_hidden()
    expect(now).to_have_text(WORDS["now-debrief"])


def in_a_plan(room: RoomOnServer, page: Page, talk: Locator) -> None:
    """In a talk of a plan, a facilitator shows the results by hand, and the question again."""
    page.keyboard.type(" May")
    room.act("start-plan", plan=NAME)
    room.act("go-to-step", step=TALK)
    expect(talk).to_be_visible()
    expect(talk).to_contain_text(question("talk"))
    room.act("show", mode="reveal", exercise="gap")
    expect(talk).to_be_hidden()
    expect(page.locator("[data-now-text]")).to_have_text(WORDS["now-reveal"])
    room.act("show", mode="talk")
    expect(talk).to_be_visible()
    page.get_by_role("button", name=WORDS["talk-back"]).click()
    room.act("end-plan")
    expect(page.locator("[data-now-text]")).to_have_text("Open now: Start here")


def the_next_question(room: RoomOnServer, page: Page, talk: Locator) -> None:
    """A new talk comes to everybody. Its next question calls nobody back who went to her answers."""
    room.act("show", mode="talk", exercise="gap", finding=0)
    expect(talk).to_be_visible()
    page.get_by_role("button", name=WORDS["talk-back"]).click()
    room.act("show", mode="talk", exercise="gap", finding=1)
    expect(page.locator("[data-talk-question]")).to_have_text(SECOND_QUESTION)
    expect(talk).to_be_hidden()
    expect(page.get_by_role("button", name=WORDS["talk-again"])).to_be_visible()
