"""`mutuality erase` and `mutuality export`: with and without a running server, and what they refuse."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from mutuality import mutuality, refused
from server_process import ServerProcess

from kit.responses import Answer, Store
from kit.responses.answering import recording
from kit.responses.people import participants, resume_codes
from kit.responses.room import rooms

WORDS = "what only Amina would say"
SPOKEN = {"text": WORDS, "shared": True}


@dataclass
class Answered:
    """A room in which only Amina answered: its data folder, its code, her resume code."""

    data: Path
    code: str
    resume: str


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path_factory.mktemp("running") / "data", slow_codes=True)  # as the command knows them
    yield running
    running.stop()
    assert running.said() == ""


def while_it_runs(server: ServerProcess) -> Answered:
    room = server.room("The room that goes")
    person = room.participant(room.sides[0])
    person.answer("our-story", {"how-formed": SPOKEN})
    resume = person.resume_words()
    return Answered(server.data, room.code, resume)


def without_a_server(data: Path) -> Answered:
    now, resume = time.time(), resume_codes.new_code()
    with Store(data) as store:
        room = store.write(lambda c: rooms.create_room(c, "The room that goes", ["Aby", "Bex"], now)).result()
        lookup, _ = resume_codes.lookup_and_key(resume, room.salt)
        amina = store.write(lambda c: participants.join(c, room.id, None, "en", lookup, now=now)).result()
        given = [Answer("a", "our-story", "how-formed", SPOKEN, None)]
        store.write(lambda c: recording.record(c, room.id, amina.id, "kit", "1", given, now)).result()
    return Answered(data, room.code, resume)


@pytest.fixture(params=["running", "stopped"])
def answered(request: pytest.FixtureRequest, tmp_path: Path) -> Answered:
    if request.param == "running":
        return while_it_runs(request.getfixturevalue("server"))
    return without_a_server(tmp_path / "data")


def files_with(folder: Path, text: str) -> list[str]:
    return [file.name for file in folder.iterdir() if text.encode() in file.read_bytes()]


def test_a_room_is_erased_once_that_is_confirmed(answered: Answered) -> None:
    erase = ("erase", "--data", answered.data, "--room", answered.code.lower())
    asked = mutuality(*erase, typed="n\n")
    assert asked.exit_code == 1
    assert f"'The room that goes' ({answered.code}) and all answers of its 1 people" in asked.stdout
    assert files_with(answered.data, WORDS)
    done = mutuality(*erase, typed="y\n")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "People: 1. Answers, earlier versions counted too: 1." in done.stdout
    assert "Nothing of it is left" in done.stdout
    for gone in (WORDS, "The room that goes", answered.code):
        assert files_with(answered.data, gone) == []
    assert answered.code in refused(mutuality(*erase, "--yes")).upper()


def test_a_person_is_erased_by_her_words(answered: Answered) -> None:
    erase = ("erase", "--data", answered.data, "--room", answered.code, "--participant")
    wrong = mutuality(*erase, "--yes", typed="bako timi rusa nofo\n")
    assert wrong.exit_code == 1
    assert "do not know this resume code" in wrong.stderr
    assert mutuality(*erase, typed=f"{answered.resume}\nn\n").exit_code == 1
    assert files_with(answered.data, WORDS)
    done = mutuality(*erase, typed=f"{answered.resume}\ny\n")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "counted too: 1" in done.stdout
    assert files_with(answered.data, WORDS) == []
    assert files_with(answered.data, answered.code), "the room stays"


def test_a_room_that_does_not_exist_is_said(answered: Answered, tmp_path: Path) -> None:
    for words in (("export", "-o", tmp_path / "file.csv"), ("erase", "--yes")):
        said = refused(mutuality(*words, "--data", answered.data, "--room", "XXXXXX"))
        assert "no room XXXXXX" in said
    assert not (tmp_path / "file.csv").exists()


def test_without_a_code_the_newest_room_is_exported(answered: Answered, tmp_path: Path) -> None:
    done = mutuality("export", "--data", answered.data, "--to", "json", "-o", tmp_path / "file.json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert '"rows": []' in (tmp_path / "file.json").read_text()


def test_a_room_must_be_named_to_be_erased(tmp_path: Path) -> None:
    done = mutuality("erase", "--data", tmp_path, "--yes")
    assert done.exit_code == 2
    assert "--room" in done.stderr


def test_a_server_that_does_not_answer_is_said(server: ServerProcess, tmp_path: Path) -> None:
    settings = server.data / "server.json"
    before = settings.read_text()
    settings.write_text(before.replace(f'"port": {server.port}', '"port": 1'))
    said = refused(mutuality("export", "--data", server.data, "-o", tmp_path / "file.csv"))
    settings.write_text(before)
    assert "Another server is using the data folder" in said


def test_a_damaged_settings_file_is_said_before_anything_is_erased(answered: Answered, tmp_path: Path) -> None:
    settings = answered.data / "server.json"
    before = settings.read_text() if settings.exists() else None
    settings.write_text("{")
    said = refused(mutuality("erase", "--data", answered.data, "--room", answered.code, "--yes"))
    assert "server.json is damaged" in said
    if before:
        settings.write_text(before)
    assert files_with(answered.data, WORDS)


def test_erasing_the_last_room_leads_to_a_new_one(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data")
    try:
        code = server.links["join_url"].rsplit("=", 1)[1]
        done = mutuality("erase", "--data", server.data, "--room", code, "--yes")
        link = re.search(r"http://127\.0\.0\.1:\d+/f/\w+/\w+", done.stdout)
        assert link
        server.stop()
        server.start()
        assert server.links["facilitator_url"] == link[0]
    finally:
        server.stop()
    assert server.said() == ""
