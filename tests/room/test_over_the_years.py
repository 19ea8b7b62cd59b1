"""Rooms of one partnership: change per side, commitments carried on, and nobody linked."""

import json
from typing import Any

from room_in_process import RoomInProcess, Rooms, SharedInProcess, refused, shared
from two_gatherings import FACETS, PLAN, facets

GAP = "gap"


def next_room(room: RoomInProcess, **given: Any) -> RoomInProcess:
    return room.rooms.room_at(room.act("new-room", next=True, **given)["path"])


def last_time(room: RoomInProcess) -> str:
    return str(room.board.look()["last_time"])


def test_next_room_shows_change_and_refuses_small_sides_private(rooms: Rooms) -> None:
    first = rooms.room("Year one")
    facets(first, {0: [2] * 9, 1: [4] * 3})
    second = next_room(first, title="Year two")
    board = second.board.look()
    assert [side["name"] for side in board["sides"]] == ["Aby", "Bex"], "sides are carried over"
    assert [each["title"] for each in board["partnership"]["earlier"]] == ["Year one"]
    came = facets(second, {0: [4] * 8, 1: [4] * 9})
    for shown in (second.board.shown(FACETS), came[0].room_result(FACETS)):
        change = shown.partition("Since last time")[2]
        assert "Aby has changed most" in change and "from 2.0 to 4.0" in change
        assert "not shown: fewer than 4 people" in change, "Bex were three last time"
        assert "Bex has changed" not in change
    assert "Since last time" not in first.board.shown(FACETS), "the earlier room sees nothing of the later one"
    first.act("hide", exercise=FACETS)
    assert "Since last time" not in second.board.shown(FACETS), "what that room hides, this one does not see"
    first.act("reveal", exercise=FACETS)
    assert "Since last time" in second.board.shown(FACETS)
    third = next_room(second, title="Year three")
    facets(third, {0: [3] * 9, 1: [3] * 9})
    compared = "Compared with the gathering of"
    assert third.board.shown(FACETS).count(compared) == 2, "each earlier gathering by itself"
    second.act("erase-room", code=second.code)
    assert third.board.shown(FACETS).count(compared) == 1, "erasing a room leaves the others"
    first.act("erase-room", code=first.code)
    assert "Since last time" not in third.board.shown(FACETS) and "Everyone" in third.board.shown(FACETS)


def test_seal_and_gap_over_time(rooms: Rooms) -> None:
    first = rooms.room("Gap one")
    first.act("open", workshop="mutuality-gap")
    for side in first.sides:
        first.people(side, 8)
    first.act("reveal", exercise=GAP)
    second = next_room(first)
    second.act("open", workshop="mutuality-gap")
    second.people(second.sides[0], 8)
    with refused(409):
        second.act("reveal", exercise=GAP)
    assert second.board.shown() == "", "sealed: no change either"
    second.people(second.sides[1], 8)
    second.act("reveal", exercise=GAP)
    assert "Since last time" in second.board.shown()


def test_commitments_that_were_shared_open_the_next_room_private_ones_do_not(rooms: Rooms) -> None:
    first = rooms.room("Promises")
    first.act("open", workshop="carry-it-home")
    came = [first.participant(first.sides[at % 2]) for at in range(5)]
    for at, person in enumerate(came):
        row = {"what": f"Promise {at}", "who": f"Person {at}", "by-when": "2027-05-04", "how-seen": "A detail"}
        person.answer(PLAN, {"row-1": {**row, "shared": at != 4}})
    second = next_room(first)
    assert last_time(second) == "", "nothing was revealed"
    first.act("reveal", exercise=PLAN)
    shown = last_time(second)
    assert "What we said last time" in shown and "Promise 0" in shown and "Person 3" in shown
    assert "Tuesday 4 May 2027" in shown
    assert "Promise 4" not in shown and "Person 4" not in shown and "A detail" not in shown
    row = came[0].answers()[f"{PLAN}/row-1"]["value"]
    came[0].answer(PLAN, {"row-1": {**row, "shared": False}})
    assert "Promise 0" not in last_time(second) and "Promise 1" in last_time(second)


