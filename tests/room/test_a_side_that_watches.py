"""Before a joint reveal each side says yes to how many of its own people are counted, and to no other number."""

import time

import pytest
from room_in_process import Participant, SharedInProcess
from shared_room import GAP, answers

LINK = "kind-of-link"


@pytest.fixture
def two(two: SharedInProcess) -> SharedInProcess:
    for side in two.sides * 5:
        comes(two, side)
    return two


def comes(two: SharedInProcess, side: int) -> Participant:
    person = two.participant(side)
    person.answer(LINK, {"kind": ["twinning"]})
    return person


def is_shown(two: SharedInProcess) -> bool:
    return two.bex.shown(LINK) != ""


def test_reveal_waits_for_a_yes_to_the_number_of_each_side(two: SharedInProcess) -> None:
    began = time.time()
    late = comes(two, two.sides[0])
    said = two.aby.sends("reveal", exercise=LINK)
    assert (said["ask"]["answered"], said["ask"]["changed"]) == (6, False)
    joined = said["ask"]["joined"]
    assert joined == sorted(joined) and joined[-2] < began - 1e-3 < joined[-1] + 1, "when each of them joined"
    assert two.bex.waiting() == []
    for number in (5, 7, "6", 6.0, True, None):
        assert "ask" in two.aby.sends("reveal", exercise=LINK, answered=number)
    assert two.bex.waiting() == []
    assert two.aby.sends("reveal", exercise=LINK, answered=6)["proposed"]
    (waiting,) = two.bex.waiting()
    asked = two.bex.sends("confirm", proposal=waiting["id"], answered=6)["ask"]
    assert (asked["answered"], asked["changed"]) == (5, True), "of her own side, and of no other"
    assert len(asked["joined"]) == 5
    assert not is_shown(two)
    two.bex.sends("confirm", proposal=waiting["id"], answered=5)
    assert is_shown(two)
    assert late.id not in str(asked)


def test_reveal_asks_a_side_again_whose_people_have_changed_since_its_yes(two: SharedInProcess) -> None:
    assert two.aby.sends("reveal", exercise=LINK, answered=5)["proposed"]
    stranger = comes(two, two.sides[0])  # joins as Aby, though nobody of Aby knows her
    (waiting,) = two.bex.waiting()
    said = two.bex.sends("confirm", proposal=waiting["id"], answered=5)["message"]
    assert said.startswith("You said yes.")
    assert not is_shown(two)
    (mine,), (hers,) = two.aby.waiting(), two.bex.waiting()
    assert (mine["asked_again"], mine["may_confirm"], hers["may_confirm"]) == (True, True, False)
    assert mine["text"].startswith("The number of people of your side has changed")
    assert two.aby.sends("confirm", proposal=mine["id"])["ask"]["answered"] == 6
    stranger.erase()
    comes(two, two.sides[0])
    assert "ask" in two.aby.sends("confirm", proposal=mine["id"], answered=5)
    two.aby.sends("confirm", proposal=mine["id"], answered=6)
    assert is_shown(two)


def test_reveal_notices_one_who_came_for_one_who_left(two: SharedInProcess) -> None:
    """As many people as before are not the people of before."""
    leaving = comes(two, two.sides[0])
    assert two.aby.sends("reveal", exercise=LINK, answered=6)["proposed"]
    leaving.erase()
    comes(two, two.sides[0])
    (waiting,) = two.bex.waiting()
    two.bex.sends("confirm", proposal=waiting["id"], answered=5)
    assert not is_shown(two) and two.aby.waiting()[0]["asked_again"]


def test_seal_each_side_says_yes_to_its_people_at_both_stages(two: SharedInProcess) -> None:
    for side in two.sides:
        two.people(side, 5)
    assert two.aby.sends("own-side", exercise=GAP)["ask"]["answered"] == 5
    two.both("own-side", exercise=GAP)
    two.participant(two.sides[0]).answer(GAP, answers(7))  # is not in what the sides have seen
    assert two.aby.sends("reveal", exercise=GAP)["ask"]["answered"] == 5
    two.both("reveal", exercise=GAP)


def test_other_things_that_sides_do_together_ask_for_no_number(two: SharedInProcess) -> None:
    two.both("reveal", exercise=LINK)
    for what in ("export-answers", "end-sharing"):
        assert two.aby.sends(what)["proposed"]
        (waiting,) = two.bex.waiting()
        assert "ask" not in two.bex.sends("confirm", proposal=waiting["id"])
