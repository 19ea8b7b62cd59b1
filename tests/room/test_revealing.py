"""Revealing again and again, and never so that one person is what lies between two results."""

from typing import Any

import pytest
from room_in_process import Participant, RoomInProcess, refused

LINK, KINDS = "kind-of-link", ("twinning", "community-links")


@pytest.fixture
def room(room: RoomInProcess) -> RoomInProcess:
    room.act("open", workshop="linking")
    return room


def people_who_answer(room: RoomInProcess, side: int, number: int, value: Any = KINDS[:1]) -> list[Participant]:
    people = [room.participant(side) for _ in range(number)]
    for person in people:
        person.answer(LINK, {"kind": value})
    return people


def reveal(room: RoomInProcess) -> None:
    room.act("reveal", exercise=LINK)


def test_one_newcomer_is_not_shown_by_a_second_reveal(room: RoomInProcess) -> None:
    aby, bex = room.sides
    for side in (aby, bex):
        people_who_answer(room, side, 5)
    reveal(room)
    first = room.board.shown(LINK)
    reveal(room)
    assert room.board.shown(LINK) == first, "nothing changed: the same may be shown again"
    people_who_answer(room, aby, 1, KINDS[1:])
    with refused(409, "too few new answers"):
        reveal(room)
    with refused(409, "at least 4"):
        reveal(room)
    assert room.board.shown(LINK) == first, "the room keeps what it saw"
    room.act("hide", exercise=LINK)
    with refused(409):  # hiding does not make it forgotten
        reveal(room)
    people_who_answer(room, aby, 3, KINDS[1:])
    reveal(room)
    assert room.board.shown(LINK) not in ("", first)


def test_who_changes_clears_or_moves_is_counted_too(room: RoomInProcess) -> None:
    aby, bex = room.sides
    people = [person for side in (aby, bex) for person in people_who_answer(room, side, 6)]
    reveal(room)
    people[0].answer(LINK, {"kind": KINDS[1:]})
    with refused(409):
        reveal(room)
    people[0].answer(LINK, {"kind": KINDS[:1]})
    reveal(room)  # as it was
    people[0].answer(LINK, {"kind": None})
    with refused(409):
        reveal(room)
    people[0].answer(LINK, {"kind": KINDS[:1]})
    words = people[0].resume_words()
    room.act("move-participant", words=words, side=bex)
    with refused(409):
        reveal(room)
    room.act("move-participant", words=words, side=aby)
    reveal(room)


def test_an_answer_cleared_before_the_reveal_is_new_when_it_comes_back(room: RoomInProcess) -> None:
    people = people_who_answer(room, room.sides[0], 6)
    people[0].answer(LINK, {"kind": None})
    reveal(room)
    people[0].answer(LINK, {"kind": KINDS[:1]})
    with refused(409):
        reveal(room)


def test_every_earlier_result_is_compared(room: RoomInProcess) -> None:
    """Going back to all but one of the answers of the first result, past a second one that differs from both."""
    people = people_who_answer(room, room.sides[0], 8)
    reveal(room)
    for person in people[:5]:
        person.answer(LINK, {"kind": KINDS[1:]})
    reveal(room)
    for person in people[:4]:
        person.answer(LINK, {"kind": KINDS[:1]})
    with refused(409):
        reveal(room)


def test_a_side_that_was_too_small_may_be_shown_once_it_is_large_enough(room: RoomInProcess) -> None:
    aby, bex = room.sides
    people_who_answer(room, aby, 5)
    people_who_answer(room, bex, 3)
    reveal(room)
    people_who_answer(room, bex, 1)
    reveal(room)
