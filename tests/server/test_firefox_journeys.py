"""The journeys that nobody may lose, once more in the system's own Firefox."""

from collections.abc import Iterator

import pytest
from firefox import Firefox, Phone
from server_process import HOST, RoomOnServer
from system_parts import supply_firefox

from kit.exercises import load_pack

LINKING, PRIVATE = "linking", "emotional-intelligence"
FIRST_CHOICE = {LINKING: '[data-item="readiness/rationale"]', PRIVATE: '[data-item="self-scoring/pause"]'}
WAY_IN = "main a[href^='/resume'], main a[href='/'], a[href='/join']"
PROJECTOR = {"width": 1280, "height": 800}
WORKSHOP = load_pack().workshop(LINKING)
TITLE = next(exercise.title for exercise in WORKSHOP.exercises if exercise.id == "readiness")


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    running = Firefox(supply_firefox(allowed=lambda: False), tmp_path_factory.mktemp("firefox"))
    yield running
    running.close()
    assert running.failures == []
    assert running.strangers == []


def join(phone: Phone, room: RoomOnServer) -> str:
    """Join as a person does, and return the four words."""
    phone.goto(room.join_link)
    phone.click(role="radio", name="Aby")
    phone.click(role="button", name="Join")
    phone.until_there(".resume-code span")
    words = phone.value("[...document.querySelectorAll('.resume-code span')].map((word) => word.innerText)")
    phone.goto(f"{room.server.phones}/")
    phone.until_there("form[data-leave]")
    return " ".join(words)


def answer(phone: Phone, workshop: str) -> None:
    """Go from the start page to the workshop, tick the first answer, wait for the server's receipt."""
    phone.click(f'a[href="/w/{workshop}"]')
    phone.click(f"{FIRST_CHOICE[workshop]} label:first-of-type input")
    phone.until_there(f"{FIRST_CHOICE[workshop]} [data-status=saved]")


def shows_nobody(phone: Phone) -> None:
    for css in ("input:checked", "[data-status=saved]", ".resume-code"):
        phone.until_gone(css)


def test_answers_survive_a_reload_and_come_back_with_four_words(firefox: Firefox, room: RoomOnServer) -> None:
    room.act("open", workshop=LINKING)
    ticked = f"{FIRST_CHOICE[LINKING]} input:checked"
    with firefox.phone() as phone, firefox.phone() as other:
        words = join(phone, room)
        assert phone.value("[isSecureContext, location.hostname]") == [False, HOST]
        answer(phone, LINKING)
        phone.reload()
        phone.until_there(ticked)
        other.goto(f"{room.server.phones}/resume?code={room.code}")
        other.click(role="textbox", name="Your resume code")
        other.type(words.upper().replace(" ", " - "))
        other.click(role="button", name="Come back")
        other.until("location.pathname !== '/resume'")
        other.goto(f"{room.server.phones}/w/{LINKING}")
        other.until_there(ticked)


def test_back_to_her_own_page_shows_it(firefox: Firefox, room: RoomOnServer) -> None:
    room.act("open", workshop=LINKING)
    with firefox.phone() as phone:
        join(phone, room)
        answer(phone, LINKING)
        phone.goto(f"{room.server.phones}/")
        phone.back()
        phone.until("document.querySelector('input:checked')?.checkVisibility({visibilityProperty: true})")


@pytest.mark.parametrize("workshop", [LINKING, PRIVATE])
def test_back_after_leaving_shows_nobody(firefox: Firefox, room: RoomOnServer, workshop: str) -> None:
    room.act("open", workshop=workshop)
    with firefox.phone() as phone:
        join(phone, room)
        answer(phone, workshop)
        phone.goto(f"{room.server.phones}/")
        phone.click(role="button", name="Sign out of this phone")
        phone.until("document.querySelector('h1')?.innerText.includes('signed out of this phone')")
        for address in ("/join", f"/w/{workshop}", "/join", "/welcome"):
            phone.back()
            phone.until("location.pathname", address)
            phone.until_there("input[name=code]" if address == "/join" else WAY_IN)
            shows_nobody(phone)


def test_the_board_opens_a_workshop_and_reveals_a_result(firefox: Firefox, room: RoomOnServer) -> None:
    with firefox.phone(PROJECTOR) as board, firefox.phone() as phone:
        join(phone, room)
        board.goto(room.facilitator_link)
        board.until_there("[data-board-workshops] [data-toggle]")
        board.type("2")
        board.click(role="button", name=f"Open: {WORKSHOP.title}")
        phone.until_there(f'a[href="/w/{LINKING}"]')
        for side in room.sides:
            for value in ("yes", "partly", "not-yet", "yes", "partly"):
                room.participant(side).answer("readiness", {"rationale": value})
        board.type("4")
        board.click(role="button", name=f"Reveal: {TITLE}")
        board.until_there("[data-board-result] svg[role=img]")
        phone.click(f'a[href="/w/{LINKING}"]')
        phone.until_there("[data-result=readiness]")
        phone.until(  # it is asked for once it is seen, and styles that come later may move it out of view
            "(document.querySelector('[data-result=readiness]').scrollIntoView(),"
            " document.querySelector('[data-result=readiness] table') !== null)"
        )
