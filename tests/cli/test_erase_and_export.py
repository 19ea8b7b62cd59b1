"""`mutuality erase` and `mutuality export`: with and without a running server, and what they refuse."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mutuality import mutuality, refused
from server_process import RoomOnServer, ServerProcess

WORDS = "what only Amina would say"
EITHER_WAY = pytest.mark.parametrize("stopped", [False, True], ids=["while it runs", "after it stopped"])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path / "data")
    yield running
    running.stop()
    assert running.said() == ""


def answer(room: RoomOnServer) -> str:
    """Amina joins and answers; returns her resume code."""
    person = room.participant(room.sides[0])
    value = {"text": WORDS, "shared": True}
    given = {"id": "a", "exercise": "our-story", "item": "how-formed", "value": value, "based_on": None}
    person.post("/api/answers", {"answers": [given]})
    return " ".join(re.findall(r"<span>(\w+)</span>", person.get("/welcome").decode()))


def files_with(folder: Path, text: str) -> list[str]:
    return [file.name for file in folder.iterdir() if text.encode() in file.read_bytes()]


@EITHER_WAY
def test_a_room_is_erased_once_that_is_confirmed(server: ServerProcess, stopped: bool) -> None:
    room = server.room("The room that goes")
    answer(room)
    if stopped:
        server.stop()
    erase = ("erase", "--data", server.data, "--room", room.code.lower())
    asked = mutuality(*erase, typed="n\n")
    assert asked.returncode == 1
    assert f"'The room that goes' ({room.code}) and all answers of its 1 people" in asked.stdout
    assert files_with(server.data, WORDS)
    done = mutuality(*erase, typed="y\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "People: 1. Answers, earlier versions counted too: 1." in done.stdout
    assert "Nothing of it is left" in done.stdout
    for gone in (WORDS, "The room that goes", room.code):
        assert files_with(server.data, gone) == []
    assert room.code in refused(mutuality(*erase, "--yes")).upper()


@EITHER_WAY
def test_a_person_is_erased_by_her_words(server: ServerProcess, stopped: bool) -> None:
    room = server.room()
    words = answer(room)
    if stopped:
        server.stop()
    erase = ("erase", "--data", server.data, "--room", room.code, "--participant", "--yes")
    wrong = mutuality(*erase, typed="bako timi rusa nofo\n")
    assert wrong.returncode == 1
    assert "do not know these words" in wrong.stderr
    assert files_with(server.data, WORDS)
    done = mutuality(*erase, typed=f"{words}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "counted too: 1" in done.stdout
    assert files_with(server.data, WORDS) == []
    assert files_with(server.data, room.code), "the room stays"


def test_erasing_the_only_room_of_a_server_leads_to_a_new_one(server: ServerProcess) -> None:
    code = server.links["join_url"].rsplit("=", 1)[1]
    done = mutuality("erase", "--data", server.data, "--room", code, "--yes")
    link = re.search(r"http://127\.0\.0\.1:\d+/f/(\w+)/\w+", done.stdout)
    assert link
    server.stop()
    server.start()
    assert server.links["facilitator_url"] == link[0]


def test_a_room_must_be_named_to_be_erased(tmp_path: Path) -> None:
    done = mutuality("erase", "--data", tmp_path, "--yes")
    assert done.returncode == 2
    assert "--room" in done.stderr


@EITHER_WAY
def test_a_room_that_does_not_exist_is_said(server: ServerProcess, stopped: bool, tmp_path: Path) -> None:
    if stopped:
        server.stop()
    for words in (("export", "-o", tmp_path / "file.csv"), ("erase", "--yes")):
        said = refused(mutuality(*words, "--data", server.data, "--room", "XXXXXX"))
        assert "no room XXXXXX" in said
    assert not (tmp_path / "file.csv").exists()


def test_a_server_that_does_not_answer_is_said(server: ServerProcess, tmp_path: Path) -> None:
    settings = server.data / "server.json"
    settings.write_text(settings.read_text().replace(f'"port": {server.port}', '"port": 1'))
    said = refused(mutuality("export", "--data", server.data, "-o", tmp_path / "file.csv"))
    assert "Another server is using the data folder" in said


@EITHER_WAY
def test_without_a_code_the_newest_room_is_exported(server: ServerProcess, stopped: bool, tmp_path: Path) -> None:
    if stopped:
        server.stop()
    done = mutuality("export", "--data", server.data, "--to", "json", "-o", tmp_path / "file.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"rows": []' in (tmp_path / "file.json").read_text()
