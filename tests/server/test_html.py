"""The Nu HTML checker finds nothing on any page, as it is sent, and as a phone and a board have made it.

Workshops: `test_keyboard_journey.py`, whose server has made their pages.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from html_faults import faults
from playwright.sync_api import Page, expect
from server_process import Client, RoomOnServer

OF_A_STRANGER = ("/join", "/join?code=WRONG1", "/privacy", "/resume", "/nowhere")
OF_A_PARTICIPANT = (
    "/",
    "/welcome",
    "/privacy",
    "/erase",
    "/agreed",
    "/paper",
    "/resume?for=emotional-intelligence",
    "/n",
    "/mine",
)
OF_A_FACILITATOR = ("/board", "/board/console", "/board/paper", "/handout/linking", "/handout/mutuality-gap")

WRONG = {
    "hidden": "<svg><path hidden></svg>",
    "required": "<select required></select>",
    "time": "<time>soon</time>",
    "source": "<img alt=''>",
    "section": "<section></section>",
    "heading": "<h2></h2>",
}
RIGHT = "<section><h2>Yes</h2></section><time datetime='2031-05-05'>soon</time><select><option>Yes</select>"


def test_each_kind_of_fault_is_found(tmp_path: Path) -> None:
    found = faults({**WRONG, "right": RIGHT}, tmp_path)
    assert {each.partition(":")[0] for each in found} == WRONG.keys(), found


def named(path: str) -> str:
    return re.sub(r"\W+", "-", path).strip("-") or "home"


def test_no_page_has_a_fault(room: RoomOnServer, page_of: Callable[..., Page], tmp_path: Path) -> None:
    room.act("open", workshop="linking")
    person, stranger = room.participant(room.sides[0]), Client(room.server.here)
    person.answer("readiness", {"rationale": "not-yet"})
    asked = [
        *((stranger, path) for path in (*OF_A_STRANGER, f"/join?code={room.code}")),
        *((person, path) for path in OF_A_PARTICIPANT),
        *((room.board, path) for path in OF_A_FACILITATOR),
    ]
    pages = {
        f"{number}-{named(path)}": who.request("GET", path)[1].decode() for number, (who, path) in enumerate(asked)
    }
    assert all("<title>" in html for html in pages.values())
    exercises = re.findall(r'data-result="([a-z-]+)"', person.get("/w/linking").decode())
    results = {f"result-{name}": person.json(f"/api/result/{name}")["own"] for name in exercises}
    assert exercises
    assert faults({**pages, **results, **living(room, page_of)}, tmp_path) == []


def living(room: RoomOnServer, page_of: Any) -> dict[str, str]:
    """Pages as their scripts have made them."""
    board, phone = page_of({"width": 1280, "height": 720}), page_of({"width": 390, "height": 844})
    board.goto(room.facilitator_link)
    expect(board.locator("[data-board-code]").first).to_have_text(room.code)
    room.joins(phone)
    phone.goto(f"{room.server.phones}/w/linking")
    phone.wait_for_function("() => document.querySelector('[data-page-notice]')")
    return {"living-board": board.content(), "living-phone": phone.content()}
