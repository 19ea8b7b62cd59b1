"""A sealed exercise in a shared room: each side its own result, items held back, then the room; with every exit."""

import json
from collections.abc import Iterator
from typing import Any

from room_in_process import Participant, RoomInProcess, Rooms, SharedInProcess, refused
from shared_room import CORE, EXERCISE, GAP, ITEMS, answers

from kit.exercises import load_pack
from kit.results import item_label
from kit.results.words.labels import short_label

HELD = ITEMS[2]
EXPORTS = [(what, to) for what in ("results", "answers") for to in ("csv", "json")]


def on_phone(person: Participant, part: str) -> str:
    return str(person.result()[part] or "")


def exported(two: SharedInProcess) -> Iterator[str]:
    for what, to in EXPORTS:
        yield two.aby.export(what, to).decode()


def both_sides(two: SharedInProcess, number: int = 5) -> tuple[list[Participant], list[Participant]]:
    """Six people of Aby and so many of Bex have answered, and each side sees its own result."""
    aby, bex = two.sides
    came = two.people(aby, 6), two.people(bex, number)
    two.both("own-side", exercise=GAP)
    return came


def test_seal_opens_for_no_side_alone(two: SharedInProcess) -> None:
    aby, bex = two.sides
    first = two.people(aby, 6)
    assert two.aby.act("own-side", exercise=GAP)["proposed"]
    with refused(409, "not yet enough answers"):
        two.bex.confirm()
    assert "it could not be done" in two.aby.log()[0]
    second = two.people(bex, 4)
    with refused(409):  # first each side by itself
        two.aby.act("reveal", exercise=GAP)
    two.aby.act("own-side", exercise=GAP)
    assert two.aby.exercise()["stage"] is None
    for person in (first[0], second[0]):
        assert (on_phone(person, "side"), on_phone(person, "room")) == ("", "")
    for her in (two.aby, two.bex):
        assert (her.own_side(), her.shown()) == ("", "")
    two.bex.confirm()
    assert two.bex.exercise()["stage"] == "own-side"


def test_seal_own_side_is_seen_by_that_side_alone(two: SharedInProcess) -> None:
    _, bex = two.sides
    first, second = both_sides(two, 4)
    for page in (on_phone(first[0], "side"), two.aby.own_side()):
        assert "Only Aby sees this now" in page and "Bex" not in page and " of 6" in page
    for page in (on_phone(second[0], "side"), two.bex.own_side()):
        assert "Only Bex sees this now" in page and "Aby" not in page and " of 4" in page
    assert {on_phone(person, "room") for person in (*first, *second)} == {""}
    assert (two.aby.shown(), two.bex.shown()) == ("", "")
    # Whoever comes now and says that she is of the other side, sees nothing of it; nor does an observer.
    for late in (two.participant(bex), two.participant("observer")):
        assert on_phone(late, "side") == ""
    spy = two.participant(bex)
    spy.answer(GAP, answers(1))
    assert on_phone(spy, "side") == "", "she is not counted in it"
    two.aby.act("move-participant", words=first[0].resume_words(), side=bex)
    assert on_phone(first[0], "side") == "", "moved there afterwards"


def test_seal_own_side_leaves_by_no_other_exit(two: SharedInProcess) -> None:
    both_sides(two, 4)
    two.both("export-answers")
    for file in exported(two):
        assert "voice" not in file
    for her in (two.aby, two.bex):
        board = json.dumps({**her.look(), "together": None})
        assert " of 6" not in board and " of 4" not in board
        assert set(her.exercise()["progress"][0]) == {"side", "enough"}
    assert GAP not in two.participant("observer").state()["revealed"]
    guesser = two.participant(two.sides[0])
    (item,) = load_pack().exercise("guess-first").items
    guesser.answer("guess-first", {item.id: ITEMS[:3]})
    guess = guesser.result("guess-first")["own"]
    assert "% close" not in guess and "when the room has seen the result" in guess, (
        "a guess is compared with what the room has seen, and with nothing before"
    )


def test_reveal_shows_the_room_what_the_sides_have_seen_and_nothing_later(two: SharedInProcess) -> None:
    first, _ = both_sides(two)
    before = two.aby.own_side()
    for person in two.people(two.sides[0], 4):  # enough for the gate, but too late
        person.answer(GAP, {CORE[0]: {"us": 5, "them": 5}})
    first[0].answer(GAP, {CORE[0]: {"us": 5, "them": 1}})
    assert two.aby.own_side() == before
    two.both("reveal", exercise=GAP)
    page = two.aby.shown()
    assert page == two.bex.shown()
    assert " of 6" in page and " of 10" not in page
    assert two.aby.own_side() == "", "that stage is over"
    assert on_phone(first[0], "side") == ""
    assert on_phone(first[0], "room")
    stage = two.aby.exercise()
    assert (stage["stage"], stage["until"] < stage["revealed_at"]) == ("room", True)
    # The numbers of a side are the same in both stages: nothing lies between them that could be subtracted.
    query = "select results, up_to_seq from snapshot where room = :room order by id"
    (sides, one), (room, other) = two.in_the_database(query)
    assert one == other
    assert json.loads(sides)["items"] == json.loads(room)["items"]
    assert json.loads(sides)["sides"] == json.loads(room)["sides"]


