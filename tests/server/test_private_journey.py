"""The private workshop on a phone, and again on another one after typing the four words; in no file meanwhile."""

import json
from collections.abc import Callable

from faces import sticks_out
from playwright.sync_api import Page, expect
from server_process import RoomOnServer

from kit.exercises import load_pack

PHONE = {"width": 390, "height": 844}
WORKSHOP = "emotional-intelligence"
SELF_SCORING = load_pack().exercise("self-scoring")
OFTEN, RARELY = SELF_SCORING.labels[3], SELF_SCORING.labels[0]
SECRET = "I listen before I speak about our partners"


def saved(page: Page, place: str) -> None:
    line = page.locator(f'[data-item="{place}"] [data-status]').first
    expect(line).to_have_attribute("data-status", "saved")


def in_no_file(room: RoomOnServer, *secrets: str) -> None:
    """Database, write-ahead log, backups, the server's log: neither words nor points can be read in any of them."""
    files = [file.read_bytes() for file in room.server.data.rglob("*") if file.is_file()]
    everything = b"\n".join([*files, room.server.said().encode()])
    assert not [secret for secret in secrets if secret.encode() in everything]
    asked = "SELECT value FROM response WHERE room = :room"
    stored = [json.loads(value) for (value,) in room.in_the_database(asked)]
    assert len(stored) > len(SELF_SCORING.items) and {tuple(value) for value in stored} == {("private",)}
    assert len({len(value["private"]) for value in stored}) == 1, "a point is as long as a sentence"


def test_a_private_profile_is_read_by_its_owner_on_two_phones(page_of: Callable[..., Page], room: RoomOnServer) -> None:
    room.act("open", workshop=WORKSHOP)
    first, second = (page_of(PHONE, has_touch=True) for _ in range(2))
    code = room.joins(first).resume_words()
    first.goto(f"/w/{WORKSHOP}")
    expect(first.get_by_text("Only you can read this").first).to_be_visible()
    for section in SELF_SCORING.sections:
        for item in section.items:
            answer = first.locator(f'[data-item="self-scoring/{item.id}"]')
            answer.get_by_role("radio", name=RARELY if item.reverse else OFTEN, exact=True).check()
    for item in SELF_SCORING.items:
        saved(first, f"self-scoring/{item.id}")
    first.locator('[data-item="one-thing-to-practise/strength"] textarea').fill(SECRET)
    first.locator('[data-item="one-thing-to-practise/strength"] textarea').press("Tab")
    saved(first, "one-thing-to-practise/strength")
    expect(first.locator(".share")).to_have_count(0)
    result = first.locator('[data-result="self-scoring"]')
    result.scroll_into_view_if_needed()
    expect(result.locator(".bar")).to_have_count(7)
    told = result.inner_text()
    in_no_file(room, SECRET, "I listen", code, code.replace(" ", "-"))

    second.goto(f"/resume?code={room.code}")
    second.locator("#four-words").fill(code)
    second.get_by_role("button").last.click()
    second.goto(f"/w/{WORKSHOP}")
    pause = second.locator('[data-item="self-scoring/pause"]')
    expect(pause.get_by_role("radio", name=OFTEN, exact=True)).to_be_checked()
    expect(second.locator('[data-item="one-thing-to-practise/strength"] textarea')).to_have_value(SECRET)
    again = second.locator('[data-result="self-scoring"]')
    again.scroll_into_view_if_needed()
    expect(again.locator(".bar")).to_have_count(7)
    assert again.inner_text() == told
    assert "4.2" in again.locator("details.numbers").text_content()  # four times 4 and a 1 that is turned into 5
    assert sticks_out(second) == []
    in_no_file(room, SECRET, "I listen", code)

    offer = again.get_by_role("button", name="Add my five headings to the room")
    expect(again.locator(".contribution")).to_contain_text("Nobody sees them singly")
    offer.click()
    back = second.get_by_role("button", name="Take my five headings back")
    back.scroll_into_view_if_needed()
    expect(second.locator(".contribution")).to_contain_text("are added to the room")
    back.click()
    second.locator('[data-result="self-scoring"]').scroll_into_view_if_needed()
    expect(second.get_by_role("button", name="Add my five headings to the room")).to_be_visible()


def test_the_board_says_private_and_offers_no_reveal(page_of: Callable[..., Page], room: RoomOnServer) -> None:
    room.act("open", workshop=WORKSHOP)
    board = page_of({"width": 1280, "height": 800})
    board.goto(room.facilitator_link)
    board.keyboard.press("4")
    row = board.locator("[data-board-results] li").filter(has_text=SELF_SCORING.title)
    expect(row).to_contain_text("Private")
    expect(row.get_by_role("button")).to_have_count(0)
    board.keyboard.press("2")
    expect(board.locator("[data-board-workshops]")).to_contain_text("have begun")
