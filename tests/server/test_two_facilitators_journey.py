"""Two facilitators and their participants, in browsers: an invitation, a caucus, an item held back, and the reveal."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect
from server_process import RoomOnServer, ServerProcess
from shared_room import EXERCISE, GAP, answers, people

from kit.results.labels import short_label

PHONE, PROJECTOR = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
HELD = "feedback"
SLOW = 30_000  # milliseconds; the first picture is drawn while other tests run


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


def row(board: Page) -> Locator:
    return board.locator("[data-board-results] li").filter(has_text=EXERCISE.title)


def invite(board: Page, server: ServerProcess) -> str:
    """The link of an invitation for Kampala, made on the board by the facilitator of Kirklees."""
    board.keyboard.press("6")
    board.locator("[data-board-share] select").select_option(label="Kirklees")
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


def join_and_answer(phone: Page, room: RoomOnServer, number: int) -> None:
    """Join as Kampala does; answers are sent as the page sends them."""
    phone.goto(room.join_link)
    phone.get_by_label("Kampala", exact=True).check()
    phone.get_by_role("button", name="Join").click()
    sent = [
        {"id": f"a-{place}", "exercise": GAP, "item": place, "value": value, "based_on": None}
        for place, value in answers(number).items()
    ]
    send = "sent => fetch('/api/answers', {method: 'POST', body: JSON.stringify({answers: sent})}).then(({ok}) => ok)"
    assert phone.evaluate(send, sent)
    phone.goto(f"{room.server.phones}/w/mutuality-gap")
    phone.locator(f'[data-result="{GAP}"]').scroll_into_view_if_needed()


def confirmed(board: Page, proposal: str) -> None:
    """Say yes to what the other side proposes."""
    waiting = board.locator("[data-board-proposals]")
    expect(waiting).to_contain_text(proposal)
    waiting.get_by_role("button", name="Confirm").click()
    expect(waiting).to_be_empty()


def test_reveal_by_two_facilitators_with_an_item_held_back(
    page_of: Callable[[Any], Page], server: ServerProcess
) -> None:
    room: RoomOnServer = server.room("Two cities", ("Kirklees", "Kampala"))
    room.act("open", workshop="mutuality-gap")
    kirklees, kampala = room.sides
    first, second, phone = page_of(PROJECTOR), page_of(PHONE), page_of(PHONE)
    first.goto(room.facilitator_link)
    share(first, second, server)
    people(room, kirklees, 6)
    first.keyboard.press("4")
    expect(row(first)).to_contain_text("Kirklees: enough answers; Kampala: not yet enough answers")
    second.goto(f"{server.phones}/board#board-reveal")
    for board in (first, second):
        expect(board.locator(".gap-result")).to_have_count(0)
    people(room, kampala, 4)
    join_and_answer(phone, room, 4)
    result = phone.locator(f'[data-result="{GAP}"]')

    first.keyboard.press("4")
    second.goto(f"{server.phones}/board#board-reveal")
    row(first).get_by_role("button", name="Propose: each side sees its own").click()
    expect(first.locator("[data-board-proposals]").get_by_role("button", name="Take back")).to_be_visible()
    confirmed(second, "Kirklees proposes: show each side its own result")
    expect(row(first)).to_contain_text("Each side sees its own result")
    for board, side, other in ((first, "Kirklees", "Kampala"), (second, "Kampala", "Kirklees")):
        row(board).get_by_role("button", name="Look at our side's result").click()
        shown = board.locator("[data-board-result]")
        expect(shown.get_by_role("heading", name=f"Only {side} sees this now")).to_be_visible(timeout=SLOW)
        assert other not in shown.inner_text()
    expect(result).to_contain_text("Only Kampala sees this now", timeout=SLOW)

    second.locator(f'[data-board-hold-items] [data-key="{HELD}"] input').check()
    expect(second.locator("[data-board-news]")).to_contain_text("nobody is told")
    expect(first.locator(f'[data-board-hold-items] [data-key="{HELD}"] input')).not_to_be_checked()
    second.get_by_role("button", name="Propose: show the room").click()
    confirmed(first, "Kampala proposes: show the room")
    expect(first.locator("[data-board-hold]")).to_be_hidden()
    for shown in (first.locator("[data-board-result]"), second.locator("[data-board-result]"), result):
        expect(shown).to_contain_text("Kirklees", timeout=SLOW)
        expect(shown).to_contain_text(short_label(EXERCISE, "honesty"))
        held_back = expect(shown.locator(".gap-result"))
        held_back.not_to_contain_text(short_label(EXERCISE, HELD), timeout=SLOW)  # until then it is its own side's
    expect(result).not_to_contain_text("Only Kampala sees this now")

    first.keyboard.press("6")
    first.locator("summary", has_text="What facilitators did").click()
    expect(first.locator("[data-board-log] li").first).to_contain_text("All sides together: showed the room")
    expect(first.locator("[data-board-log]")).not_to_contain_text("held")
