"""All that the kit holds about one person, by her four words; nothing of anybody else, at tables or in results."""

import json
import re
from typing import Any

from server_process import Client, RoomOnServer

from kit.exercises import load_pack
from kit.room.participants.own_data import value_in_words

WORDS = load_pack().words()
HERS, EARLIER, SECRET = "what Amina says now", "what Amina said first", "what only Amina knows"
OTHERS, AT_THE_TABLE, OTHER_ROOM = "what only Ben says", "what the table wrote", "what Cai says elsewhere"


def free(text: str) -> dict[str, Any]:
    return {"text": text, "shared": True}


def taken_out(person: Client) -> tuple[dict[str, Any], str]:
    """The file and the page."""
    told: dict[str, Any] = person.json("/mine.json")
    return told, person.get("/mine").decode()


def test_everything_of_hers_and_nothing_of_anybody_else(room: RoomOnServer) -> None:
    for workshop in ("linking", "emotional-intelligence", load_pack().workshop_of("canvas").workshop):
        room.act("open", workshop=workshop)
    side = room.sides[0]
    amina, ben = room.participant(side), room.participant(side)
    code = amina.resume_words()
    ids = {name: each.json("/api/me")["participant"] for name, each in (("amina", amina), ("ben", ben))}
    amina.answer("our-story", {"how-formed": free(EARLIER)})
    amina.answer("our-story", {"how-formed": free(HERS)})
    amina.answer("readiness", {"rationale": "yes"})
    amina.answer("one-thing-to-practise", {"practice": {"text": SECRET, "shared": False}})
    for number, person in enumerate([ben, *(room.participant(each) for each in room.sides * 4)]):
        person.answer("our-story", {"how-formed": free(f"{OTHERS} {number}")})
    for person in (amina, ben):
        person.post("/api/group", {"group": 3})
    ben.answer("canvas", {"moment": {"text": AT_THE_TABLE, "also": []}})
    elsewhere = room.server.room()
    elsewhere.participant(elsewhere.sides[0]).answer("our-story", {"how-formed": free(OTHER_ROOM)})
    room.act("move-participant", words=code, side=room.sides[1])
    room.act("reveal", exercise="our-story")

    told, page = taken_out(amina)
    values = [(each["value"], each["counts"]) for each in told["answers"] if each["exercise"] == "our-story"]
    assert values[-2:] == [(free(EARLIER), True), (free(HERS), True)]
    assert {"our-story", "readiness", "one-thing-to-practise"} <= {each["exercise"] for each in told["answers"]}
    person = told["person"]
    assert (person["id"], person["side"], person["table"], person["on_paper"]) == (ids["amina"], "Bex", 3, False)
    assert [each["exercise"] for each in told["in_results"]] == ["our-story"]
    assert [each["act"] for each in told["log"]] == ["move-participant"]
    assert len(told["devices"]) == 1
    for text in (HERS, EARLIER, SECRET, "Bex", ids["amina"], WORDS["log-move-participant"]):
        assert text in page, text
    assert "/mine" in amina.get("/").decode()

    file = json.dumps(told, ensure_ascii=False)
    for text in (OTHERS, AT_THE_TABLE, OTHER_ROOM, ids["ben"]):
        assert text not in file and text not in page, text
    for secret in (code, *(each.value or "" for each in amina.jar)):
        assert secret not in file and secret not in page, "neither her words nor her cookie"
    assert HERS not in json.dumps(taken_out(ben)[0])

    # On another device: her four words, and nothing without them.
    other = Client(room.server.here)
    for path in ("/mine", "/mine.json"):
        assert other.request("GET", path)[0] == room.board.request("GET", path)[0] == 403
    other.form("/resume", code=room.code, words=code)
    again, _ = taken_out(other)
    assert again["answers"] == told["answers"] and len(again["devices"]) == 2
    (cookie,) = [each for each in other.jar if each.name == "mutuality"]
    cookie.value = (cookie.value or "").partition(".")[0]
    locked, page = taken_out(other)
    assert SECRET not in json.dumps(locked) and SECRET not in page and WORDS["mine-locked-help"] in page
    assert [each["locked"] for each in locked["answers"] if each["exercise"] == "one-thing-to-practise"] == [True]


def test_a_person_on_paper_who_comes_back_has_hers(room: RoomOnServer) -> None:
    helper = room.participant(room.sides[0])
    status, sheet = helper.form("/paper", side=str(room.sides[0]))
    assert status == 200
    assert taken_out(helper)[0]["person"]["typed_for_people_on_paper"] == 1
    shown = re.findall(r'<p class="resume-code">(.*?)</p>', sheet, re.DOTALL)
    code = " ".join(re.sub(r"<[^>]+>", " ", shown[0]).split())
    other = Client(room.server.here)
    other.form("/resume", code=room.code, words=code)
    told, page = taken_out(other)
    assert told["person"]["on_paper"] is True and WORDS["mine-paper"] in page


def test_values_are_said_in_words() -> None:
    pack = load_pack()
    readiness, unknown = pack.exercise("readiness"), None
    option = readiness.items[0]
    assert value_in_words(unknown, "gone", ["a", {"b": 1, "c": None}], WORDS) == "a, b: 1; c: null"
    assert value_in_words(readiness, option.id, "rather-not-say", WORDS) == WORDS["rather-not-say"]
    assert value_in_words(readiness, option.id, free("mine"), WORDS) == f"mine ({WORDS['mine-shared']})"