def test_seal_of_a_second_caucus_is_held_against_everything_seen_before(two: SharedInProcess) -> None:
    """One newcomer between two results that a side sees would be what lies between them."""
    aby, bex = two.sides
    both_sides(two)
    before = two.aby.own_side()
    (newcomer,) = two.people(aby, 1)
    with refused(409, "too few new answers"):
        two.both("own-side", exercise=GAP)
    two.aby.act("hide", exercise=GAP)
    assert two.aby.own_side() == "" and on_phone(newcomer, "side") == ""
    with refused(409):  # hidden is not forgotten
        two.both("own-side", exercise=GAP)
    assert two.aby.own_side() == ""
    two.people(aby, 5)
    two.both("own-side", exercise=GAP)
    assert two.aby.own_side() not in ("", before)
    two.both("reveal", exercise=GAP)
    two.people(bex, 1)
    with refused(409):
        two.both("own-side", exercise=GAP)
    assert " of 12" in two.aby.shown(), "the room keeps what it saw"


def test_reveal_agreed_of_another_result_is_not_done(two: SharedInProcess) -> None:
    """What both agree to show is what they have seen, not what one of them has had made since."""
    both_sides(two)
    two.aby.act("reveal", exercise=GAP)
    (old,) = two.bex.waiting()
    two.people(two.sides[0], 4)
    two.bex.act("own-side", exercise=GAP)
    two.aby.confirm()
    with refused(409, "newer results"):
        two.bex.confirm(old["id"])
    assert two.aby.shown() == ""


def test_suppress_held_items_everywhere_and_say_of_nobody(two: SharedInProcess) -> None:
    first, _ = both_sides(two)
    assert {item["id"] for item in two.bex.exercise()["items"]} >= set(ITEMS)
    before = two.aby.look()
    two.bex.act("hold", exercise=GAP, item=HELD, held=True)
    assert two.bex.together()["held"] == {GAP: [HELD]}
    # The other side's board is the same to the letter: no list, no log, no version that moves.
    assert {**two.aby.look(), "now": 0} == {**before, "now": 0}
    # Nor does it help to hold the same item, or to let it go: only the side's own hold is one's to lift.
    two.aby.act("hold", exercise=GAP, item=HELD, held=True)
    two.aby.act("hold", exercise=GAP, item=HELD, held=False)
    two.aby.act("reveal", exercise=GAP)
    assert HELD not in json.dumps(two.aby.together()), "nor does the proposal name it"
    two.bex.confirm()
    two.both("export-answers")
    labels = {item_label(EXERCISE, HELD), short_label(EXERCISE, HELD)}
    pages = [two.aby.shown(), two.bex.shown(), on_phone(first[0], "room"), *exported(two)]
    for page in pages:
        assert CORE[0] in page or short_label(EXERCISE, CORE[0]) in page
        for trace in (HELD, *labels):
            assert trace not in page
    for page in (*pages, json.dumps(two.aby.look()), json.dumps(first[0].state())):
        assert "held back" not in page.lower()
    assert two.aby.together()["log"] == two.bex.together()["log"]
    assert HELD not in json.dumps(two.bex.log())
    ((results,),) = two.in_the_database("select results from snapshot where room = :room and stage = 'room'")
    assert HELD not in results


def test_suppress_what_is_held_back_again_after_the_next_reveal(two: SharedInProcess) -> None:
    aby, bex = two.sides
    two.people(aby, 6), two.people(bex, 5)
    for _ in range(2):
        two.both("own-side", exercise=GAP)
        two.aby.act("hold", exercise=GAP, item=HELD, held=True)
        two.both("reveal", exercise=GAP)
        assert short_label(EXERCISE, HELD) not in two.bex.shown(), "a side that says nothing new still holds it"
    two.both("own-side", exercise=GAP)
    two.aby.act("hold", exercise=GAP, item=HELD, held=False)
    two.both("reveal", exercise=GAP)
    assert short_label(EXERCISE, HELD) in two.bex.shown()


def test_suppress_everything_is_said_and_shows_no_empty_page(two: SharedInProcess) -> None:
    both_sides(two)
    for number, item in enumerate([*ITEMS, "matters"]):
        (two.aby, two.bex)[number % 2].act("hold", exercise=GAP, item=item, held=True)
    with refused(409, "Nothing would be left"):
        two.both("reveal", exercise=GAP)
    assert two.aby.exercise()["stage"] == "own-side"


def test_seal_items_are_held_by_facilitators_of_sides_alone(two: SharedInProcess, room: RoomInProcess) -> None:
    wrong: list[tuple[Any, dict[str, Any], int]] = [
        (two.participant(two.sides[0]), {"item": HELD, "held": True}, 403),
        (room.board, {"item": HELD, "held": True}, 403),
        (two.aby, {"item": "nothing", "held": True}, 400),
        (two.aby, {"item": [HELD], "held": True}, 400),
        (two.aby, {"item": HELD, "held": "yes"}, 400),
    ]
    for who, given, status in wrong:
        with refused(status):
            who.sends("hold", exercise=GAP, **given)


def test_private_erasure_leaves_the_caucus_as_it_was_and_counts_no_new_one(two: SharedInProcess, rooms: Rooms) -> None:
    first, _ = both_sides(two)
    two.aby.act("reveal", exercise=GAP)
    (waiting,) = two.bex.waiting()
    me = first[0].id
    first[0].erase()
    assert two.aby.own_side(), "what a side has seen stays, and says nobody's name"
    assert me.encode() not in rooms.written()
    with refused(409, "has been erased since"):  # the difference would be hers
        two.both("own-side", exercise=GAP)
    two.bex.confirm(waiting["id"])
    assert not two.aby.shown(), "Aby said yes to six people, and has five"
    two.aby.confirm(waiting["id"])
    assert two.aby.shown()


def test_seal_in_a_room_of_one_facilitator_is_one_button(room: RoomInProcess) -> None:
    room.act("open", workshop="mutuality-gap")
    for side in room.sides:
        room.people(side, 4)
    room.act("reveal", exercise=GAP)
    assert " of 4" in room.board.shown()
