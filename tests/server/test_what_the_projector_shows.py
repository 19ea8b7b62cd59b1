"""What is for one person, or for one side, never stands in what the board shows to the room; and the joint moment."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from server_process import ServerProcess
from shared_room import SharedRoom, accept, people, shared

from kit.exercises import load_pack
from kit.room.plan.screen import MODES

WORDS = load_pack().words("en")
PROJECTOR, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
OWN_ALONE = WORDS["own-side-result"].format(side="Aby")
NOT_FOR_THE_ROOM = (
    *(WORDS[key] for key in ("pause-asked", "pause-seen", "board-asked", "board-own-side", "board-invitation-link")),
    "proposes",
    "sees this now",
    WORDS["board-hold-back"],
    WORDS["board-people-look"],
    WORDS["board-people"].partition("} ")[2],
    "/c/",
    "/i/",
)


@pytest.fixture
def both(server: ServerProcess) -> Iterator[SharedRoom]:
    """A shared room in which both sides have answered the sealed gap, and somebody asks for a pause."""
    made = shared(server, "mutuality-gap")
    for side in made.sides:
        people(made.room, side, 5)
    made.room.in_the_database("UPDATE room_state SET pause_asked_at = 1 WHERE room = :room")
    made.room.act("open-door")  # the server remembers the state until it writes to it
    yield made


def board_of(page: Page, both: SharedRoom, path: str) -> Page:
    page.goto(path)
    if not page.url.split("#")[0].endswith("/board"):
        page.goto("/board")
    expect(page.locator("[data-board-room]")).to_have_text("Shared")
    return page


def these_are_our_people(board: Page) -> None:
    """Say yes to how many of one's own side are counted, which one has to ask to see."""
    asked = board.locator("[data-board-people-asked]")
    asked.get_by_role("button", name=WORDS["board-own-side-show"]).click()
    asked.get_by_role("button", name=WORDS["board-people-yes"]).click()


def nothing_for_one_side_is_projected(board: Page) -> None:
    """In every mode that boards share; afterwards the board is at its tools."""
    for mode in MODES:
        if mode == "dark":
            board.keyboard.press("d")
            expect(board.locator("[data-board-dark]")).to_be_visible()
        else:
            board.keyboard.press(str(MODES.index(mode) + 1))
            expect(board.locator(f"[data-board={mode}]")).to_be_visible()
        seen = board.locator("body").inner_text()
        assert not [each for each in NOT_FOR_THE_ROOM if each in seen], f"{mode}: {seen}"
        shown = board.locator("img:visible").evaluate_all("all => all.map((each) => each.getAttribute('src'))")
        assert not [source for source in shown if "/api/board/qr.svg" not in source], mode
        if mode == "dark":
            board.keyboard.press("d")
            expect(board.locator("[data-board-dark]")).to_be_hidden()
    board.keyboard.press("6")
    expect(board.locator("[data-board=settings]")).to_be_visible()


def test_in_no_mode_and_no_state_the_board_shows_what_is_for_one_side(
    page_of: Callable[[Any], Page], both: SharedRoom
) -> None:
    board = board_of(page_of(PROJECTOR), both, both.room.path)
    both.act(both.bex, "own-side", exercise="gap")
    expect(board).to_have_title(re.compile(r"^\(2\) "))  # a wish for a break and a proposal wait
    nothing_for_one_side_is_projected(board)
    expect(board.get_by_text(WORDS["pause-asked"])).to_be_visible()
    expect(board.locator("[data-board-proposals]")).to_contain_text("Bex proposes")

    both.confirm(both.aby)
    expect(board.locator("[data-board-own-side]")).to_be_visible()
    expect(board.get_by_text(OWN_ALONE)).to_have_count(0)
    board.get_by_role("button", name=WORDS["board-own-side-show"]).click()
    expect(board.get_by_text(OWN_ALONE)).to_be_visible()
    expect(board.locator("[data-board-own-side]")).to_contain_text(WORDS["board-own-side-help"])
    board.locator("[data-board-console-show]").click()
    expect(board.locator("[data-board-console-link]")).to_be_visible()
    board.locator("[data-board-invite] select").select_option(index=0)
    board.locator("[data-board-invite] button").click()
    expect(board.locator("[data-board-invitation]")).to_be_visible()
    nothing_for_one_side_is_projected(board)
    expect(board.get_by_text(OWN_ALONE)).to_have_count(0)

    both.act(both.bex, "reveal", exercise="gap")
    nothing_for_one_side_is_projected(board)


