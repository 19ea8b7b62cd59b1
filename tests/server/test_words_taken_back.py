"""Words that people showed to the room: shown without author, side or time, and taken back until the report closes."""

import json
import re

import pytest
from server_process import Client, RoomOnServer, ServerProcess
from shared_room import shared

STORY, PLACE = "our-story", "how-formed"


@pytest.fixture
def room(server: ServerProcess) -> RoomOnServer:
    room = server.room()
    for workshop in ("linking", "carry-it-home"):
        room.act("open", workshop=workshop)
    return room


def tell(person: Client, text: str, *, share: bool = True) -> None:
    person.answer(STORY, {PLACE: {"text": text, "shared": share}})


def tellers(room: RoomOnServer, texts: list[str]) -> dict[str, Client]:
    found = {}
    for number, text in enumerate(texts):
        found[text] = room.participant(room.sides[number % 2])
        tell(found[text], text)
    return found


def exits(room: RoomOnServer, onlooker: Client, exercise: str = STORY) -> dict[str, str]:
    """All that a board, a phone of somebody else, and files tell."""
    said = {"board": room.board.json(f"/api/board/result/{exercise}")["html"]}
    said["phone"] = onlooker.json(f"/api/result/{exercise}")["room"]
    for what in ("results", "answers"):
        said |= {
            f"{what} {to}": room.board.get(f"/api/board/export?what={what}&to={to}").decode() for to in ("csv", "json")
        }
    return said


def test_private_again_at_once_on_every_exit(room: RoomOnServer) -> None:
    people = tellers(room, ["first word", "second word", "third word", "fourth word", "fifth word"])
    onlooker = room.participant("observer")
    room.act("reveal", exercise=STORY)
    assert all("third word" in said for said in exits(room, onlooker).values())
    revision = room.board.json("/api/board")["version"]
    tell(people["third word"], "third word", share=False)
    for way, said in exits(room, onlooker).items():
        assert "third word" not in said and "first word" in said, way
    assert room.board.json("/api/board")["version"] > revision, "boards and phones look again"
    tell(people["third word"], "third word")
    assert all("third word" in said for said in exits(room, onlooker).values()), "ticked again, it is back"
    tell(people["first word"], "first word, said better")
    for way, said in exits(room, onlooker).items():
        assert "first word" not in said, way
    tell(people["second word"], "")
    left = {word for word in people if word in exits(room, onlooker)["board"]}
    assert left == {"third word", "fourth word", "fifth word"}


def test_words_stay_once_the_report_is_closed(room: RoomOnServer) -> None:
    people = tellers(room, ["first word", "second word", "third word", "fourth word"])
    onlooker = room.participant("observer")
    room.act("reveal", exercise=STORY)
    tell(people["first word"], "first word", share=False)
    assert "is closed" not in people["second word"].json(f"/api/result/{STORY}")["own"]
    assert room.act("close-report")["message"].startswith("The report is closed.")
    assert room.board.json("/api/board")["report_closed"]
    assert room.board.post_json("/api/board/act", {"act": "close-report"})[0] == 409
    assert "closed the report" in room.board.json("/api/board")["together"]["log"][0]["text"]
    before = exits(room, onlooker)
    assert "The report is closed" in people["second word"].json(f"/api/result/{STORY}")["own"]
    tell(people["second word"], "second word", share=False)
    tell(people["first word"], "first word")
    after = exits(room, onlooker)
    for way in ("board", "phone", "results csv"):
        assert after[way] == before[way] and "second word" in after[way] and "first word" not in after[way]
    # Erasing reaches further: the result goes, also from a closed report.
    assert people["second word"].form("/erase", sure="yes")[0] == 200
    assert room.board.request("GET", f"/api/board/result/{STORY}")[0] == 404


def test_a_shared_room_closes_its_report_together(server: ServerProcess) -> None:
    two = shared(server, "linking")
    assert two.act(two.aby, "close-report")[1]["proposed"]
    assert not two.aby.json("/api/board")["report_closed"]
    assert "close the report" in two.waiting(two.bex)[-1]["text"]
    assert two.confirm(two.bex)[0] == 200
    assert two.aby.json("/api/board")["report_closed"]


def test_private_order_and_private_time_of_words(server: ServerProcess) -> None:
    words = ["one", "two", "three", "four", "five", "six"]
    shown = []
    for order in (words, words[::-1]):
        room = server.room()
        room.act("open", workshop="linking")
        people = tellers(room, order)
        room.act("reveal", exercise=STORY)
        told = exits(room, room.participant("observer"))
        shown.append(told["phone"])
        rows = [row for row in json.loads(told["answers json"])["rows"] if row["answer"] == "text"]
        assert {(row["person"], row["side"]) for row in rows} == {(None, None)}
        ids = [person.json("/api/me")["participant"] for person in people.values()]
        assert not any(name in said for name in ids for said in told.values())
        assert not any(re.search(r"\d\d:\d\d", said) for said in told.values())
    assert shown[0] == shown[1], "who wrote first, and on which side, changes nothing"


def test_rows_of_a_plan_can_be_taken_back(room: RoomOnServer) -> None:
    people = [room.participant(room.sides[at % 2]) for at in range(5)]
    for at, person in enumerate(people):
        person.answer("commitments", {"row-1": {"what": f"Promise {at}", "who": "Ann", "shared": True}})
    room.act("reveal", exercise="commitments")
    assert all("Promise 3" in said for said in exits(room, people[0], "commitments").values())
    people[3].answer("commitments", {"row-1": {"what": "Promise 3", "who": "Ann", "shared": False}})
    for way, said in exits(room, people[0], "commitments").items():
        assert "Promise 3" not in said and "Promise 2" in said, way
