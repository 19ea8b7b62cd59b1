"""Two facilitators and ten people of two sides in browsers: a sealed gap, an item held back, numbers worked by hand.

Five a side, so all is told in bands: low is 1 or 2, middle 3, high 4 or 5; the middles of the bands are 1.5, 3 and
4.5. About *voice* (agenda and decisions), Kirklees say of themselves 1 1 2 5 5: three low, two high. About
(3 * 1.5 + 2 * 4.5) / 5 = 2.7, to half a point 2.5. All five have it among their three most important. What holds in
practice is (2.5 - 1) / 4 = 0.375, so their gap is 5/5 * (1 - 0.375) = 0.625. Kampala say 5 5 4 4 3: one middle, four
high; (3 + 4 * 4.5) / 5 = 4.2, about 4. Two of five chose it, (4 - 1) / 4 = 0.75, so their gap is 2/5 * 0.25 = 0.1.
Kirklees say of Kampala 2 2 2 4 3: three low, one middle, one high; (4.5 + 3 + 4.5) / 5 = 2.4, about 2.5, which is 1.5
from what Kampala say. Kampala say of Kirklees 3 3 3 3 1: (1.5 + 4 * 3) / 5 = 2.7, about 2.5, as they say themselves.
Everybody says 3 to all the rest. Of all ten, 3 1 6 are low, middle and high about themselves: 34.5 / 10, about 3.5; and
4 5 1 about the others: 25.5 / 10, about 2.5. Pages show two places of 0.375 and 0.625: 0.38 and 0.62.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect
from server_process import RoomOnServer, ServerProcess
from shared_room import CORE, EXERCISE, GAP

from kit.results import item_label
from kit.results.words.labels import short_label

PHONE, PROJECTOR = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
KIRKLEES, KAMPALA = "Kirklees", "Kampala"
HELD = "honesty"
PROPOSED = "Kirklees proposes: show each side its own result"

US = {KIRKLEES: (1, 1, 2, 5, 5), KAMPALA: (5, 5, 4, 4, 3)}
THEM = {KIRKLEES: (2, 2, 2, 4, 3), KAMPALA: (3, 3, 3, 3, 1)}
FIRST = {
    KIRKLEES: [["voice", "feedback", "safety"]] * 5,
    KAMPALA: [["voice", "feedback", "safety"]] * 2 + [["feedback", "safety", "context-knowledge"]] * 3,
}


def labels(item: str) -> tuple[str, str]:
    """How an item is called in results, in short and in full."""
    return short_label(EXERCISE, item), item_label(EXERCISE, item)


VOICE = labels("voice")
ITSELF, BELIEVES = (
    "The same in numbers: How each side sees itself",
    "The same in numbers: What each side believes of the other",
)
PRACTICE, ALL = "How far practice falls short of what matters", "The same in numbers"
ABOUT_US, ABOUT_THEM = "For your own side", "For your partner, you believe"
HALF, MOSTLY = "Partly true", "Mostly true"
# Who, people, low, middle, high, mean, the nearest words, how far apart
OWN = {
    KIRKLEES: {
        ITSELF: [["about 2.5 (divided)"]],
        BELIEVES: [],
        PRACTICE: [[KIRKLEES, "1", "1.00", "0.38", "0.62"]],
        ALL: [
            [ABOUT_US, KIRKLEES, "5", "3", "0", "2", "about 2.5", HALF, "divided"],
            [ABOUT_THEM, KIRKLEES, "5", "3", "1", "1", "about 2.5", HALF, "some way apart"],
        ],
    },
    KAMPALA: {
        ITSELF: [["about 4.0"]],
        BELIEVES: [],
        PRACTICE: [[KAMPALA, "3", "0.40", "0.75", "0.10"]],
        ALL: [
            [ABOUT_US, KAMPALA, "5", "0", "1", "4", "about 4.0", MOSTLY, "close together"],
            [ABOUT_THEM, KAMPALA, "5", "1", "4", "0", "about 2.5", HALF, "close together"],
        ],
    },
}
# What is held back could be chosen as important: the order of what matters, and what practice lacks of it, go too.
ROOM = {
    ITSELF: [["about 2.5 (divided)", "about 4.0", "-1.5"]],
    BELIEVES: [
        [KIRKLEES, "about 2.5 (divided)", "about 2.5", "0.0"],
        [KAMPALA, "about 4.0", "about 2.5", "1.5"],
    ],
    ALL: [
        OWN[KIRKLEES][ALL][0],
        OWN[KAMPALA][ALL][0],
        [ABOUT_US, "Everyone", "10", "3", "1", "6", "about 3.5", HALF, "divided"],
        OWN[KIRKLEES][ALL][1],
        OWN[KAMPALA][ALL][1],
        [ABOUT_THEM, "Everyone", "10", "4", "5", "1", "about 2.5", HALF, "some way apart"],
    ],
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server whose page of the workshop has the gap alone, as a facilitator may shorten it for her room."""
    cells = ["from kit import open_workshop\n\nworkshop = open_workshop('mutuality-gap')"]
    cells += [f"workshop.{part}('{GAP}')" for part in ("exercise", "result")]
    (tmp_path / "mine").mkdir()
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(notebook, tmp_path / "mine" / "mutuality-gap.ipynb")
    running = ServerProcess(tmp_path / "data", "--workshops", str(tmp_path / "mine"))
    yield running
    running.stop()
    assert "Traceback" not in running.said()


