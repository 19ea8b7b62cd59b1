"""Before a joint reveal each side says yes to how many of its own people are counted, and to no other number."""

import time
from typing import Any

import pytest
from server_process import Client, ServerProcess
from shared_room import GAP, SharedRoom, answers, people, shared

LINK = "kind-of-link"


@pytest.fixture
def two(server: ServerProcess) -> SharedRoom:
    made = shared(server, "linking", "mutuality-gap")
    for side in made.sides:
        for _ in range(5):
            comes(made, side)
    return made


def comes(two: SharedRoom, side: int) -> Client:
    person = two.room.participant(side)
    person.answer(LINK, {"kind": ["twinning"]})
    return person


def act(who: Client, act: str, **details: Any) -> tuple[int, Any]:
    """What a board sends, without anybody's yes of its own."""
    return who.post_json("/api/board/act", {"act": act, **details})


def is_shown(two: SharedRoom) -> bool:
    return two.bex.request("GET", f"/api/board/result/{LINK}")[0] == 200


def test_reveal_waits_for_a_yes_to_the_number_of_each_side(two: SharedRoom) -> None:
    began = time.time()
    late = comes(two, two.sides[0])
    status, said = act(two.aby, "reveal", exercise=LINK)
    assert (status, said["ask"]["answered"], said["ask"]["changed"]) == (200, 6, False)
    joined = said["ask"]["joined"]
    assert joined == sorted(joined) and joined[-2] < began - 1e-3 < joined[-1] + 1, "when each of them joined"
    assert two.waiting(two.bex) == []
    for number in (5, 7, "6", True, None):
        assert "ask" in act(two.aby, "reveal", exercise=LINK, answered=number)[1]
    assert two.waiting(two.bex) == []
    assert act(two.aby, "reveal", exercise=LINK, answered=6)[1]["proposed"]
    (waiting,) = two.waiting(two.bex)
    asked = act(two.bex, "confirm", proposal=waiting["id"], answered=6)[1]["ask"]
    assert (asked["answered"], asked["changed"]) == (5, True), "of her own side, and of no other"
    assert len(asked["joined"]) == 5
    assert not is_shown(two)
    assert act(two.bex, "confirm", proposal=waiting["id"], answered=5)[0] == 200
    assert is_shown(two)
    assert late.json("/api/me")["participant"] not in str(asked)


def test_reveal_asks_a_side_again_whose_people_have_changed_since_its_yes(two: SharedRoom) -> None:
    assert act(two.aby, "reveal", exercise=LINK, answered=5)[1]["proposed"]
    stranger = comes(two, two.sides[0])  # joins as Aby, though nobody of Aby knows her
    (waiting,) = two.waiting(two.bex)
    assert act(two.bex, "confirm", proposal=waiting["id"], answered=5)[1]["message"].startswith("You said yes.")
    assert not is_shown(two)
    (mine,), (hers,) = two.waiting(two.aby), two.waiting(two.bex)
    assert (mine["asked_again"], mine["may_confirm"], hers["may_confirm"]) == (True, True, False)
    assert mine["text"].startswith("The number of people of your side has changed")
    assert act(two.aby, "confirm", proposal=mine["id"])[1]["ask"]["answered"] == 6
    assert stranger.form("/erase", sure="yes")[0] == 200
    comes(two, two.sides[0])
    assert "ask" in act(two.aby, "confirm", proposal=mine["id"], answered=5)[1]
    assert act(two.aby, "confirm", proposal=mine["id"], answered=6)[0] == 200
    assert is_shown(two)


def test_reveal_notices_one_who_came_for_one_who_left(two: SharedRoom) -> None:
    """As many people as before are not the people of before."""
    leaving = comes(two, two.sides[0])
    assert act(two.aby, "reveal", exercise=LINK, answered=6)[1]["proposed"]
    assert leaving.form("/erase", sure="yes")[0] == 200
    comes(two, two.sides[0])
    (waiting,) = two.waiting(two.bex)
    act(two.bex, "confirm", proposal=waiting["id"], answered=5)
    assert not is_shown(two) and two.waiting(two.aby)[0]["asked_again"]


def test_seal_each_side_says_yes_to_its_people_at_both_stages(two: SharedRoom) -> None:
    for side in two.sides:
        people(two.room, side, 5)
    assert act(two.aby, "own-side", exercise=GAP)[1]["ask"]["answered"] == 5
    assert two.both("own-side", exercise=GAP)[0] == 200
    two.room.participant(two.sides[0]).answer(GAP, answers(7))  # is not in what the sides have seen
    assert act(two.aby, "reveal", exercise=GAP)[1]["ask"]["answered"] == 5
    assert two.both("reveal", exercise=GAP)[0] == 200


def test_other_things_that_sides_do_together_ask_for_no_number(two: SharedRoom) -> None:
    assert two.both("reveal", exercise=LINK)[0] == 200
    for what in ("export-answers", "end-sharing"):
        assert act(two.aby, what)[1]["proposed"]
        (waiting,) = two.waiting(two.bex)
        assert "ask" not in act(two.bex, "confirm", proposal=waiting["id"])[1]
