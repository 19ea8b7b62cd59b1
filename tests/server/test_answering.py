"""Answers over HTTP: receipts, resending, conflicts, refusals; and what a participant gets back."""

import re
from typing import Any

from server_process import Client, RoomOnServer

from kit.exercises import load_pack


def answer(
    name: str, item: str, value: Any, based_on: int | None = None, exercise: str = "readiness"
) -> dict[str, Any]:
    return {"id": name, "exercise": exercise, "item": item, "value": value, "based_on": based_on}


def test_each_answer_of_a_batch_gets_its_receipt(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    receipts = person.send(
        answer("a", "rationale", "yes"),
        answer("b", "rationale", "perhaps"),
        answer("c", "no-such-item", "yes"),
        answer("d", "before-you-start.note", "Ünï \N{WAVING HAND SIGN} مرحبا"),
    )
    by_id = {receipt["id"]: receipt for receipt in receipts}
    assert [by_id[each]["status"] for each in "abcd"] == ["saved", "refused", "refused", "saved"]
    assert "perhaps" in by_id["b"]["message"]
    mine = person.json("/api/answers")["answers"]
    assert mine["readiness/rationale"]["value"] == "yes"
    assert mine["readiness/before-you-start.note"]["value"].endswith("مرحبا")


def test_an_answer_sent_twice_is_kept_once(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    first = person.send(answer("a", "rationale", "yes"))
    again = person.send(answer("a", "rationale", "yes"))
    assert first == again


def test_an_answer_that_had_not_seen_the_newest_is_history(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    (first,) = person.send(answer("a", "rationale", "yes"))
    (late,) = person.send(answer("b", "rationale", "not-yet"))
    assert late["status"] == "history"
    assert late["current"] == {"seq": first["seq"], "value": "yes"}
    (mine,) = person.send(answer("c", "rationale", "not-yet", first["seq"]))
    assert mine["status"] == "saved"


def test_joining_is_the_first_exercise(room: RoomOnServer) -> None:
    person = Client(room.server.here)
    person.form("/join", code=room.code, language="en", side=str(room.sides[1]), sector="school", experience="")
    mine = person.json("/api/answers")["answers"]
    assert mine["who-we-are/sector"]["value"] == "school"
    assert person.json("/api/me")["side"]["name"] == "Bex"


def test_a_join_form_sent_twice_makes_one_participant(room: RoomOnServer) -> None:
    for _ in range(2):
        Client(room.server.here).form("/join", code=room.code, language="en", side="observer", ticket="t-" + room.code)
    assert room.board.json("/api/board")["people"] == 1


def test_own_result_names_what_is_missing(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    person.send(answer("a", "rationale", "not-yet"), answer("b", "rationale.owner", "Amina"))
    result = person.json("/api/result/readiness")
    assert "Amina" in result["own"]
    assert result["room"] is None


def test_scripts_in_answers_come_back_as_text(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    person.send(answer("a", "rationale", "not-yet"), answer("b", "rationale.owner", nasty))
    html = person.json("/api/result/readiness")["own"]
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_answers_to_what_was_never_open_are_refused(room: RoomOnServer) -> None:
    person = room.participant(room.sides[0])
    (refused,) = person.send(answer("a", "rationale", "yes"))
    assert refused["status"] == "refused"
    room.act("open", workshop="linking")
    assert person.send(answer("b", "rationale", "yes"))[0]["status"] == "saved"
    room.act("close", workshop="linking")
    (late,) = person.send(answer("c", "find-partner", "yes"))  # it waited on a phone without a line
    assert late["status"] == "saved"


def test_a_facilitator_moves_a_person_who_tells_her_words(room: RoomOnServer) -> None:
    person = Client(room.server.here)
    _, page = person.form("/join", code=room.code, language="en", side=str(room.sides[0]))
    words = " ".join(re.findall(r"<span>(\w+)</span>", page)[:4])
    room.act("move-participant", words=words, side=room.sides[1])
    assert person.json("/api/me")["side"]["name"] == "Bex"
    status, said = room.board.post_json("/api/board/act", {"act": "move-participant", "words": "no such", "side": None})
    assert (status, bool(said["error"])) == (404, True)


def test_who_we_are_is_complete_without_a_second_question_about_sides(room: RoomOnServer) -> None:
    person = Client(room.server.here)
    chosen = {"sector": "school", "experience": "new"}
    options = load_pack().exercise("who-we-are").item("experience").options
    chosen["experience"] = options[0].id
    person.form("/join", code=room.code, language="en", side=str(room.sides[0]), **chosen)
    listed = room.board.json("/api/board")["workshops"][0]["exercises"][0]
    assert [side["complete"] for side in listed["progress"]] == [1, 0]


def test_numbers_in_receipts_say_nothing_about_what_others_do(room: RoomOnServer) -> None:
    """They counted every answer of every room, also while an exercise was sealed."""
    room.act("open", workshop="linking")
    person, other = (room.participant(side) for side in room.sides)
    told = []
    for number, value in enumerate(("yes", "not-yet", "yes")):
        based_on = told[-1] if told else None
        answer = {
            "id": f"a{number}",
            "exercise": "readiness",
            "item": "rationale",
            "value": value,
            "based_on": based_on,
        }
        (receipt,) = person.post("/api/answers", {"answers": [answer]})["receipts"]
        assert receipt["status"] == "saved", receipt
        told.append(receipt["seq"])
        assert person.json("/api/answers")["answers"]["readiness/rationale"] == {"value": value, "seq": told[-1]}
        for more in range(number + 1):
            mine = {"id": f"b{number}-{more}", "exercise": "readiness", "item": "rationale", "value": "yes"}
            other.post("/api/answers", {"answers": [{**mine, "based_on": None}]})
    assert told == [1, 2, 3]
    late = {"id": "late", "exercise": "readiness", "item": "rationale", "value": "yes", "based_on": 2}
    (receipt,) = person.post("/api/answers", {"answers": [late]})["receipts"]
    assert (receipt["status"], receipt["current"]) == ("history", {"seq": 3, "value": "yes"})
    again = {**late, "id": "a2", "value": "yes"}
    (receipt,) = person.post("/api/answers", {"answers": [again]})["receipts"]
    assert (receipt["status"], receipt["seq"]) == ("saved", 3), "sent twice, it is kept once"