def test_agreements_and_moves_of_both_sides_open_the_next_room(rooms: Rooms) -> None:
    first = rooms.room("Agreed")
    first.act("open", workshop="mutuality-gap")
    for text in ("We visit each other in May.", "We write <b>monthly</b>."):
        first.act("add-agreement", text=text)
    person = first.participant(first.sides[0]).sit(3)
    number = first.board.look()["agreements"][1]["id"]
    person.see_differently(number)
    move = {
        "about": "Voice",
        "our-side": "Sets half of the agenda",
        "their-side": "Sends its half",
        "by-when": "2027-05-04",
    }
    person.answer("closing-moves", {"row-1": {**move, "shared": True}})
    second = next_room(first)
    shown = last_time(second)
    assert "We visit each other in May." in shown and "We write &lt;b&gt;monthly&lt;/b&gt;." in shown
    assert shown.count("Somebody sees it differently") == 1
    assert "Sets half" not in shown, "the room has not seen the moves"
    first.act("reveal", exercise="closing-moves")
    first.act("remove-agreement", agreement=number)
    shown = last_time(second)
    assert "Closing moves" in shown and "Sets half of the agenda" in shown and "Tuesday 4 May 2027" in shown
    assert "monthly" not in shown, "what was taken away there is not here"
    assert "We visit each other in May." in last_time(next_room(second)), "the second left nothing"


def test_linking_needs_the_key_of_the_earlier_room_and_both_sides_private(rooms: Rooms, two: SharedInProcess) -> None:
    first, second = rooms.room("Before"), rooms.room("After")
    here = "http://kit.test:1"

    def link(room: RoomInProcess, pasted: str) -> str:
        return str(room.act("link-room", link=pasted)["message"])

    for room, pasted, status in (
        (second, first.code, 400),
        (second, f"{here}/f/{first.code}/{'0' * 64}", 403),
        (second, f"{here}/join?code={first.code}", 400),
        (first, here + second.path, 409),  # an earlier room does not follow a later one
        (second, here + second.path, 409),
    ):
        with refused(status):
            link(room, pasted)
    assert link(second, f"  {here}{first.path} ") == "Linked. Results show what has changed since then."
    with refused(409):
        link(second, here + first.path)
    with refused(403):  # one side alone does not decide
        link(rooms.room("Later"), here + two.path)
    with refused(403, "propose the next gathering"):
        two.aby.act("new-room", next=True)
    two.both("next-gathering")
    made = rooms.room_at(two.bex.act("new-room", next=True, title="Ours")["path"])
    assert [each["title"] for each in made.board.look()["partnership"]["earlier"]] == ["Shared"]
    later = shared(rooms)
    with refused(409):
        later.aby.act("link-room", link=here + rooms.room("Unshared, and later").path)
    assert later.aby.act("link-room", link=here + first.path)["proposed"]
    assert not later.aby.look()["partnership"]["linked"]
    proposed = json.dumps(later.bex.waiting())
    assert first.code not in proposed and first.path not in proposed
    later.bex.confirm()
    assert later.aby.look()["partnership"]["linked"]


def test_a_room_can_be_kept_until_the_next_gathering(room: RoomInProcess) -> None:
    before = room.board.look()["partnership"]["expires"]
    room.act("keep-longer")
    after = room.board.look()["partnership"]
    assert (after["kept"], after["expires"] > before) == (True, True)


def test_private_ids_link_nobody_from_room_to_room_nor_from_file_to_file(rooms: Rooms) -> None:
    """The same people, with the same answers, in two rooms of one partnership: files do not tell who is who."""
    said = {0: [1, 2, 3, 4, 5, 5, 4, 3], 1: [2, 3, 4, 5, 1, 2, 3, 4]}
    first = rooms.room("Ids one")
    facets(first, said)
    second = next_room(first)
    came = facets(second, said)
    files = [room.board.rows("answers") for room in (first, first, second)]
    names = [{row["person"] for row in rows} for rows in files]
    assert [len(each) for each in names] == [16, 16, 16]
    assert not (names[0] & names[1] or names[0] & names[2] or names[1] & names[2])
    assert {row["side"] for rows in files for row in rows} == {"Aby", "Bex"}, "the sides are told"
    # Nor does their order: people came in the same order to both rooms, and in each file they stand in another.
    orders = [
        [row["answer"] for row in rows if row["item"] == rows[0]["item"] and row["side"] == "Aby"] for rows in files
    ]
    assert any(order != [str(point) for point in said[0]] for order in orders)
    assert not any(person.id in json.dumps(files) for person in came)