def answers(side: str, number: int) -> dict[str, Any]:
    rest: dict[str, Any] = {place: {"us": 3, "them": 3} for place in CORE}
    return {**rest, "voice": {"us": US[side][number], "them": THEM[side][number]}, "matters": FIRST[side][number]}


def row(board: Page) -> Locator:
    return board.locator("[data-board-results] li").filter(has_text=EXERCISE.title)


def invite(board: Page, server: ServerProcess) -> str:
    """The link of an invitation for Kampala, made on the board by the facilitator of Kirklees."""
    board.keyboard.press("6")
    board.locator("[data-board-share] select").select_option(label=KIRKLEES)
    board.locator("[data-board-share] button").click()
    expect(board.locator("[data-board-facilitators]")).to_contain_text("Facilitator of Kirklees: here")
    board.locator("[data-board-invite] select").select_option(label="a facilitator for Kampala")
    board.get_by_role("button", name="Make the invitation").click()
    shown = board.locator("[data-board-invitation]")
    expect(shown).to_be_visible()
    expect(shown.locator("img")).to_have_attribute("src", re.compile("^data:image/svg"))
    return re.sub(r"^http://[^/]+", server.phones, shown.locator("[data-link]").inner_text())


def share(first: Page, second: Page, server: ServerProcess) -> None:
    """The facilitator of Kampala takes her invitation on her phone, and goes on to her board."""
    second.goto(invite(first, server))
    second.get_by_role("button", name="Yes, I act for this side").click()
    expect(second.locator("[data-own-link]")).to_be_visible()
    second.get_by_role("link", name="Go to your board").click()
    expect(first.locator("[data-board-shared-state]")).to_have_text("This room is shared. You act for Kirklees.")
    expect(first.locator("[data-board-invitation]")).to_be_hidden()  # it was taken


BY_HAND = ("voice", "matters")


def joined(room: RoomOnServer, *phones: Page) -> None:
    """The first of each side, with a phone that is shown here; what the numbers are not about, she has answered."""
    for phone, side, name in zip(phones, room.sides, (KIRKLEES, KAMPALA), strict=True):
        given = answers(name, 0)
        room.joins(phone, side).answer(GAP, {place: given[place] for place in given if place not in BY_HAND})
        phone.goto("/w/mutuality-gap")