def test_the_number_of_ones_own_side_is_seen_by_whoever_asks_for_it_and_stays_behind_save(
    page_of: Callable[[Any], Page], both: SharedRoom
) -> None:
    board = board_of(page_of(PROJECTOR), both, both.room.path)
    board.keyboard.press("4")
    propose = board.get_by_role("button", name=WORDS["board-propose-own-side"]).and_(
        board.locator("[aria-disabled=false]")
    )
    propose.click()
    asked, number = board.locator("[data-board-people-asked]"), WORDS["board-people"].format(people=5)
    expect(asked).to_be_focused()
    expect(asked).to_contain_text(WORDS["board-own-side-help"])
    expect(board.get_by_text(number)).to_have_count(0)
    nothing_for_one_side_is_projected(board)
    asked.get_by_role("button", name=WORDS["board-own-side-show"]).click()
    expect(asked).to_contain_text(number)
    nothing_for_one_side_is_projected(board)
    expect(board.get_by_text(number)).to_have_count(0)  # it does not wait there for the next who looks
    these_are_our_people(board)
    expect(board.locator("[data-board-proposals]")).to_contain_text("Aby proposes")
    board.keyboard.press("4")
    propose.click()  # what is proposed already is not refused before the room
    expect(board.locator("[data-board-proposals]")).to_be_visible()
    expect(board.locator("[data-board-problem]")).to_be_empty()


def test_who_acts_for_no_side_has_no_buttons_that_would_be_refused(
    page_of: Callable[[Any], Page], server: ServerProcess
) -> None:
    room = server.room("Shared")
    room.act("open", workshop="mutuality-gap")
    for side in room.sides:
        accept(server, room.act("invite", side=side)["link"])
    board = page_of(PROJECTOR)
    board.goto(room.path)
    board.keyboard.press("4")
    expect(board.locator("[data-board-results] li").first).to_be_attached()
    expect(board.locator("[data-board-room]")).to_have_text("Shared")
    for name in ("board-propose-own-side", "board-propose-reveal", "board-reveal-now"):
        expect(board.get_by_role("button", name=WORDS[name])).to_have_count(0)


def test_at_the_last_yes_all_boards_go_to_the_first_finding_and_phones_hear_of_it(
    page_of: Callable[[Any], Page], both: SharedRoom
) -> None:
    first = board_of(page_of(PROJECTOR), both, both.room.path)
    second = board_of(page_of(PROJECTOR), both, both.bex_path)
    phone = page_of(PHONE)
    both.room.joins(phone)
    phone.goto("/")
    assert both.both("own-side", exercise="gap")[0] == 200
    first.keyboard.press("4")
    expect(second.locator("[data-board=reveal]")).to_be_visible()
    first.keyboard.press("6")
    first.get_by_role("button", name=WORDS["board-own-side-show"]).click()
    first.get_by_role("button", name=WORDS["board-propose-room"]).click()
    these_are_our_people(first)
    second.keyboard.press("6")
    second.get_by_role("button", name=WORDS["board-confirm"]).click()
    these_are_our_people(second)
    for board in (first, second):
        expect(board.locator("[data-board-result] h4")).to_be_visible()
        expect(board.locator("[data-board-position]")).to_have_text(re.compile("^Finding 1 of "))
        expect(board.get_by_text(OWN_ALONE)).to_have_count(0)
    expect(second.locator("[data-board-stage-title]")).to_be_focused()
    expect(phone.locator("[data-now-text]")).to_have_text(WORDS["now-reveal-yours"])


def test_keys_of_a_presenter_end_at_the_last_finding(page_of: Callable[[Any], Page], both: SharedRoom) -> None:
    assert both.both("own-side", exercise="gap")[0] == 200
    assert both.both("reveal", exercise="gap")[0] == 200
    board = board_of(page_of(PROJECTOR), both, both.room.path)
    position = board.locator("[data-board-position]")
    expect(position).to_have_text(re.compile("^Finding 1 of "))
    count = int(position.inner_text().split()[-1])
    for number in range(2, count + 1):
        board.keyboard.press("ArrowRight")
        expect(position).to_have_text(f"Finding {number} of {count}")
    for _ in range(3):
        board.keyboard.press("ArrowRight")
    expect(board.locator("[data-board=reveal]")).to_be_visible()
    expect(position).to_have_text(f"Finding {count} of {count}")


def test_a_figure_pressed_after_sending_is_a_part_of_the_board(
    page_of: Callable[[Any], Page], both: SharedRoom
) -> None:
    board = board_of(page_of(PROJECTOR), both, both.room.path)
    board.keyboard.press("5")
    field = board.locator("#board-agree-text")
    field.fill("We meet in May.")
    field.press("Enter")
    expect(board.locator("[data-board-agreements] li")).to_have_count(1)
    expect(field).to_have_value("")
    board.keyboard.press("2")
    minutes = board.locator("[data-board-timer] input")
    minutes.fill("7")
    minutes.press("Enter")
    board.keyboard.press("5")
    expect(board.locator("[data-board=debrief]")).to_be_visible()
    expect(field).to_have_value("")
    expect(minutes).to_have_value("7")
