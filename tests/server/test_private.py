"""Private exercises in a room: only their author reads them, on any device, and no file or exit gives them away."""

import copy
import http.cookiejar
import itertools
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from exported_files import FORMATS, WHAT
from server_process import Client, RoomOnServer, ServerProcess

SECRET = "only I know that I envy our partners"
PRACTICE = "one-thing-to-practise"
SCORES = {"name-feeling": 5, "know-triggers": 4, "see-effect": 2, "bad-day": "rather-not-say", "pause": "cannot-say"}


def words() -> dict[str, Any]:
    return {"strength": {"text": SECRET, "shared": False}, "practice": {"text": "breathe 🙂", "shared": False}}


def with_open_workshops(room: RoomOnServer) -> RoomOnServer:
    """Answers are taken to what is open in the room, or was."""
    for workshop in ("linking", "emotional-intelligence"):
        room.act("open", workshop=workshop)
    return room


@pytest.fixture
def room(server: ServerProcess) -> RoomOnServer:
    return with_open_workshops(server.room())


def joined(room: RoomOnServer) -> tuple[Client, str]:
    """A person and her four words."""
    person = room.participant(room.sides[0])
    return person, person.resume_words()


def cookie(person: Client) -> http.cookiejar.Cookie:
    (found,) = [each for each in person.jar if each.name == "mutuality"]
    return found


def with_cookie(person: Client, value: str) -> Client:
    """Another browser, with another value in the participant's cookie."""
    other = Client(person.base)
    changed = copy.copy(cookie(person))
    changed.value = value
    other.jar.set_cookie(changed)
    return other


def answered(person: Client) -> dict[str, Any]:
    return {place: each["value"] for place, each in person.json("/api/answers")["answers"].items()}