def answer_by_hand(phone: Page, given: dict[str, Any]) -> None:
    """Each answer by a tap, and its receipt."""
    for place, value in given.items():
        item = phone.locator(f'[data-item="{GAP}/{place}"]')
        if place == "matters":
            for option in value:
                item.locator(f'.picks input[value="{option}"]').check()
        else:
            for end, point in value.items():
                item.locator(f'[data-end="{end}"] input[value="{point}"]').check()
        expect(item.locator("[data-status]").first).to_have_attribute("data-status", "saved")
    phone.locator(f'[data-result="{GAP}"]').scroll_into_view_if_needed()


def everybody(phone: Page, room: RoomOnServer, side: str) -> None:
    """The five of a side: one with the phone that is shown here, four without a screen."""
    given = answers(side, 0)
    answer_by_hand(phone, {place: given[place] for place in BY_HAND})
    for number in range(1, 5):
        room.participant(room.sides[(KIRKLEES, KAMPALA).index(side)]).answer(GAP, answers(side, number))


def confirmed(board: Page, proposal: str) -> None:
    """Say yes to what the other side proposes, where it stands."""
    board.keyboard.press("6")
    waiting = board.locator("[data-board-proposals]")
    expect(waiting).to_contain_text(proposal)
    waiting.get_by_role("button", name="Confirm").click()
    our_people(board)
    expect(waiting).to_be_empty()


def press_and_say_yes(board: Page, name: str, said: str) -> None:
    board.get_by_role("button", name=name).first.click()
    our_people(board, said)


def our_people(board: Page, said: str = "") -> None:
    """Say yes to how many of one's own side are counted."""
    asked = board.locator("[data-board-people-asked]")
    expect(asked).to_be_focused()
    asked.get_by_role("button", name="Show it on this screen").click()
    expect(asked).to_contain_text(said)
    asked.get_by_role("button", name="Yes, these are our people").click()
    expect(asked).to_be_hidden()


def numbers(shown: Locator) -> dict[str, list[list[str]]]:
    """The rows about `voice` in each table of a result, opened, without the name of the item; by the line above it."""
    tables: list[tuple[str, list[list[str]]]] = shown.locator(".gap-result details.numbers").evaluate_all(
        """all => all.map((details) => {
            details.open = true;
            const table = details.querySelector("table").getBoundingClientRect();
            if (table.top < details.querySelector("summary").getBoundingClientRect().bottom) throw "not below its line";
            const rows = [...details.querySelectorAll("tbody tr")];
            const cells = rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
            return [details.querySelector("summary").innerText, cells];
        })"""
    )
    return {title: [row[1:] for row in rows if row[0] in VOICE] for title, rows in tables}


def log_of(board: Page) -> list[str]:
    board.keyboard.press("6")
    board.locator("summary", has_text="What facilitators did").click()
    expect(board.locator("[data-board-log] li").first).to_be_visible()
    return board.locator("[data-board-log] li span").all_inner_texts()


def nothing_is_shown(boards: Sequence[Page], phones: Sequence[Page]) -> None:
    """One side is complete: of each side boards tell enough or not yet, and no number; phones tell nothing."""
    for board in boards:
        expect(row(board)).to_contain_text("Kirklees: enough answers; Kampala: not yet enough answers")
        assert not re.search(r"\d", row(board).inner_text()), "no number of answers or people"
    for page in (*boards, *phones):
        expect(page.locator(".gap-result")).to_have_count(0)
        expect(page.locator("main")).not_to_contain_text("sees this now")


