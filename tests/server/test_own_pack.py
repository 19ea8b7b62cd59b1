"""A facilitator's own pack on the data of the kit's: the way of the README, and what her pack leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass

import nbformat
import pytest
from patience import wait_until
from server_process import Client, RoomOnServer, ServerProcess
from small_pack import write_small_pack

WHO_WE_ARE = "  - id: who\n", "  - id: who-we-are\n"


@dataclass(frozen=True)
class Moved:
    """A room of the kit's exercises, and one of its people, on a server that now has another pack."""

    server: ServerProcess
    room: RoomOnServer
    person: Client


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moved]:
    folder = tmp_path_factory.mktemp("own")
    pack = write_small_pack(folder / "pack")
    pack.change("pack.yaml", "languages: [en, fr]", "languages: [en]")
    pack.change("en/arrive.yaml", *WHO_WE_ARE)
    pack.change("en/arrive.yaml", "      - id: work\n", "      - id: experience\n")
    pack.change("en/arrive.yaml", "        many: true\n", "")
    server = ServerProcess(folder / "data")
    try:
        room = server.room()
        room.act("open", workshop="linking")
        person = room.participant(room.sides[0])
        server.stop()
        (folder / "notebooks").mkdir()
        server.options = ("--exercises", str(pack.folder), "--workshops", str(folder / "notebooks"))
        server.start()
        yield Moved(server, room, person)
        assert "Traceback" not in server.said()
    finally:
        server.stop()


def test_the_room_lives_and_says_what_it_does_not_know(moved: Moved) -> None:
    board = moved.room.board.json("/api/board")
    assert [each["id"] for each in board["workshops"]] == ["arrive", "leave"]
    assert not any(each["open"] for each in board["workshops"])
    (note,) = board["notes"]
    assert any("“linking” was open" in line for line in note["more"])
    assert "“linking” was open" in moved.server.said()
    assert moved.person.get("/")
    assert moved.person.json("/api/state")


def test_somebody_joins_and_is_asked_nothing_of_what_a_pack_asks_about_people(moved: Moved) -> None:
    form = Client(moved.server.here).get(f"/join?code={moved.room.code}").decode()
    assert "In an office" not in form
    moved.room.act("open", workshop="leave")
    newcomer = moved.room.participant(moved.room.sides[1])
    assert b"Leaving" in newcomer.get("/")


def test_the_pages_of_workshops_without_a_notebook_are_made_from_the_pack(moved: Moved) -> None:
    moved.room.act("open", workshop="leave")
    page = moved.person.get("/w/leave").decode()
    parts = [
        "Before you go.",
        *(f'data-exercise="{name}"' for name in ("trust", "both", "wishes", "words")),
        "Go well.",
    ]
    shown = [page.index(each) for each in parts]
    assert shown == sorted(shown)


def test_a_broken_notebook_is_explained_to_the_facilitator_and_its_absence_is_none(moved: Moved) -> None:
    moved.room.act("open", workshop="arrive")
    notebook = moved.server.data.parent / "notebooks" / "arrive.ipynb"
    cell = nbformat.v4.new_code_cell("from kit import open_workshop\nopen_workshop('arive')")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), notebook)
    with moved.room.board.listening("/api/events?board=1"):  # an open board hears of it before anybody opens the page
        wait_until(lambda: any(each["id"] == "page-arrive" for each in moved.room.board.json("/api/board")["notes"]))
    status, said = moved.person.request("GET", "/w/arrive")
    assert (status, b"tell the facilitator" in said) == (503, True)
    status, said = moved.room.board.request("GET", "/w/arrive")
    assert status == 503
    assert b"tell the facilitator" not in said
    assert b"arrive.ipynb: KeyError" in said
    (note,) = [each for each in moved.room.board.json("/api/board")["notes"] if each["id"] == "page-arrive"]
    assert "“Arriving” cannot be shown" in note["text"]
    notebook.unlink()
    wait_until(lambda: moved.person.request("GET", "/w/arrive")[0] == 200)
    assert all(each["id"] != "page-arrive" for each in moved.room.board.json("/api/board")["notes"])


def test_a_notebook_that_shows_too_much_goes_to_no_phone(moved: Moved) -> None:
    cell = nbformat.v4.new_code_cell("print('x' * 1_500_000)")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), moved.server.data.parent / "notebooks" / "leave.ipynb")
    moved.room.act("open", workshop="leave")

    def said() -> bytes:
        return moved.room.board.request("GET", "/w/leave")[1]

    wait_until(lambda: b"at most 1 million can be shown" in said())
