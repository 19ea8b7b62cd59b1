"""A partnership over two gatherings, in browsers: the next room opens with the promises, and shows what changed."""

from collections.abc import Callable

from faces import sticks_out
from playwright.sync_api import Page, expect
from server_process import RoomOnServer, ServerProcess
from two_gatherings import FACETS, PLAN, facets

PHONE, PROJECTOR = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


def year_one(server: ServerProcess) -> RoomOnServer:
    """Nine people of each side say how healthy the partnership is, and some of them share a promise."""
    room = server.room("Kirklees and Kampala, 2026", ("Kirklees", "Kampala"))
    room.act("open", workshop="carry-it-home")
    came = facets(room, {0: [2, 2, 3, 2, 1, 2, 3, 2, 2], 1: [4, 3, 4, 4, 3, 4, 4, 3, 4]})
    for at, person in enumerate(came[:6]):
        row = {"what": f"Send the report {at} to both councils", "who": ("Amina", "Jo")[at % 2]}
        person.answer(PLAN, {"row-1": {**row, "by-when": f"2027-03-0{at + 1}", "shared": at < 3}})
    room.act("reveal", exercise=PLAN)
    return room


def test_the_second_gathering_looks_back_at_the_first(server: ServerProcess, page_of: Callable[..., Page]) -> None:
    first, board, phone = year_one(server), page_of(PROJECTOR), page_of(PHONE)
    board.goto(first.facilitator_link)
    board.keyboard.press("6")
    form = board.locator("[data-board-new-room]")
    expect(form.get_by_label("next gathering of this partnership")).to_be_checked()
    form.get_by_label("Name of the new room").fill("Kirklees and Kampala, 2027")
    form.get_by_role("button").click()
    onward = board.get_by_role("link", name="Go to the new room")
    path = onward.get_attribute("href") or ""
    onward.click()
    expect(board.locator("[data-board-title]")).to_have_text("Kirklees and Kampala, 2027")
    promises = board.locator("[data-board-last-time]")
    expect(promises).to_contain_text("What we said last time")
    expect(promises).to_contain_text("Send the report 1 to both councils")
    expect(promises).not_to_contain_text("Send the report 4")

    other = server.client(path)
    room = RoomOnServer(server, other, other.json("/api/board")["room"]["code"], path)
    room.joins(phone, room.sides[1])
    phone.goto("/")
    expect(phone.locator(".last-time")).to_contain_text("Amina")

    facets(room, {0: [4, 4, 3, 4, 4, 5, 4, 4, 4], 1: [4, 3, 4, 4, 3, 4, 4, 3, 4]})
    board.keyboard.press("4")
    row = board.locator("[data-board-results] li").filter(has_text="Eight facets")
    group = board.locator("[data-board-results] > details").filter(has_text="The words and the music")
    group.evaluate("details => { details.open = true; }")
    row.get_by_role("button").click()
    board.get_by_role("button", name="Whole result").click()
    change = board.locator("[data-board-result] .over-time")
    expect(change).to_contain_text("Kirklees has changed most")
    expect(change.get_by_role("img")).to_be_visible()
    phone.goto("/w/partnership-health")
    phone.locator(f"[data-result={FACETS}]").scroll_into_view_if_needed()
    on_phone = phone.locator(f"[data-result={FACETS}] .over-time")
    expect(on_phone.get_by_role("img")).to_be_visible()
    assert sticks_out(phone) == []