def test_seal_then_three_stages_then_the_numbers_worked_by_hand(
    page_of: Callable[[Any], Page], server: ServerProcess
) -> None:
    room: RoomOnServer = server.room("Two cities", (KIRKLEES, KAMPALA))
    room.act("open", workshop="mutuality-gap")
    first, second, aby, bex = (page_of(size) for size in (PROJECTOR, PHONE, PHONE, PHONE))
    first.goto(room.facilitator_link)
    share(first, second, server)
    joined(room, aby, bex)
    boards, phones = (first, second), (aby, bex)
    own = shown_on(boards, "[data-board-own-result]") + shown_on(phones, f'[data-result="{GAP}"]')
    of_the_room = shown_on(boards, "[data-board-result]") + shown_on(phones, f'[data-result="{GAP}"]')

    everybody(aby, room, KIRKLEES)
    first.keyboard.press("4")
    second.goto(f"{server.phones}/board#board-reveal")
    button = row(first).get_by_role("button", name="Propose: each side sees its own")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_accessible_description("Sealed. Kirklees: enough answers; Kampala: not yet enough answers")
    room.act("own-side", exercise=GAP, answered=5)  # as a board does that has not heard yet
    confirmed(second, PROPOSED)
    expect(second.locator("main")).to_contain_text("This exercise is sealed, so it was not revealed")
    second.keyboard.press("4")
    nothing_is_shown(boards, phones)
    assert GAP not in room.board.get("/api/board/export?what=results&to=csv").decode()

    everybody(bex, room, KAMPALA)
    expect(row(first)).to_contain_text("Kampala: enough answers")
    press_and_say_yes(first, "Propose: each side sees its own", "5 people of your side have answered. They joined at")
    confirmed(second, PROPOSED)
    for board in boards:
        board.keyboard.press("4")
        row(board).get_by_role("button", name="Look at our side's result").click()
        board.get_by_role("button", name="Show it on this screen").click()
    for side, shown in own:
        expect(shown).to_contain_text(f"Only {side} sees this now")
        expect(shown.locator(".gap-result")).not_to_contain_text(KAMPALA if side == KIRKLEES else KIRKLEES)
        assert numbers(shown) == OWN[side]

    second.locator(f'[data-board-hold-items] [data-key="{HELD}"] input').check()
    expect(second.locator("[data-board-news]")).to_contain_text("nobody is told")
    expect(first.locator(f'[data-board-hold-items] [data-key="{HELD}"] input')).not_to_be_checked()
    press_and_say_yes(second, "Propose: show the room", "5 people of your side have answered. They joined at")
    expect(first.locator("[data-board-proposals]")).to_contain_text("Kampala proposes: show the room")
    for side, shown in own:
        assert numbers(shown) == OWN[side], "while the sides agree, each sees what it saw"
    confirmed(first, "Kampala proposes: show the room")

    expect(second.locator("[data-board-position]")).to_have_text(re.compile("^Finding 1 of "))  # by itself
    first.get_by_role("button", name="Whole result").click()
    for _, shown in of_the_room:
        expect(shown.locator(".gap-result")).to_contain_text("What each side believes of the other")
        expect(shown).not_to_contain_text("sees this now")
        assert numbers(shown) == ROOM
        told = shown.locator(".gap-result").inner_text()
        assert not [label for label in (HELD, *labels(HELD)) if label in told]
    for board in boards:
        expect(board.locator("[data-board-hold]")).to_be_hidden()
        assert not [label for label in labels(HELD) if label in board.locator("main").inner_text()]
    file = room.board.get("/api/board/export?what=results&to=csv").decode()
    assert "voice" in file and not [label for label in (HELD, *labels(HELD)) if label in file]

    both_read_what_each_has_done(boards)


def shown_on(pages: Sequence[Page], part: str) -> list[tuple[str, Locator]]:
    """The same part of the page of Kirklees and of that of Kampala."""
    return [(side, page.locator(part)) for side, page in zip((KIRKLEES, KAMPALA), pages, strict=True)]


def both_read_what_each_has_done(boards: Sequence[Page]) -> None:
    logs = [log_of(board) for board in boards]
    assert logs[0] == logs[1], "both read what each of them did"
    done = [line.partition(" “")[0] for line in logs[0]]
    assert done[:3] == [
        "All sides together: showed the room",
        "Facilitator of Kirklees: said yes to: show the room",
        "Facilitator of Kampala: proposed to show the room",
    ]
    assert "All sides together: agreed, but it could not be done: show each side its own result of" in done
    assert not [line for line in logs[0] if "held" in line or "hold" in line]