def bytes_in(folder: Path) -> bytes:
    """Everything that lies in the data folder: database, write-ahead log, settings, backups."""
    return b"\n".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def rows(folder: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{folder / 'mutuality.sqlite'}?mode=ro", uri=True)) as database:
        found = database.execute("select value from response where exercise in ('self-scoring', ?)", (PRACTICE,))
        return [value for (value,) in found]


def test_private_answers_come_back_to_their_author(room: RoomOnServer) -> None:
    person, _ = joined(room)
    receipts = person.answer("self-scoring", SCORES) + person.answer(PRACTICE, words())
    assert receipts[0]["current"]["value"] == 5
    mine = answered(person)
    assert {place: mine[f"self-scoring/{place}"] for place in SCORES} == SCORES
    assert mine[f"{PRACTICE}/strength"]["text"] == SECRET
    assert "Self-awareness" in person.json("/api/result/self-scoring")["own"]
    assert SECRET in person.json(f"/api/result/{PRACTICE}")["own"]


def test_a_private_answer_sent_again_is_the_same_and_another_is_refused(room: RoomOnServer) -> None:
    person, _ = joined(room)
    given = {"exercise": "self-scoring", "item": "pause", "value": 3}
    (first,) = person.send(given)
    assert person.send(given) == [first]
    (other,) = person.send({**given, "value": 4})
    assert (other["status"], other["current"]) == ("refused", {"seq": first["seq"], "value": 3})
    (gone,) = person.answer("self-scoring", {"pause": None})
    assert gone["current"]["value"] is None


def test_no_private_answer_and_no_key_is_in_any_file(room: RoomOnServer) -> None:
    person, code = joined(room)
    person.answer("self-scoring", SCORES)
    person.answer(PRACTICE, words())
    token, key = cookie(person).value.split(".")
    content = bytes_in(room.server.data) + room.server.said().encode()
    for secret in (SECRET, "envy", token, key, code, "breathe"):
        assert secret.encode() not in content, secret
    stored = rows(room.server.data)
    assert stored and all(re.fullmatch(r'\{"private":"[\w=-]+"\}', value) for value in stored)
    # Neither the value nor its length tells a point from a refusal, and equal answers are not equal rows.
    assert len({len(value) for value in stored}) == 1
    assert len(set(stored)) == len(stored)


def test_the_four_words_open_private_answers_elsewhere_and_wrong_words_do_not(room: RoomOnServer) -> None:
    person, code = joined(room)
    person.answer(PRACTICE, words())
    elsewhere = Client(room.server.here)
    assert elsewhere.form("/resume", code=room.code, words=code.upper().replace(" ", "-"))[0] == 200
    assert answered(elsewhere) == answered(person)
    assert cookie(elsewhere).value != cookie(person).value
    elsewhere.answer(PRACTICE, {"ask-a-partner": {"text": "Grace", "shared": False}})
    assert answered(person)[f"{PRACTICE}/ask-a-partner"]["text"] == "Grace"

    stranger = Client(room.server.here)
    status, page = stranger.form("/resume", code=room.code, words="bako timi rusa nofo")
    assert status == 404 and SECRET not in page
    assert stranger.request("GET", "/api/answers")[0] == 403


def test_another_person_of_the_room_reads_no_private_answer(room: RoomOnServer) -> None:
    person, _ = joined(room)
    person.answer(PRACTICE, words())
    other, _ = joined(room)
    assert answered(other) == {}
    token = cookie(person).value.split(".")[0]
    key = cookie(other).value.split(".")[1]
    crossed = with_cookie(person, f"{token}.{key}")
    assert crossed.json("/api/me")["participant"] == person.json("/api/me")["participant"]
    assert answered(crossed) == {}


@pytest.mark.parametrize("lost", ["", ".", ".AAAA", ".not base64", "." + "A" * 43])
def test_a_cookie_without_its_key_is_told_to_come_back_for_private_answers(room: RoomOnServer, lost: str) -> None:
    room.act("open", workshop="emotional-intelligence")
    person, code = joined(room)
    person.answer(PRACTICE, words())
    person.answer("readiness", {"rationale": "yes"})
    without = with_cookie(person, cookie(person).value.split(".")[0] + lost)
    assert answered(without) == {"readiness/rationale": "yes"}
    hers = {"exercise": PRACTICE, "item": "ask-a-partner", "value": {"text": "Grace", "shared": False}}
    (refused,) = without.send(hers)
    assert refused["status"] == "refused" and "resume code" in refused["message"]
    status, body = without.request("GET", f"/api/result/{PRACTICE}")
    assert status == 403 and "resume code" in json.loads(body)["error"] and "/resume" in json.loads(body)["error"]
    page = without.get("/w/emotional-intelligence").decode()
    assert 'action="/resume"' in page and "This workshop is private" in page
    status, page = without.form("/resume", code=room.code, words=code, **{"for": "emotional-intelligence"})
    assert status == 200 and 'data-item="self-scoring/pause"' in page
    assert answered(without)[f"{PRACTICE}/strength"]["text"] == SECRET


def test_private_exercises_are_not_revealed_and_the_board_says_private(room: RoomOnServer) -> None:
    for side in room.sides:
        for _ in range(5):
            room.participant(side).answer("self-scoring", {"pause": 3})
    status, told = room.board.post_json("/api/board/act", {"act": "reveal", "exercise": "self-scoring"})
    assert status == 403 and "private" in told["error"]
    assert room.board.request("GET", "/api/board/result/self-scoring")[0] == 403
    listed = {each["id"]: each for shop in room.board.json("/api/board")["workshops"] for each in shop["exercises"]}
    assert listed["self-scoring"]["private"] is True and listed["readiness"]["private"] is False
    assert [set(each) for each in listed["self-scoring"]["progress"]] == [{"side", "answered"}] * 2
    assert [each["answered"] for each in listed["self-scoring"]["progress"]] == [5, 5]
    assert not listed["self-scoring"]["revealed"]
    person = room.participant(room.sides[0])
    assert person.json("/api/result/self-scoring")["room"] is None


def test_private_answers_are_in_no_export(room: RoomOnServer, tmp_path: Path) -> None:
    for side in room.sides:
        for _ in range(5):
            person = room.participant(side)
            person.answer(PRACTICE, words())
            person.answer("readiness", {"rationale": "yes"})
    room.act("reveal", exercise="readiness")
    for what, to in itertools.product(WHAT, FORMATS):
        over_http = room.board.get(f"/api/board/export?what={what}&to={to}")
        file = tmp_path / f"{what}.{to}"
        assert room.server.command("export", "--room", room.code, "--what", what, "-o", str(file))[0] == 0
        for content in (over_http, file.read_bytes()):
            for secret in (SECRET, PRACTICE, "self-scoring", "private"):
                assert secret.encode() not in content, (what, to)


def test_private_answers_survive_a_restart_and_still_open(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data", slow_codes=True)
    try:
        person, code = joined(with_open_workshops(server.room()))
        person.answer(PRACTICE, words())
        server.kill()
        assert SECRET.encode() not in bytes_in(server.data)
        server.start()
        assert answered(person)[f"{PRACTICE}/strength"]["text"] == SECRET
        person.answer(PRACTICE, {"strength": words()["strength"]})
        elsewhere = Client(server.here)
        room_code = person.json("/api/me")["room"]["code"]
        elsewhere.form("/resume", code=room_code, words=code)
        assert answered(elsewhere) == answered(person)
    finally:
        server.stop()
    assert SECRET.encode() not in bytes_in(server.data)
    assert SECRET not in server.said()


def test_the_words_say_what_losing_the_code_means_for_private_answers(room: RoomOnServer) -> None:
    room.act("open", workshop="emotional-intelligence")
    person, _ = joined(room)
    assert "nobody can ever open them again" in person.get("/welcome").decode()
    page = person.get("/w/emotional-intelligence").decode()
    assert page.index("Only you can read this") < page.index("<form")
    assert "nobody can open these answers again" in page
    assert "not a tested" in page.replace("\n", " ")
    assert "share" not in re.findall(r'<section class="exercise kit" id="exercise-one-.*?</form>', page, re.DOTALL)[0]
    assert unquote(person.get("/").decode()).count("Only you can read this") == 1


def test_a_private_answer_cannot_be_shared(room: RoomOnServer) -> None:
    person, _ = joined(room)
    (refused,) = person.send({"exercise": PRACTICE, "item": "strength", "value": {"text": SECRET, "shared": True}})
    assert refused["status"] == "refused"
    assert answered(person) == {}
