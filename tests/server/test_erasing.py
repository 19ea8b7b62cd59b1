"""Erasing over HTTP: what is gone, who stays, what is said, and that nothing of it is left in any file."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page
from server_process import Client, RoomOnServer, ServerProcess

WORDS = "what only Amina would say"


def files_with(folder: Path, text: str) -> list[str]:
    return [file.name for file in folder.iterdir() if text.encode() in file.read_bytes()]


def test_a_person_erases_herself_and_nobody_else(room: RoomOnServer) -> None:
    other, amina = (room.participant(side) for side in room.sides)
    other.answer("our-story", {"how-formed": {"text": "plain words", "shared": True}})
    me = amina.json("/api/me")["participant"]
    amina.answer("our-story", {"how-formed": {"text": WORDS, "shared": True}})
    code = amina.resume_words()

    assert "/erase" in amina.get("/").decode()
    assert "cannot be undone" in amina.get("/erase").decode()
    status, page = amina.form("/erase")
    assert (status, "cannot be undone" in page) == (200, True)
    assert amina.json("/api/answers")["answers"], "nothing is erased before she is sure"
    status, page = amina.form("/erase", sure="yes")
    assert status == 200
    assert "counted too: 1" in page
    assert [cookie.name for cookie in amina.jar] == []

    folder = room.server.data
    assert (files_with(folder, WORDS), files_with(folder, me)) == ([], [])
    assert room.board.json("/api/board")["people"] == 1
    assert other.json("/api/answers")["answers"]
    status, page = Client(room.server.here).form("/resume", code=room.code, words=code)
    assert status == 404


def test_erasing_twice_is_said_kindly(room: RoomOnServer) -> None:
    person = room.participant("observer")
    (cookie,) = person.jar
    assert person.form("/erase", sure="yes")[0] == 200
    person.jar.set_cookie(cookie)
    status, page = person.form("/erase", sure="yes", person="a" * 32)
    assert (status, "nothing of them is left" in page) == (200, True)
    assert f'data-forget="{"a" * 32}"' in page, "her phone still has to forget, if the first page never came"
    assert person.request("GET", "/erase")[0] == 403
    given = {"id": "late", "exercise": "our-story", "item": "how-formed", "value": "rather-not-say", "based_on": None}
    assert person.post_json("/api/answers", {"answers": [given]})[0] == 403


def test_another_site_cannot_erase(room: RoomOnServer) -> None:
    person = room.participant("observer")
    headers = {"Origin": "http://evil.example", "Content-Type": "application/x-www-form-urlencoded"}
    assert person.request("POST", "/erase", b"sure=yes", headers)[0] == 403
    assert person.json("/api/me")


def test_after_the_last_room_there_is_a_new_one(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data", "--demo", "3")
    try:
        code = server.links["join_url"].rsplit("=", 1)[1]
        board = server.client(server.links["facilitator_url"])
        done = board.post("/api/board/act", {"act": "erase-room", "code": code})
        new = Client(server.here)
        new.get(done["path"])
        assert new.json("/api/board")["room"]["code"] != code
        assert new.json("/health")["rooms"] == 1
    finally:
        server.stop()
    assert server.said() == "", "simulated people end quietly"


def test_a_phone_keeps_nothing_of_an_erased_person_and_what_others_gave(
    page_of: Callable[..., Page], room: RoomOnServer
) -> None:
    page = page_of({"width": 390, "height": 844})
    hers = room.joins(page, "observer").json("/api/me")["participant"]
    page.goto("/w/start-here")
    page.locator("[data-item]").first.wait_for()
    neighbours = f"mutuality:{'f' * 32}:answer"
    for key in (f"mutuality:{hers}:answer", neighbours):
        page.evaluate("(key) => localStorage.setItem(key, '{}')", key)
    page.goto("/")
    page.get_by_role("link", name="Erase my answers").click()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("heading", name="Erased").wait_for()
    page.wait_for_load_state()
    kept = set(page.evaluate("Object.keys(localStorage)")) - {
        "mutuality:list"
    }  # how this phone shows pages, whoever has it
    assert kept == {neighbours, "mutuality-left"}
    assert page.evaluate("/^[0-9]+$/.test(localStorage['mutuality-left'])")  # when somebody left, and no word of whom
    assert page.goto("/").url.endswith("/join")
