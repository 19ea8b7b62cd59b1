"""Two facilitators and ten people of two sides in browsers: a sealed gap, an item held back, numbers worked by hand.

Five a side, so all is told in bands: low is 1 or 2, middle 3, high 4 or 5; the middles of the bands are 1.5, 3 and
4.5. About *voice* (agenda and decisions), Kirklees say of themselves 1 1 2 5 5: three low, two high. About
(3 * 1.5 + 2 * 4.5) / 5 = 2.7, to half a point 2.5. All five have it among their three most important. What holds in
practice is (2.5 - 1) / 4 = 0.375, so their gap is 5/5 * (1 - 0.375) = 0.625. Kampala say 5 5 4 4 3: one middle, four
high; (3 + 4 * 4.5) / 5 = 4.2, about 4. Two of five chose it, (4 - 1) / 4 = 0.75, so their gap is 2/5 * 0.25 = 0.1.
Kirklees say of Kampala 2 2 2 4 3: three low, one middle, one high; (4.5 + 3 + 4.5) / 5 = 2.4, about 2.5, which is 1.5
from what Kampala say. Kampala say of Kirklees 3 3 3 3 1: (1.5 + 4 * 3) / 5 = 2.7, about 2.5, as they say themselves.
Everybody says 3 to all the rest.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect
from server_process import RoomOnServer, ServerProcess
from shared_room import CORE, EXERCISE, GAP, say

from kit.results.labels import short_label

PHONE, PROJECTOR = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
KIRKLEES, KAMPALA = "Kirklees", "Kampala"
VOICE, HELD = (short_label(EXERCISE, item) for item in ("voice", "honesty"))
SLOW = 30_000  # milliseconds; the first picture is drawn while other tests run

US = {KIRKLEES: (1, 1, 2, 5, 5), KAMPALA: (5, 5, 4, 4, 3)}
THEM = {KIRKLEES: (2, 2, 2, 4, 3), KAMPALA: (3, 3, 3, 3, 1)}
FIRST = {
    KIRKLEES: [["voice", "feedback", "safety"]] * 5,
    KAMPALA: [["voice", "feedback", "safety"]] * 2 + [["feedback", "safety", "context-knowledge"]] * 3,
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
    expect.set_options(timeout=SLOW)
    yield running
    expect.set_options(timeout=None)
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


def join(phone: Page, room: RoomOnServer, side: str) -> None:
    phone.goto(room.join_link)
    phone.get_by_label(side, exact=True).check()
    phone.get_by_role("button", name="Join").click()
    phone.goto(f"{room.server.phones}/w/mutuality-gap", timeout=2 * SLOW)  # the notebook runs for the first time


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
        expect(item.locator("[data-status]").first).to_have_attribute("data-status", "saved", timeout=SLOW)
    phone.locator(f'[data-result="{GAP}"]').scroll_into_view_if_needed()


def everybody(phone: Page, room: RoomOnServer, side: str) -> None:
    """The five of a side: one with the phone that is shown here, four without a screen."""
    answer_by_hand(phone, answers(side, 0))
    for number in range(1, 5):
        say(room.participant(room.sides[(KIRKLEES, KAMPALA).index(side)]), answers(side, number))


def confirmed(board: Page, proposal: str) -> None:
    """Say yes to what the other side proposes."""
    waiting = board.locator("[data-board-proposals]")
    expect(waiting).to_contain_text(proposal)
    waiting.get_by_role("button", name="Confirm").click()
    expect(waiting).to_be_empty()


def numbers(shown: Locator, title: str, item: str) -> list[list[str]]:
    """The rows about `item` in the table of that title, which is folded until somebody opens it."""
    folded = shown.locator("details.numbers").filter(has=shown.page.locator("summary", has_text=title))
    folded.evaluate("details => { details.open = true; }")
    expect(folded.locator("table")).to_be_visible()
    cells: list[list[str]] = folded.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
    )
    print(title, cells)
    return [each[1:] for each in cells if item in each[0]]


def test_sealed_gap_of_ten_people_in_three_stages_reveal(page_of: Callable[[Any], Page], server: ServerProcess) -> None:
    room: RoomOnServer = server.room("Two cities", (KIRKLEES, KAMPALA))
    room.act("open", workshop="mutuality-gap")
    first, second, aby, bex = (page_of(size) for size in (PROJECTOR, PHONE, PHONE, PHONE))
    first.goto(room.facilitator_link)
    share(first, second, server)
    join(aby, room, KIRKLEES), join(bex, room, KAMPALA)
    results = [first.locator("[data-board-result]"), second.locator("[data-board-result]")]
    results += [phone.locator(f'[data-result="{GAP}"]') for phone in (aby, bex)]

    everybody(aby, room, KIRKLEES)
    first.keyboard.press("4")
    expect(row(first)).to_contain_text("Kirklees: enough answers; Kampala: not yet enough answers")
    second.goto(f"{server.phones}/board#board-reveal")
    print("ROW", row(first).inner_text())
    row(first).get_by_role("button", name="Propose: each side sees its own").click()
    confirmed(second, "Kirklees proposes: show each side its own result")
    for name, page in (("first", first), ("second", second), ("aby", aby), ("bex", bex)):
        print("PAGE", name, page.locator("body").inner_text()[:6000])
    everybody(bex, room, KAMPALA)
    first.keyboard.press("4")
    row(first).get_by_role("button", name="Propose: each side sees its own").click()
    confirmed(second, "Kirklees proposes: show each side its own result")
    for board in (first, second):
        row(board).get_by_role("button", name="Look at our side's result").click()
    for name, shown in zip(("first", "second", "aby", "bex"), results, strict=True):
        expect(shown).to_contain_text("sees this now", timeout=2 * SLOW)
        print("OWN", name, shown.inner_text())
        for details in shown.locator("details.numbers").all():
            print(details.locator("summary").inner_text())
            details.evaluate("details => { details.open = true; }")
            print(
                details.locator("tr").evaluate_all(
                    "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
                )
            )
    second.locator('[data-board-hold-items] [data-key="honesty"] input').check()
    second.get_by_role("button", name="Propose: show the room").click()
    confirmed(first, "Kampala proposes: show the room")
    for name, shown in zip(("first", "second", "aby", "bex"), results, strict=True):
        expect(shown).to_contain_text("Kampala believes", timeout=2 * SLOW)
        print("ROOM", name, shown.inner_text())
        for details in shown.locator("details.numbers").all():
            print(details.locator("summary").inner_text())
            details.evaluate("details => { details.open = true; }")
            print(
                details.locator("tr").evaluate_all(
                    "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
                )
            )
    for board in (first, second):
        board.keyboard.press("6")
        board.locator("summary", has_text="What facilitators did").click()
        print("LOG", board.locator("[data-board-log] li").all_inner_texts())
