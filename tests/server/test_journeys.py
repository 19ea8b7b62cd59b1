"""Journeys through a real server in a real browser, on a host name that is not loopback."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from everything_at_once import phone_as_it_comes
from faces import does_not_hold
from patience import wait_until
from playwright.sync_api import Browser, BrowserContext, Page, expect
from server_process import HOST, RoomOnServer, ServerProcess

from kit.exercises import load_pack

PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1280, "height": 800}
TRIES_WHILE_CUT = 2
TITLES = {exercise.id: exercise.title for exercise in load_pack().workshop("linking").exercises}


class Person:
    """Somebody with a phone: a browser context of its own. Notes requests to other hosts, and scripts that fail."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context: BrowserContext = browser.new_context(**{"viewport": PHONE, "has_touch": True, **options})
        self.strangers: list[str] = []
        self.failures: list[str] = []
        self.context.on("request", self._note_request)
        self.context.on("weberror", lambda error: self.failures.append(str(error.error)))
        self.page: Page = self.context.new_page()

    def _note_request(self, request: Any) -> None:
        if not re.match(rf"(http://{HOST}[:/]|data:|blob:)", request.url):
            self.strangers.append(request.url)

    def join(self, room: RoomOnServer, side: str) -> str:
        """Join as a person does, and return the resume code."""
        self.page.goto(room.join_link)
        self.page.get_by_label(side, exact=True).check()
        self.page.get_by_role("button", name="Join").click()
        code = self.page.locator(".resume-code span").all_inner_texts()
        assert len(code) == 4
        return " ".join(code)

    def open(self, room: RoomOnServer, workshop: str) -> None:
        self.page.goto(f"{room.server.phones}/w/{workshop}")

    def item(self, place: str) -> Any:
        return self.page.locator(f'[data-item="{place}"]')

    def choose(self, place: str, label: str) -> None:
        self.item(place).get_by_label(label, exact=True).check()

    def status(self, place: str) -> Any:
        return self.item(place).locator("[data-status]").first

    def saved(self, place: str) -> None:
        expect(self.status(place)).to_have_attribute("data-status", "saved")

    def leave(self) -> None:
        self.context.close()
        assert self.strangers == []
        assert self.failures == []


@pytest.fixture
def people(browser: Browser) -> Iterator[Any]:
    there: list[Person] = []

    def enter(**options: Any) -> Person:
        there.append(Person(browser, **options))
        return there[-1]

    yield enter
    for person in there:
        person.leave()


def test_a_facilitator_runs_a_room(people: Any, room: RoomOnServer) -> None:
    facilitator = people(viewport=PROJECTOR, has_touch=False)
    board = facilitator.page
    board.goto(room.facilitator_link)
    expect(board.locator("[data-board-code]", has_text=room.code).last).to_be_visible()
    board.get_by_label("Name of side 1").fill("Kirklees")
    board.get_by_label("Name of side 2").fill("Kampala")
    board.get_by_role("button", name="Save names").click()
    expect(board.locator("[data-board-sides]")).to_contain_text("Kirklees")

    phones = [people() for _ in range(2)]
    for phone, side in zip(phones, ("Kirklees", "Kampala"), strict=True):
        phone.join(room, side)
    expect(board.locator("[data-board-sides] [data-number]").first).to_have_text("1")

    board.keyboard.press("2")
    board.get_by_role("button", name=re.compile("Open.*Is this link ready")).click()
    phones[0].page.get_by_role("link", name="Go on").click()
    expect(phones[0].page.get_by_role("link", name="Is this link ready")).to_be_visible()

    others = [room.participant(side) for side in room.sides for _ in range(4)]
    for number, other in enumerate(others):
        value = ("yes", "partly", "not-yet")[number % 3]
        other.answer("readiness", {"rationale": value})

    board.keyboard.press("4")
    readiness = board.locator("[data-board-results] li").filter(has_text=TITLES["readiness"])
    readiness.get_by_role("button").click()
    expect(board.locator("[data-board-result] svg[role=img]")).to_be_visible()
    expect(board.locator("[data-board-result] svg[role=img]")).to_have_attribute("aria-label", re.compile("."))

    phones[0].open(room, "linking")
    phones[0].page.locator('[data-result="readiness"]').scroll_into_view_if_needed()
    expect(phones[0].page.locator('[data-result="readiness"] table')).to_have_count(1)


