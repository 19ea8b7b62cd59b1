"""The kit's typeface on pages: it comes late, is kept, and nothing moves under the eyes of somebody who reads."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from patience import wait_until
from playwright.sync_api import Page, expect
from server_process import Client, RoomOnServer

PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1280, "height": 720}
FONT = re.compile(r"/static/face-(400|700)\.[0-9a-f]{12}\.woff2")
WORN = re.compile("^here$")


@pytest.fixture
def phone(room: RoomOnServer, page_of: Callable[[Any], Page]) -> Page:
    """The page of somebody who has joined."""
    page, joined = page_of(PHONE), room.participant(room.sides[0])
    cookies = [{"name": each.name, "value": each.value or "", "url": room.server.phones} for each in joined.jar]
    page.context.add_cookies(cookies)
    return page


def test_the_typeface_is_kept_for_good_and_not_packed_twice(room: RoomOnServer) -> None:
    client = Client(room.server.here)
    page = client.get("/join").decode()
    (sheet,) = re.findall(r'href="(/static/later\.[0-9a-f]+\.css)"', page)
    css = client.get(sheet).decode()
    addresses = [each[0] for each in re.finditer(FONT, css)]
    assert len(addresses) == 2 and css.count("font-display:swap") == 2
    for address in addresses:
        headers = client.headers(address)
        assert client.request("GET", address, headers={"Accept-Encoding": "gzip, br"})[1].startswith(b"wOF2")
        assert headers["Content-Type"] == "font/woff2" and "Content-Encoding" not in headers
        assert "immutable" in headers["Cache-Control"] and "max-age=31536000" in headers["Cache-Control"]


def test_it_comes_after_the_page_and_the_next_page_wears_it_at_once(phone: Page, room: RoomOnServer) -> None:
    happened: list[str] = []
    phone.on("request", lambda request: happened.append("face" if FONT.search(request.url) else "other"))
    phone.on("load", lambda _: happened.append("load"))
    phone.goto(room.server.phones)
    expect(phone.locator("html")).to_have_attribute("data-face", WORN)
    assert happened.count("face") == 2
    assert "face" not in happened[: happened.index("load")], "the first visit does without"
    assert "Mutuality Sans" in phone.evaluate("getComputedStyle(document.body).fontFamily")
    phone.reload()
    assert phone.locator("html").get_attribute("data-face") == "here"


def test_letters_do_not_change_under_somebody_who_has_begun(phone: Page, room: RoomOnServer) -> None:
    room.act("open", workshop="start-here")
    phone.goto(f"{room.server.phones}/w/start-here")
    phone.locator("textarea").first.focus()
    wait_until(lambda: phone.evaluate("sessionStorage.getItem('mutuality:face')") == "yes")
    assert phone.locator("html").get_attribute("data-face") is None
    phone.reload()
    assert phone.locator("html").get_attribute("data-face") == "here"


def test_a_board_wears_it_as_soon_as_it_is_there(room: RoomOnServer, page_of: Callable[[Any], Page]) -> None:
    board = page_of(PROJECTOR)
    board.goto(room.facilitator_link)
    expect(board.locator("html")).to_have_attribute("data-face", WORN)


def test_without_it_the_letters_of_the_device_will_do(room: RoomOnServer, page_of: Callable[[Any], Page]) -> None:
    board = page_of(PROJECTOR)
    board.route(FONT, lambda route: route.abort())
    board.goto(room.facilitator_link)
    board.wait_for_function("document.fonts.size && [...document.fonts].every((face) => face.status === 'error')")
    expect(board.get_by_role("heading", level=1)).to_be_attached()
    assert board.locator("html").get_attribute("data-face") is None
