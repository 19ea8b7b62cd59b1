"""Every page that a participant can open says what her room does; the pages are found by the server's routes."""

import re
from collections.abc import Iterator

import pytest
from listed_exits import address
from patience import wait_until
from server_process import Client, RoomOnServer, ServerProcess

from kit.exercises import load_pack
from kit.responses.people.sessions import PARTICIPANT
from kit.server.routes import ROUTES
from tests.server.own_notebook_files import write_notebook

WORDS = load_pack().words("en")
WORKSHOP, SHEET_TO_PRINT = "action-learning-space", "canvas"
NO_PAGES = re.compile(r"((/paper/…)?/(api|static|calendar|voila|health)\b|/mine\.)")  # JSON, files
DOORS = {"/f/…/…", "/i/…/…", "/c/…/…", "/s/…/…"}  # of facilitators; whoever stands there is not known yet
MADE_FOR_ALL = {"/w/…", "/paper/…/w/…", "/n/…"}  # no room is known there, so the script asks


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("line")
    (folder / "workshops").mkdir()
    write_notebook(folder / "workshops" / "cost.ipynb", "What would it cost?", "1 + 1")
    running = ServerProcess(folder / "data", "--workshops", str(folder / "workshops"))
    yield running
    running.stop()
    assert "Traceback" not in running.said()


def pages_of_participants() -> set[str]:
    """The addresses that answer a participant's GET with a page, as `docs/exits.md` writes them."""
    found = set()
    for pattern, handler, *given in ROUTES:
        open_to = tuple(given[0].values()) if given else getattr(handler, "open_to", ())
        if "get" in vars(handler) and (not open_to or PARTICIPANT in open_to):
            found.add(address(str(pattern)))
    return {each for each in found if not NO_PAGES.match(each)} - DOORS


def examples(person: Client, side: int) -> dict[str, str]:
    """By address, where a participant finds such a page."""
    status, _ = person.form("/paper", side=str(side))
    sheet = re.search(r'href="(/paper/[0-9a-f]{32})/"', person.get("/paper").decode())
    assert status == 200 and sheet
    return {
        "/": "/",
        "/join": "/join",
        "/welcome": "/welcome",
        "/resume": "/resume",
        "/paper": "/paper",
        "/paper/…/": f"{sheet[1]}/",
        "/paper/…/w/…": f"{sheet[1]}/w/start-here",
        "/paper/…/answers/…": f"{sheet[1]}/answers/who-we-are",
        "/erase": "/erase",
        "/mine": "/mine",
        "/agreed": "/agreed",
        "/privacy": "/privacy",
        "/w/…": "/w/start-here",
        "/answers/…": "/answers/who-we-are",
        "/print/…": f"/print/{SHEET_TO_PRINT}",
        "/n/…": "/n/cost",
    }


def line_of(page: bytes) -> str | None:
    """What the line of a page says; None if it has none. A page has the words and the script of its line, too."""
    found = re.findall(r"<a data-now-text[^>]*>(.*?)</a>", page.decode())
    assert len(found) == page.count(b"data-now>") <= 1
    if not found:
        return None
    assert page.count(b'id="words"') == 1 and b'<script type="module"' in page
    return str(found[0])


def test_every_page_of_a_participant_has_the_line(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    room.act("open", workshop=WORKSHOP)
    room.act("open-notebook", notebook="cost")
    room.act("show", mode="debrief")
    said = person.json("/api/state")["now"]["text"]
    assert said == WORDS["now-debrief"]
    where = examples(person, room.sides[0])
    assert set(where) == pages_of_participants(), "how does a participant open this page?"
    lines = {each: line_of(person.get(path)) for each, path in where.items()}
    assert lines["/n/…"] == said, "the page that waits for a kernel"
    wait_until(lambda: person.json("/api/notebook/cost")["state"] == "ready")
    lines["/n/…"] = line_of(person.get("/n/cost"))
    assert lines == {each: "" if each in MADE_FOR_ALL else said for each in where}


def test_a_page_about_one_exercise_says_who_sees_it(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    room.act("open", workshop=WORKSHOP)
    for path, way in ((f"/print/{SHEET_TO_PRINT}", "shared"), ("/answers/who-we-are", "anonymous")):
        kept = re.search(r"data-now-kept>(.*?)</p>", person.get(path).decode(), re.DOTALL)
        assert kept and "<svg" in kept[1] and WORDS[f"kept-{way}-short"] in kept[1]


def test_refusals_and_what_was_sent_have_the_line_too(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    closed, unknown = person.request("GET", "/w/linking"), person.request("GET", "/nothing")
    assert (closed[0], unknown[0]) == (403, 404)
    asked = person.form("/api/pause")
    for page in (closed[1], unknown[1], asked[1].encode()):
        assert line_of(page) == "Open now: Start here"


def test_whoever_is_in_no_room_has_no_line(room: RoomOnServer) -> None:
    stranger = Client(room.server.here)
    for path in ("/join", f"/join?code={room.code}", "/resume", "/privacy"):
        page = stranger.get(path)
        assert line_of(page) is None and b"<script" not in page
    leaving, erased = room.participant(room.sides[0]), room.participant("observer")
    gone = leaving.form("/leave")[1], erased.form("/erase", sure="yes")[1]
    assert [line_of(page.encode()) for page in gone] == [None, None]


def test_the_door_of_another_room_does_not_tell_of_this_one(room: RoomOnServer) -> None:
    person, other = room.participant(room.sides[0]), room.server.room("Another")
    assert line_of(person.get(f"/join?code={other.code}")) is None
    assert line_of(person.get("/join")) == "Open now: Start here"
