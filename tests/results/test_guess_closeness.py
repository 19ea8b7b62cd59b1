"""How close a guess was: distances worked by hand, and what holds of every two short lists."""

from collections.abc import Sequence

import pytest
from gap_room import ABY, BEX, SIDES, gap, worked_answers
from hypothesis import given
from hypothesis import strategies as st

from kit.exercises import Guess, load_pack
from kit.responses import Side
from kit.results import OwnGuess, Revealed, own_result, summarise
from kit.results.years.closeness import closeness, distance
from kit.widgets.kind import Around
from kit.widgets.results.result import own_result_html

WORDS = load_pack().words()
LISTS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=3)


@pytest.fixture(scope="module")
def guess() -> Guess:
    found = load_pack().exercise("guess-first")
    assert isinstance(found, Guess)
    return found


def revealed(side: int | None = ABY.id, sides: Sequence[Side] = SIDES) -> Revealed:
    return Revealed(summarise(gap(), worked_answers(), SIDES), side, tuple(sides))


def test_the_options_are_the_items_of_what_is_guessed(guess: Guess) -> None:
    (item,) = guess.items
    assert [option.id for option in item.options] == [each.id for each in gap().items]
    assert item.rank == 3 and item.options[0].text == "A say in the agenda"


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("abc", "abc", 0),
        ("abc", "acb", 2),  # b and c one place each
        ("abc", "cba", 4),  # a and c two places each
        ("abc", "abd", 2),  # c leaves from 3 to 4, d comes from 4 to 3
        ("abc", "bcd", 6),  # a 1 to 4, b 2 to 1, c 3 to 2, d 4 to 3
        ("abc", "def", 12),
        ("", "abc", 6),
    ],
)
def test_distances_worked_by_hand(one: str, other: str, far: int) -> None:
    assert distance(list(one), list(other), 3) == far


@given(LISTS, LISTS, LISTS)
def test_it_is_a_distance_within_its_range(one: list[str], other: list[str], third: list[str]) -> None:
    there = distance(one, other, 3)
    assert there == distance(other, one, 3) and 0 <= there <= 12
    assert (there == 0) == (one == other)
    assert there <= distance(one, third, 3) + distance(third, other, 3)


def test_a_guess_beside_the_other_sides_order(guess: Guess) -> None:
    # Bex puts honesty, voice, safety first. voice 2 to 1, honesty 1 to 2, safety 3 to 4, feedback 4 to 3: 4 of 12.
    found = closeness(guess, ("voice", "honesty", "feedback"), revealed())
    assert found is not None and found.about == BEX.id
    assert found.value == pytest.approx(1 - 4 / 12)
    assert (found.in_place, found.elsewhere, found.missed) == ((), ("voice", "honesty"), ("safety",))
    exact = closeness(guess, ("honesty", "voice", "safety"), revealed())
    assert exact is not None and (exact.value, exact.missed) == (1.0, ())
    none = closeness(guess, ("worth-it", "third-party", "beyond-officers"), revealed())
    assert none is not None and none.value == 0
    of_aby = closeness(guess, ("feedback", "voice", "honesty"), revealed(BEX.id))
    assert of_aby is not None and of_aby.value == 1


def test_there_is_nothing_to_compare_without_another_side(guess: Guess) -> None:
    three = ("honesty", "voice", "safety")
    assert closeness(guess, three, revealed(side=None)) is None
    assert closeness(guess, three, revealed(sides=(*SIDES, Side(3, 3, "Cee")))) is None
    assert closeness(guess, three[:2], revealed()) is None
    three_of_bex = {"Bex-0", "Bex-1", "Bex-2"}
    left = [each for each in worked_answers() if each.side_id != BEX.id or each.author in three_of_bex]
    few = summarise(gap(), left, SIDES)
    assert closeness(guess, three, Revealed(few, ABY.id, SIDES)) is None


def test_the_owner_reads_what_holds_now(guess: Guess) -> None:
    answers = {"their-first": ["honesty", "voice", "feedback"]}

    def page(given: dict[str, list[str]], seen: Revealed | None, in_room: bool = True) -> str:
        return own_result_html(guess, given, WORDS, Around(seen, in_room=in_room))

    assert WORDS["no-answers-yet"] in page({}, None)
    assert WORDS["guess-waits"] in page(answers, None)
    assert WORDS["guess-needs-others"] in page(answers, None, in_room=False)
    assert "Choose 3" in page({"their-first": ["honesty"]}, revealed())
    assert WORDS["guess-observer"] in page(answers, revealed(side=None))
    # honesty and voice in their places; feedback for safety: 2 of 12
    shown = page(answers, revealed())
    assert "your guess of what matters most to Bex was 83 % close" in shown
    assert shown.count("in this place") == 2 and shown.count("not among their first") == 1
    assert isinstance(own_result(guess, answers), OwnGuess)
