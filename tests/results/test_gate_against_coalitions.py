"""The gate against people who put together what they know: one side of its own answers, one person of hers."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worked_room import SIDES, each_says

from kit.exercises import Scale, load_pack
from kit.responses import Side
from kit.results import GroupResult, ResultView, headline, may_summarise_again, summarise
from kit.results.gate import REFUSALS_MINIMUM, Given, Pool, Withheld, few_and_all_low, release, through_gate
from kit.results.subtraction import may_show_again

WORDS = load_pack().words("en")
ABOUT: dict[str, Any] = {
    "id": "trial",
    "title": "Trial",
    "purpose": "To try",
    "instructions": "Answer",
    "minutes": 1,
    "where-this-comes-from": "kit",
}
ITEMS = [{"id": "kept", "text": "We keep our word"}, {"id": "late", "text": "We are late", "reverse": True}]
SCALE = Scale.model_validate({**ABOUT, "labels": ("never", "seldom", "at times", "often", "always"), "items": ITEMS})
FOUR_SIDES = tuple(Side(number, number, f"Side {number}") for number in range(1, 5))

sizes = st.dictionaries(st.integers(1, 4), st.integers(0, 9), max_size=4)


def result_of(item: str, *sides: list[int]) -> GroupResult:
    answers = [
        answer
        for side, values in zip(FOUR_SIDES, sides, strict=False)
        for answer in each_says("trial", side, item, values)
    ]
    return summarise(SCALE, answers, FOUR_SIDES[: len(sides)])


def withheld(item: str, *sides: list[int]) -> list[bool]:
    """Of each side, and of the whole room, whether it is not shown."""
    (found,) = (each for each in result_of(item, *sides).items if each.item == item)
    return [group.withheld for group in found.groups]


@pytest.mark.parametrize(("ours", "theirs"), [(3, 3), (2, 2), (3, 1), (1, 3)])
def test_no_side_reads_the_other_out_of_the_whole_room(ours: int, theirs: int) -> None:
    assert withheld("kept", [5] * ours, [1] * theirs) == [True, True, True]
    assert withheld("kept", [3] * ours, [4] * theirs) == [True, True, True]


def test_a_room_of_three_small_sides_is_shown_where_two_of_them_hide_each_other() -> None:
    assert withheld("kept", [4, 2, 5], [3, 5, 1], [4, 4, 2]) == [True, True, True, False]
    assert withheld("kept", [4, 2, 5], [3, 5], [4]) == [True, True, True, True], "two sides of three people together"
    assert withheld("kept", [4, 2, 5], [1, 1, 1], [1, 1, 4]) == [True, True, True, True], "nearly all low to the first"


@given(sizes, st.integers(0, 9))
def test_suppress_the_whole_from_a_side_that_knows_itself(people: dict[int, int], minimum: int) -> None:
    decision = release(people, minimum)
    for knowing in decision.withheld if decision.whole else ():
        left = sum(people[side] for side in decision.withheld if side != knowing)
        assert left == 0 or left >= max(minimum, 3)
    if len(people) == 2 and all(people.values()):
        assert not decision.whole or not decision.withheld, "of two sides both are shown, or the room is not"


@given(sizes, st.data())
def test_the_reason_for_no_whole_room_depends_on_nobody_s_answer(people: dict[int, int], data: st.DataObject) -> None:
    """Whoever took part is seen by all. That somebody refused, or answered low, no reason may tell."""
    replies = st.sampled_from([("1",), ("5",), ("rather-not-say",), None])
    rooms = [[Given(side, data.draw(replies)) for side, size in people.items() for _ in range(size)] for _ in "ab"]
    shown = [through_gate(each, people, low=["1"]) for each in rooms]
    if not any(isinstance(group, Pool) for groups in shown for group in groups):
        assert shown[0] == shown[1]


def test_the_words_say_why_a_room_of_two_small_sides_is_not_shown() -> None:
    assert headline(ResultView(result_of("kept", [5] * 3, [3] * 3), SCALE, FOUR_SIDES, WORDS)) == WORDS[
        "withheld-subtraction"
    ].format(minimum=4)
    few = headline(ResultView(result_of("kept", [5] * 2, [3]), SCALE, FOUR_SIDES, WORDS))
    assert few == WORDS["withheld-too-few"].format(minimum=4)
    assert all(words.startswith("Withheld, because") for words in (few, WORDS["withheld-subtraction"]))


def test_of_a_reversed_statement_the_high_end_is_the_one_to_protect() -> None:
    assert withheld("late", [5] * 4) == [True, True]
    assert withheld("late", [4, 5, 5, 4, 3]) == [True, True]
    assert withheld("late", [1] * 4) == [False, False]
    assert withheld("kept", [5] * 4) == [False, False]
    assert withheld("kept", [1] * 4) == [True, True]


def test_between_two_reveals_too_a_reversed_statement_is_protected_at_its_high_end() -> None:
    then = each_says("trial", SIDES[0], "late", [3, 2, 2, 3])
    late, seldom = ([*then, *each_says("trial", Side(1, 1, "new"), "late", [point] * 4)] for point in (5, 1))
    assert not may_summarise_again(SCALE, then, late, SIDES)
    assert may_summarise_again(SCALE, then, seldom, SIDES)


@pytest.mark.parametrize("others", [[5], [3], []])
def test_one_who_answers_otherwise_opens_no_low_group(others: list[int]) -> None:
    """She knows her own answer, and so all others'; and a facilitator could invent her."""
    assert withheld("kept", [1] * 4 + others) == [True, True]
    assert withheld("kept", [1] * 4 + others, [3, 4, 5, 5]) == [True, False, True]
    assert withheld("kept", [1] * 3 + [3, 5]) == [False, False]
    assert withheld("kept", [1] * 7 + [5]) == [True, True], "the other seven are few"
    assert withheld("kept", [1] * 8 + [5]) == withheld("kept", [1] * 8) == [False, False]


@given(st.lists(st.sampled_from(["1", "2", "5"]), max_size=9))
def test_few_and_low_whoever_of_them_is_left_out(points: list[str]) -> None:
    """As attackers count it: without any one of them, or with all, the others are all low."""
    rest = [points, *map(list, combinations(points, len(points) - 1))] if points else []
    attacked = any(each and {*each} <= {"1"} for each in rest)
    few = points.count("1") < REFUSALS_MINIMUM
    assert few_and_all_low([(point,) for point in points], {"1"}) == (few and attacked)
    assert not few_and_all_low([(point,) for point in points], ())


def test_no_side_comes_out_of_a_room_that_hid_it_at_another_reveal() -> None:
    """Three sides of three hide each other. Once the second has grown and is shown, the first finds the third."""
    before = {f"{side}-{number}": Given(side, (str(number),)) for side in (1, 2, 3) for number in (1, 3, 5)}
    assert not isinstance(through_gate(before.values(), [1, 2, 3])[-1], Withheld)
    grown = {**before, **{f"new-{number}": Given(2, ("3",)) for number in range(4)}}
    assert not may_show_again(before, grown, [1, 2, 3])
    assert not may_show_again(grown, before, [1, 2, 3])
    all_grown = {**grown, **{f"new-{side}-{number}": Given(side, ("3",)) for number in range(4) for side in (1, 3)}}
    assert may_show_again(before, all_grown, [1, 2, 3])