def test_a_participant_comes_back_on_another_phone(people: Any, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    first = people()
    code = first.join(room, "Aby")
    first.page.get_by_role("link", name="Go on").click()
    first.page.get_by_role("link", name="Start here").click()
    first.choose("who-we-are/sector", "I work in health")
    first.saved("who-we-are/sector")
    first.open(room, "linking")
    first.choose("readiness/rationale", "Not yet")
    first.saved("readiness/rationale")
    result = first.page.locator('[data-result="readiness"]')
    result.scroll_into_view_if_needed()
    result.locator(".own-more > summary").click()
    owner = first.item("readiness/rationale.owner").locator("textarea, input").first
    owner.fill("Amina")
    owner.press("Tab")
    first.saved("readiness/rationale.owner")

    second = people()
    second.page.goto(f"{room.server.phones}/resume?code={room.code}")
    second.page.get_by_label(re.compile("resume code", re.IGNORECASE)).fill(code.upper().replace(" ", " - "))
    second.page.get_by_role("button").last.click()
    second.open(room, "linking")
    expect(second.item("readiness/rationale").get_by_label("Not yet", exact=True)).to_be_checked()
    second.page.locator('[data-result="readiness"]').scroll_into_view_if_needed()
    expect(second.item("readiness/rationale.owner").locator("textarea, input").first).to_have_value("Amina")

    second.page.goto(f"{room.server.phones}/")
    second.page.get_by_role("button", name="Sign out of this phone").click()
    second.page.wait_for_url("**/leave")
    assert second.page.evaluate("Object.keys(localStorage)") == ["mutuality-left"]  # when somebody left, not who
    assert second.page.goto(f"{room.server.phones}/w/linking").status == 403


def test_answers_wait_while_the_line_is_cut_and_arrive_once(people: Any, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    phone = people()
    phone.join(room, "Aby")
    phone.open(room, "linking")
    phone.choose("readiness/rationale", "Partly")
    phone.saved("readiness/rationale")
    phone.context.set_offline(True)
    phone.choose("readiness/rationale", "Yes")
    phone.choose("readiness/find-partner", "Not yet")
    expect(phone.status("readiness/find-partner")).to_have_attribute("data-status", "waiting")
    for _ in range(TRIES_WHILE_CUT):
        phone.page.wait_for_event("requestfailed", lambda asked: asked.url.endswith("/api/answers"))
    phone.context.set_offline(False)
    phone.saved("readiness/find-partner")
    phone.saved("readiness/rationale")
    answers = phone.page.evaluate("fetch('/api/answers').then((answer) => answer.json())")["answers"]
    assert answers["readiness/rationale"]["value"] == "yes"
    assert answers["readiness/find-partner"]["value"] == "not-yet"
    exercises = next(each for each in room.board.json("/api/board")["workshops"] if each["id"] == "linking")
    readiness = next(each for each in exercises["exercises"] if each["id"] == "readiness")
    assert sum(side["answered"] for side in readiness["progress"]) == 1


def test_two_tabs_of_one_person_agree(people: Any, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    phone = people()
    phone.join(room, "Aby")
    phone.open(room, "linking")
    other = phone.context.new_page()
    other.goto(f"{room.server.phones}/w/linking")
    phone.choose("readiness/rationale", "Yes")
    phone.saved("readiness/rationale")
    there = other.locator('[data-item="readiness/rationale"]')
    expect(there.get_by_label("Yes", exact=True)).to_be_checked()
    there.get_by_label("Partly", exact=True).check()
    expect(phone.item("readiness/rationale").get_by_label("Partly", exact=True)).to_be_checked()
    phone.saved("readiness/rationale")  # what waits in one tab shows in the other, too
    answers = other.evaluate("fetch('/api/answers').then((answer) => answer.json())")["answers"]
    assert answers["readiness/rationale"]["value"] == "partly"


def test_three_phones_lose_nothing_when_the_server_is_killed(
    people: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = ServerProcess(tmp_path_factory.mktemp("killed") / "data")
    try:
        room = server.room()
        room.act("open", workshop="linking")
        phones = [people() for _ in range(3)]
        for phone, side in zip(phones, ("Aby", "Bex", "Aby"), strict=True):
            phone.join(room, side)
            phone.open(room, "linking")
            phone.choose("readiness/rationale", "Yes")
            phone.saved("readiness/rationale")
        port = server.port
        server.kill()
        for phone in phones:
            phone.choose("readiness/find-partner", "Partly")
            expect(phone.status("readiness/find-partner")).to_have_attribute("data-status", "waiting")
        server.start()
        assert (server.port, server.links["join_url"].rsplit("=", 1)[1]) == (port, room.code)
        for phone in phones:
            phone.saved("readiness/find-partner")
            answers = phone.page.evaluate("fetch('/api/answers').then((answer) => answer.json())")["answers"]
            assert answers["readiness/rationale"]["value"] == "yes"
            assert answers["readiness/find-partner"]["value"] == "partly"
    finally:
        server.stop()


def test_a_workshop_can_be_done_with_the_keyboard_alone(people: Any, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = people(has_touch=False)
    person.join(room, "Bex")
    person.open(room, "linking")
    page = person.page
    first = person.item("readiness/rationale").get_by_role("radio").first
    first.focus()
    page.keyboard.press("Space")
    person.saved("readiness/rationale")
    page.keyboard.press("ArrowDown")
    expect(person.item("readiness/rationale").get_by_role("radio").nth(1)).to_be_checked()
    picks = person.item("opportunities/hopes")
    for number in range(2):
        picks.get_by_role("checkbox").nth(number).focus()
        page.keyboard.press("Space")
    person.saved("opportunities/hopes")


def test_the_first_page_is_small(browser: Browser, room: RoomOnServer) -> None:
    """Exact: at most 35 kB on the wire and 5 requests until a workshop can be answered, and nothing more by itself.

    What comes when somebody does something there, or after two seconds, is counted apart, without the typeface.
    """
    room.act("open", workshop="linking")
    phone = phone_as_it_comes(browser, viewport=PHONE, has_touch=True)
    page = phone.new_page()
    room.joins(page)
    session = phone.new_cdp_session(page)
    session.send("Network.enable")
    asked: dict[str, str] = {}
    sent: dict[str, float] = {}
    session.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: sent.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(f"{room.server.phones}/w/linking")
    page.wait_for_function("() => performance.getEntriesByName('answers-loaded').length")
    page.wait_for_timeout(500)
    first = {name: url for name, url in asked.items() if url.startswith("http")}
    assert len(first) <= 5, first
    assert sum(sent[name] for name in first) <= 35_000, {first[name]: sent[name] for name in first}
    page.get_by_role("button", name="Start").tap()
    page.wait_for_function("() => sessionStorage.getItem('mutuality:later')")
    wait_until(lambda: len(counted(asked, sent) - first.keys()) >= 2)
    later = {asked[name]: sent[name] for name in counted(asked, sent) - first.keys()}
    assert sum(later.values()) <= 26_500, later
    phone.close()


def counted(asked: dict[str, str], sent: dict[str, float]) -> set[str]:
    """What has come whole, but for the typeface; the stream of events has no end."""
    return {name for name in sent if asked.get(name, "").startswith("http") and "/static/face-" not in asked[name]}


def test_a_facilitator_opens_another_room_and_erases_it(people: Any, room: RoomOnServer) -> None:
    board = people(viewport=PROJECTOR, has_touch=False).page
    board.goto(room.facilitator_link)
    board.keyboard.press("6")
    board.get_by_label("Name of the new room").fill("Friday")
    board.get_by_role("button", name="Open another room").click()
    board.get_by_role("link", name="Go to the new room").click()
    expect(board.locator("#board-lobby-title")).to_have_text("Friday")
    code = board.locator("#board-lobby [data-board-code]").inner_text()
    assert code != room.code
    phone = people()
    words = phone.join(RoomOnServer(room.server, room.board, code, ""), "Aby")  # the next gathering has the same sides
    board.keyboard.press("6")
    board.get_by_label("Resume code (four words) of a person who asks to be erased").fill(words)
    board.get_by_role("button", name="Erase this person").click()
    expect(board.locator("[data-board-erased]")).not_to_be_empty()
    field = board.get_by_label("Type the code of this room again")
    field.fill("WRONG1")
    board.get_by_role("button", name="Erase everything in this room").click()
    expect(board.locator("[data-board-problem]")).not_to_be_empty()
    field.fill(code)
    board.get_by_role("button", name="Erase everything in this room").click()
    expect(board.get_by_text(code).last).to_be_visible()
    expect(board.locator("#board-settings")).to_have_count(0)
    answer = board.goto(f"{room.server.phones}/join?code={code}")
    assert answer and answer.status == 200
    expect(board.get_by_role("alert")).to_be_visible()


def test_from_one_exercise_to_the_next_without_scrolling(people: Any, room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    phone = people()
    phone.join(room, "Aby")
    phone.open(room, "linking")
    way = phone.page.get_by_role("link", name="Next exercise")
    for title in list(TITLES.values())[:3]:
        way.focus()
        phone.page.keyboard.press("Enter")
        heading = phone.page.get_by_role("heading", name=title, exact=True, level=2)
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()
    assert does_not_hold(phone.page) == []
