"""Revealing over a real server: again and again, and never so that one person is what lies between two results."""

from typing import Any

import pytest
from server_process import Client, RoomOnServer, ServerProcess

LINK, KINDS = "kind-of-link", ("twinning", "community-links")


@pytest.fixture
def room(server: ServerProcess) -> RoomOnServer:
    room = server.room()
    room.act("open", workshop="linking")
    return room


def people_who_answer(room: RoomOnServer, side: int, number: int, value: Any = KINDS[:1]) -> list[Client]:
    people = [room.participant(side) for _ in range(number)]
    for person in people:
        person.answer(LINK, {"kind": value})
    return people


def reveal(room: RoomOnServer, exercise: str = LINK) -> tuple[int, str]:
    """Status, and the error if there is one."""
    status, body = room.board.post_json("/api/board/act", {"act": "reveal", "exercise": exercise})
    return status, body.get("error", "")


def result(room: RoomOnServer) -> str:
    return str(room.board.json(f"/api/board/result/{LINK}")["html"])


def test_one_newcomer_is_not_shown_by_a_second_reveal(room: RoomOnServer) -> None:
    aby, bex = room.sides
    for side in (aby, bex):
        people_who_answer(room, side, 5)
    assert reveal(room)[0] == 200
    first = result(room)
    assert reveal(room) == (200, ""), "nothing changed: the same may be shown again"
    assert result(room) == first
    people_who_answer(room, aby, 1, KINDS[1:])
    status, error = reveal(room)
    assert status == 409
    assert "too few new answers" in error.lower()
    assert "at least 4" in error
    assert result(room) == first, "the room keeps what it saw"
    room.act("hide", exercise=LINK)
    assert reveal(room)[0] == 409, "hiding does not make it forgotten"
    people_who_answer(room, aby, 3, KINDS[1:])
    assert reveal(room) == (200, "")
    assert result(room) != first


def test_who_changes_clears_or_moves_is_counted_too(room: RoomOnServer) -> None:
    aby, bex = room.sides
    people = [person for side in (aby, bex) for person in people_who_answer(room, side, 6)]
    assert reveal(room)[0] == 200
    people[0].answer(LINK, {"kind": KINDS[1:]})
    assert reveal(room)[0] == 409
    people[0].answer(LINK, {"kind": KINDS[:1]})
    assert reveal(room)[0] == 200, "as it was"
    people[0].answer(LINK, {"kind": None})
    assert reveal(room)[0] == 409
    people[0].answer(LINK, {"kind": KINDS[:1]})
    code = people[0].resume_words()
    room.act("move-participant", words=code, side=bex)
    assert reveal(room)[0] == 409
    room.act("move-participant", words=code, side=aby)
    assert reveal(room)[0] == 200


def test_an_answer_cleared_before_the_reveal_is_new_when_it_comes_back(room: RoomOnServer) -> None:
    aby, _ = room.sides
    people = people_who_answer(room, aby, 6)
    people[0].answer(LINK, {"kind": None})
    assert reveal(room)[0] == 200
    people[0].answer(LINK, {"kind": KINDS[:1]})
    assert reveal(room)[0] == 409


def test_every_earlier_result_is_compared(room: RoomOnServer) -> None:
    """Going back to all but one of the answers of the first result, past a second one that differs from both."""
    aby, _ = room.sides
    people = people_who_answer(room, aby, 8)
    assert reveal(room)[0] == 200
    for person in people[:5]:
        person.answer(LINK, {"kind": KINDS[1:]})
    assert reveal(room)[0] == 200
    for person in people[:4]:
        person.answer(LINK, {"kind": KINDS[:1]})
    assert reveal(room)[0] == 409


def test_a_side_that_was_too_small_may_be_shown_once_it_is_large_enough(room: RoomOnServer) -> None:
    aby, bex = room.sides
    people_who_answer(room, aby, 5)
    people_who_answer(room, bex, 3)
    assert reveal(room)[0] == 200
    people_who_answer(room, bex, 1)
    assert reveal(room) == (200, "")
