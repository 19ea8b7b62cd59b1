"""A sealed exercise in a shared room: each side its own result, items held back, then the room; with every exit."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from server_process import Client, ServerProcess
from shared_room import CORE, EXERCISE, GAP, ITEMS, SharedRoom, answers, people, shared

from kit.exercises import load_pack
from kit.results import item_label
from kit.results.words.labels import short_label

HELD = ITEMS[2]
EXPORTS = [(what, to) for what in ("results", "answers") for to in ("csv", "json")]


@pytest.fixture
def two(server: ServerProcess) -> SharedRoom:
    return shared(server, "mutuality-gap")


def own(who: Client, stage: str = "?stage=own-side") -> str:
    """What a board shows; "" if nothing."""
    status, body = who.request("GET", f"/api/board/result/{GAP}{stage}")
    assert status in (200, 404), body
    return str(json.loads(body)["html"]) if status == 200 else ""


def at_board(who: Client) -> str:
    return own(who, "")


def on_phone(person: Client, part: str) -> str:
    return str(person.json(f"/api/result/{GAP}")[part] or "")


def exported(two: SharedRoom) -> Iterator[str]:
    for what, to in EXPORTS:
        yield two.aby.get(f"/api/board/export?what={what}&to={to}").decode()


def test_seal_opens_for_no_side_alone(two: SharedRoom) -> None:
    aby, bex = two.sides
    first = people(two.room, aby, 6)
    assert two.act(two.aby, "own-side", exercise=GAP)[1]["proposed"]
    status, said = two.confirm(two.bex)
    assert (status, "not yet enough answers" in said["error"]) == (409, True)
    assert "it could not be done" in two.board(two.aby)["log"][0]["text"]
    second = people(two.room, bex, 4)
    assert two.act(two.aby, "reveal", exercise=GAP)[0] == 409, "first each side by itself"
    two.act(two.aby, "own-side", exercise=GAP)
    assert two.exercise(two.aby)["stage"] is None
    for person in (first[0], second[0]):
        assert (on_phone(person, "side"), on_phone(person, "room")) == ("", "")
    for her in (two.aby, two.bex):
        assert (own(her), at_board(her)) == ("", "")
    assert two.confirm(two.bex)[0] == 200
    assert two.exercise(two.bex)["stage"] == "own-side"


def test_seal_own_side_is_seen_by_that_side_alone(two: SharedRoom) -> None:
    aby, bex = two.sides
    first, second = people(two.room, aby, 6), people(two.room, bex, 4)
    two.both("own-side", exercise=GAP)
    assert "Only Aby sees this now" in on_phone(first[0], "side")
    assert "Only Bex sees this now" in on_phone(second[0], "side")
    assert "Only Aby sees this now" in own(two.aby)
    assert "Only Bex sees this now" in own(two.bex)
    for page in (on_phone(first[0], "side"), own(two.aby)):
        assert "Bex" not in page and " of 6" in page
    for page in (on_phone(second[0], "side"), own(two.bex)):
        assert "Aby" not in page and " of 4" in page
    assert {on_phone(person, "room") for person in (*first, *second)} == {""}
    assert (at_board(two.aby), at_board(two.bex)) == ("", "")
    # Whoever comes now and says that she is of the other side, sees nothing of it; nor does an observer.
    for late in (two.room.participant(bex), two.room.participant("observer")):
        assert on_phone(late, "side") == ""
    spy = two.room.participant(bex)
    spy.answer(GAP, answers(1))
    assert on_phone(spy, "side") == "", "she is not counted in it"
    code = first[0].resume_words()
    two.act(two.aby, "move-participant", words=code, side=bex)
    assert on_phone(first[0], "side") == "", "moved there afterwards"


def test_seal_own_side_leaves_by_no_other_exit(two: SharedRoom, tmp_path: Path) -> None:
    server, (aby, bex) = two.room.server, two.sides
    said = server.said()
    people(two.room, aby, 6), people(two.room, bex, 4)
    two.both("own-side", exercise=GAP)
    two.both("export-answers")
    for file in exported(two):
        assert "voice" not in file
    written = tmp_path / "by-command.csv"
    assert server.command("export", "--room", two.room.code, "--what", "results", "-o", str(written))[0] == 0
    assert "voice" not in written.read_text(encoding="utf-8-sig")
    assert server.said() == said, "nor does the log tell"
    for her in (two.aby, two.bex):
        board = json.dumps({**her.json("/api/board"), "together": None})
        assert " of 6" not in board and " of 4" not in board
        assert set(two.exercise(her)["progress"][0]) == {"side", "enough"}
    person = two.room.participant("observer")
    assert GAP not in json.dumps(person.json("/api/state")["revealed"])
    status, _ = person.request("GET", f"/api/board/result/{GAP}?stage=own-side")
    assert status == 403
    guess = first_guess(two.room.participant(aby))
    assert "% close" not in guess and "when the room has seen the result" in guess, (
        "a guess is compared with what the room has seen, and with nothing before"
    )


def first_guess(person: Client) -> str:
    (item,) = load_pack().exercise("guess-first").items
    person.answer("guess-first", {item.id: ITEMS[:3]})
    return str(person.json("/api/result/guess-first")["own"])


def test_reveal_shows_the_room_what_the_sides_have_seen_and_nothing_later(two: SharedRoom) -> None:
    aby, bex = two.sides
    first, _ = people(two.room, aby, 6), people(two.room, bex, 5)
    two.both("own-side", exercise=GAP)
    before = own(two.aby)
    for person in people(two.room, aby, 4):  # enough for the gate, but too late
        person.answer(GAP, {CORE[0]: {"us": 5, "them": 5}})
    first[0].answer(GAP, {CORE[0]: {"us": 5, "them": 1}})
    assert own(two.aby) == before
    two.both("reveal", exercise=GAP)
    page = at_board(two.aby)
    assert page == at_board(two.bex)
    assert " of 6" in page and " of 10" not in page
    assert own(two.aby) == "", "that stage is over"
    assert on_phone(first[0], "side") == ""
    assert on_phone(first[0], "room")
    stage = two.exercise(two.aby)
    assert (stage["stage"], stage["until"] < stage["revealed_at"]) == ("room", True)
    # The numbers of a side are the same in both stages: nothing lies between them that could be subtracted.
    with closing(sqlite3.connect(two.room.server.data / "mutuality.sqlite")) as database:
        snapshots = "snapshot join room on room.id = snapshot.room"
        query = f"select results, up_to_seq from {snapshots} where code = ? order by snapshot.id"
        (sides, one), (room, other) = database.execute(query, (two.room.code,)).fetchall()
    assert one == other
    assert json.loads(sides)["items"] == json.loads(room)["items"]
    assert json.loads(sides)["sides"] == json.loads(room)["sides"]


def test_seal_of_a_second_caucus_is_held_against_everything_seen_before(two: SharedRoom) -> None:
    """One newcomer between two results that a side sees would be what lies between them."""
    aby, bex = two.sides
    people(two.room, aby, 6), people(two.room, bex, 5)
    two.both("own-side", exercise=GAP)
    before = own(two.aby)
    (newcomer,) = people(two.room, aby, 1)
    status, said = two.both("own-side", exercise=GAP)
    assert (status, "too few new answers" in said["error"]) == (409, True)
    two.act(two.aby, "hide", exercise=GAP)
    assert own(two.aby) == "" and on_phone(newcomer, "side") == ""
    assert two.both("own-side", exercise=GAP)[0] == 409, "hidden is not forgotten"
    assert own(two.aby) == ""
    people(two.room, aby, 5)
    assert two.both("own-side", exercise=GAP)[0] == 200
    assert own(two.aby) not in ("", before)
    two.both("reveal", exercise=GAP)
    people(two.room, bex, 1)
    assert two.both("own-side", exercise=GAP)[0] == 409
    assert " of 12" in at_board(two.aby), "the room keeps what it saw"


def test_reveal_agreed_of_another_result_is_not_done(two: SharedRoom) -> None:
    """What both agree to show is what they have seen, not what one of them has had made since."""
    aby, bex = two.sides
    people(two.room, aby, 6), people(two.room, bex, 5)
    two.both("own-side", exercise=GAP)
    two.act(two.aby, "reveal", exercise=GAP)
    (old,) = two.waiting(two.bex)
    people(two.room, aby, 4)
    two.act(two.bex, "own-side", exercise=GAP)
    assert two.act(two.aby, "confirm", proposal=two.waiting(two.aby)[-1]["id"])[0] == 200
    status, said = two.act(two.bex, "confirm", proposal=old["id"])
    assert (status, "newer results" in said["error"]) == (409, True)
    assert at_board(two.aby) == ""


def test_suppress_held_items_everywhere_and_say_of_nobody(two: SharedRoom) -> None:
    aby, bex = two.sides
    first, _ = people(two.room, aby, 6), people(two.room, bex, 5)
    two.both("own-side", exercise=GAP)
    assert {item["id"] for item in two.exercise(two.bex)["items"]} >= set(ITEMS)
    log, version = two.board(two.aby)["log"], two.aby.json("/api/board")["version"]
    before = two.aby.json("/api/board")
    assert two.act(two.bex, "hold", exercise=GAP, item=HELD, held=True)[0] == 200
    assert two.board(two.bex)["held"] == {GAP: [HELD]}
    # The other side's board is the same to the letter: no list, no log, no version that moves.
    after = two.aby.json("/api/board")
    assert {**after, "now": 0} == {**before, "now": 0}
    assert (two.board(two.aby)["log"], after["version"]) == (log, version)
    # Nor does it help to hold the same item, or to let it go: only the side's own hold is one's to lift.
    assert two.act(two.aby, "hold", exercise=GAP, item=HELD, held=True)[0] == 200
    assert two.act(two.aby, "hold", exercise=GAP, item=HELD, held=False)[0] == 200
    two.act(two.aby, "reveal", exercise=GAP)
    assert HELD not in json.dumps(two.board(two.aby)), "nor does the proposal name it"
    assert two.confirm(two.bex)[0] == 200
    two.both("export-answers")
    labels = {item_label(EXERCISE, HELD), short_label(EXERCISE, HELD)}
    pages = [at_board(two.aby), at_board(two.bex), on_phone(first[0], "room"), *exported(two)]
    for page in pages:
        assert CORE[0] in page or short_label(EXERCISE, CORE[0]) in page
        for trace in (HELD, *labels):
            assert trace not in page
    for page in (*pages, json.dumps(two.aby.json("/api/board")), json.dumps(first[0].json("/api/state"))):
        assert "held back" not in page.lower()
    assert two.board(two.aby)["log"] == two.board(two.bex)["log"]
    assert HELD not in json.dumps(two.board(two.bex)["log"])
    with closing(sqlite3.connect(two.room.server.data / "mutuality.sqlite")) as database:
        query = "select results from snapshot join room on room.id = snapshot.room where code = ? and stage = 'room'"
        ((results,),) = database.execute(query, (two.room.code,)).fetchall()
    assert HELD not in results


def test_suppress_what_is_held_back_again_after_the_next_reveal(two: SharedRoom) -> None:
    aby, bex = two.sides
    people(two.room, aby, 6), people(two.room, bex, 5)
    for _ in range(2):
        two.both("own-side", exercise=GAP)
        two.act(two.aby, "hold", exercise=GAP, item=HELD, held=True)
        two.both("reveal", exercise=GAP)
        assert short_label(EXERCISE, HELD) not in at_board(two.bex), "a side that says nothing new still holds it"
    two.both("own-side", exercise=GAP)
    two.act(two.aby, "hold", exercise=GAP, item=HELD, held=False)
    two.both("reveal", exercise=GAP)
    assert short_label(EXERCISE, HELD) in at_board(two.bex)


def test_suppress_everything_is_said_and_shows_no_empty_page(two: SharedRoom) -> None:
    aby, bex = two.sides
    people(two.room, aby, 6), people(two.room, bex, 5)
    two.both("own-side", exercise=GAP)
    for number, item in enumerate([*ITEMS, "matters"]):
        assert two.act((two.aby, two.bex)[number % 2], "hold", exercise=GAP, item=item, held=True)[0] == 200
    status, said = two.both("reveal", exercise=GAP)
    assert (status, "Nothing would be left" in said["error"]) == (409, True)
    assert two.exercise(two.aby)["stage"] == "own-side"


def test_seal_items_are_held_by_facilitators_of_sides_alone(two: SharedRoom, server: ServerProcess) -> None:
    alone = server.room()
    wrong: list[tuple[Client, dict[str, Any], int]] = [
        (two.room.participant(two.sides[0]), {"item": HELD, "held": True}, 403),
        (alone.board, {"item": HELD, "held": True}, 403),
        (two.aby, {"item": "nothing", "held": True}, 400),
        (two.aby, {"item": [HELD], "held": True}, 400),
        (two.aby, {"item": HELD, "held": "yes"}, 400),
    ]
    for who, given, status in wrong:
        assert two.act(who, "hold", exercise=GAP, **given)[0] == status


def test_private_erasure_leaves_the_caucus_as_it_was_and_counts_no_new_one(two: SharedRoom) -> None:
    aby, bex = two.sides
    first, _ = people(two.room, aby, 6), people(two.room, bex, 5)
    two.both("own-side", exercise=GAP)
    two.act(two.aby, "reveal", exercise=GAP)
    (waiting,) = two.waiting(two.bex)
    me = first[0].json("/api/me")["participant"]
    assert first[0].form("/erase", sure="yes")[0] == 200
    assert own(two.aby), "what a side has seen stays, and says nobody's name"
    for file in two.room.server.data.iterdir():
        assert me.encode() not in file.read_bytes()
    status, said = two.both("own-side", exercise=GAP)
    assert (status, "has been erased since" in said["error"]) == (409, True), "the difference would be hers"
    assert two.act(two.bex, "confirm", proposal=waiting["id"])[0] == 200
    assert not at_board(two.aby), "Aby said yes to six people, and has five"
    assert two.act(two.aby, "confirm", proposal=waiting["id"])[0] == 200
    assert at_board(two.aby)


def test_seal_in_a_room_of_one_facilitator_is_one_button(server: ServerProcess) -> None:
    room = server.room()
    room.act("open", workshop="mutuality-gap")
    aby, bex = room.sides
    people(room, aby, 4), people(room, bex, 4)
    room.act("reveal", exercise=GAP)
    assert " of 4" in str(room.board.json(f"/api/board/result/{GAP}")["html"])
