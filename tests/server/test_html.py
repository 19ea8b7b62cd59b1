"""No page has a fault of the five kinds that a checker of HTML once found on most of them.

Workshops: `test_keyboard_journey.py`.
"""

import re

from html_faults import faults
from server_process import Client, RoomOnServer

from kit.exercises import load_pack

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
)
OF_A_FACILITATOR = ("/board", "/board/console", "/board/paper")

WRONG = (
    "<svg><path hidden></svg>",
    "<select required></select>",
    "<time>soon</time>",
    "<img alt=''>",
    "<section></section>",
    "<h2></h2>",
)
RIGHT = "<section><h2>Yes</h2></section><time datetime='2031-05-05'>soon</time><select><option></select>"


def test_each_kind_is_found() -> None:
    assert [len(faults(each)) for each in WRONG] == [1] * len(WRONG)
    assert faults(RIGHT) == []


def page(client: Client, path: str) -> str:
    return client.request("GET", path)[1].decode()


def test_pages_have_none_of_these_faults(room: RoomOnServer) -> None:
    found: dict[str, list[str]] = {}
    person, stranger = room.participant(room.sides[0]), Client(room.server.here)
    looked_at = [
        *((stranger, path) for path in (*OF_A_STRANGER, f"/join?code={room.code}")),
        *((person, path) for path in OF_A_PARTICIPANT),
        *((room.board, path) for path in OF_A_FACILITATOR),
        *((room.board, f"/handout/{workshop}") for workshop in load_pack().manifest.workshops[:2]),
    ]
    for client, path in looked_at:
        html = page(client, path)
        assert "<title>" in html, path
        if wrong := faults(html):
            found[path] = wrong
    assert found == {}


def test_own_results_have_none_either(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    person.answer("readiness", {"rationale": "not-yet"})
    for name in re.findall(r'data-result="([a-z-]+)"', page(person, "/w/linking")):
        assert faults(person.json(f"/api/result/{name}")["own"]) == [], name
