"""The readings of a mutuality gap against a room worked by hand, and what holds of them for any answers."""

import math
import random
from typing import Any

import pytest
from gap_room import ABY, BEX, ITEMS, SIDES, gap, worked_answers
from hypothesis import given, settings
from hypothesis import strategies as st
from worked_room import answered

from kit.exercises import PairedScale, load_pack
from kit.responses import Answered, Side
from kit.results import (
    GroupResult,
    ResultView,
    between_sides,
    espoused_practised,
    from_json,
    headline,
    perceptions,
    ranking,
    reasons_in_words,
    spreads,
    summarise,
    to_json,
    where_to_talk,
)
from kit.results.readings.ranking import top

WORDS = load_pack().words()


@pytest.fixture(scope="module")
def exercise() -> PairedScale:
    return gap()


@pytest.fixture(scope="module")
def result(exercise: PairedScale) -> GroupResult:
    return summarise(exercise, worked_answers(), SIDES)


def test_each_side_has_its_own_order(result: GroupResult) -> None:
    # Of four, and twice that of eight. Aby: feedback 3+3+3+2 = 11, voice 2+2+2+3 = 9, honesty 1+1+1 = 3, safety 1.
    # Bex: honesty 12, voice 2+2+1+1 = 6, safety 2+2 = 4, feedback 1+1 = 2.
    aby, bex = (ranking(result, side.id) for side in SIDES)
    assert [(each.item, each.place, each.points, each.picked) for each in aby[:5]] == [
        ("feedback", 1, 22, 8),
        ("voice", 2, 18, 8),
        ("honesty", 3, 6, 6),
        ("safety", 4, 2, 2),
        ("context-knowledge", 5, 0, 0),
    ]
    assert [(each.item, each.points) for each in bex[:4]] == [
        ("honesty", 24),
        ("voice", 12),
        ("safety", 8),
        ("feedback", 4),
    ]
    assert top(bex, 3) == ("honesty", "voice", "safety")
    assert top(aby, 9) == ("feedback", "voice", "honesty", "safety")


def test_equal_points_share_a_place_and_more_first_places_lead(exercise: PairedScale) -> None:
    lists = [["honesty", "voice"], ["voice", "safety", "honesty"], ["safety", "honesty", "voice"], ["safety"]]
    people = {f"p{number}": {"matters": each} for number, each in enumerate(lists)}
    order = ranking(summarise(exercise, answered("gap", ABY, people), [ABY]), ABY.id)
    # honesty 3+1+2 = 6, voice 2+3+1 = 6, safety 2+3+3 = 8
    assert [(each.item, each.place, each.points) for each in order[:3]] == [
        ("safety", 1, 8),
        ("voice", 2, 6),
        ("honesty", 2, 6),
    ]


def test_practice_against_what_matters(result: GroupResult) -> None:
    found = {(each.item, each.side): each for each in espoused_practised(result, SIDES)}
    expected = {  # matters: picked of four; practice: (mean - 1) / 4; gap: matters * (1 - practice)
        ("voice", 1): (1.0, 0.5, 0.5),
        ("feedback", 1): (1.0, 0.25, 0.75),
        ("honesty", 1): (0.75, 0.75, 0.1875),
        ("voice", 2): (1.0, 1.0, 0.0),
        ("feedback", 2): (0.5, 0.625, 0.1875),
        ("honesty", 2): (1.0, 0.25, 0.75),
    }
    assert {key: (each.matters, each.practice, each.gap) for key, each in found.items()} == expected
    assert found["feedback", 1].place == 1 and found["honesty", 2].place == 1


def test_each_side_about_itself_beside_the_other(result: GroupResult) -> None:
    found = {each.item: (each.one_mean, each.other_mean, each.difference) for each in between_sides(result, SIDES)}
    assert found == {"voice": (3.0, 5.0, -2.0), "feedback": (2.0, 3.5, -1.5), "honesty": (4.0, 2.0, 2.0)}
    assert between_sides(result, (*SIDES, Side(3, 3, "Cee"))) == () == between_sides(result, (ABY,))


def test_what_is_believed_beside_what_is_said(result: GroupResult) -> None:
    found = {(each.item, each.about): (each.own, each.believed) for each in perceptions(result, SIDES)}
    assert found == {
        ("voice", 1): (3.0, 3.0),
        ("voice", 2): (5.0, 2.0),
        ("feedback", 1): (2.0, 2.0),
        ("feedback", 2): (3.5, 3.5),
        ("honesty", 1): (4.0, 5.0),
        ("honesty", 2): (2.0, 2.25),
    }


def test_a_divided_side_is_called_so_and_never_looks_like_its_mean(result: GroupResult) -> None:
    found = {(each.item, each.side): (each.value, each.called) for each in spreads(result, SIDES)}
    assert found["voice", 1] == (1.0, "divided")  # 1, 1, 5, 5: its mean is 3, as that of 3, 3, 3, 3
    assert found["honesty", 1] == (0.0, "close")
    assert found["feedback", 2] == (0.25, "close")  # F = 0, 0, .5, 1: 2 * .5 / 4


def test_where_to_talk_in_the_order_of_the_strongest_reason(result: GroupResult) -> None:
    found = where_to_talk(result, SIDES)
    told = [(each.item, [(why.why, why.side, why.strength) for why in each.reasons]) for each in found]
    assert told == [
        # Bex sees its voice at 5, Aby believes 2: 3 / 4 / .25 = 3; Aby's gap .5 / .25 = 2; Aby's D 1 / .6
        ("voice", [("seen-differently", 2, 3.0), ("large-gap", 1, 2.0), ("division", 1, 1.666667)]),
        ("feedback", [("large-gap", 1, 3.0)]),  # as strong, and later on the page
        ("honesty", [("large-gap", 2, 3.0), ("seen-differently", 1, 1.0)]),
    ]
    assert [each.item for each in where_to_talk(result, SIDES, 1)] == ["voice"]


def test_reasons_are_words_that_blame_nobody(result: GroupResult, exercise: PairedScale) -> None:
    voice, feedback, honesty = where_to_talk(result, SIDES)
    seen, short, divided = reasons_in_words(voice, ResultView(result, exercise, SIDES, WORDS))
    assert seen == "Seen differently. Bex sees itself at 5.0 of 5. Aby believes it is lower, at 2.0."
    assert short.startswith("Far from what is wanted. Aby: 8 of 8 put this among the first, and see it at 3.0 of 5")
    assert divided == "Divided. Inside Aby, some see this as true for their own side and some do not."
    assert "higher, at 5.0" in reasons_in_words(honesty, ResultView(result, exercise, SIDES, WORDS))[1]
    worth = (voice, feedback, honesty)
    every = [text for each in worth for text in reasons_in_words(each, ResultView(result, exercise, SIDES, WORDS))]
    assert not any(word in text.lower() for text in every for word in ("mistake", "wrong", "error", "bad", "fail"))


def test_a_mean_of_a_divided_group_never_stands_alone(exercise: PairedScale) -> None:
    beliefs = {f"a{number}": {"voice": {"us": 3, "them": them}} for number, them in enumerate((1, 1, 5, 5))}
    views = {f"b{number}": {"voice": {"us": 5, "them": 3}} for number in range(4)}
    result = summarise(exercise, answered("gap", ABY, beliefs) + answered("gap", BEX, views), SIDES)
    (worth,) = where_to_talk(result, SIDES)
    (text,) = reasons_in_words(worth, ResultView(result, exercise, SIDES, WORDS))
    assert text.endswith("Inside Aby, people are divided on this, so the number hides two opinions.")


def test_the_headline_begins_with_what_each_side_puts_first(result: GroupResult, exercise: PairedScale) -> None:
    assert headline(ResultView(result, exercise, SIDES, WORDS)) == (
        "Most important: Aby “News of what came of it”; Bex “Honest with each other”. Most worth a conversation: "
        "“A say in the agenda”, “News of what came of it” and “Honest with each other”."
    )


def test_who_declines_is_in_no_reading(exercise: PairedScale, result: GroupResult) -> None:
    more = {
        "declines": {
            "voice": {"us": "cannot-say", "them": "rather-not-say"},
            "feedback": {"us": "rather-not-say"},
            "matters": "rather-not-say",
        }
    }
    again = summarise(exercise, worked_answers() + answered("gap", ABY, more), SIDES)
    assert readings(again) == readings(result)


def test_a_side_below_the_minimum_has_no_reading(exercise: PairedScale) -> None:
    few = [each for each in worked_answers() if each.author[:3] != BEX.name or int(each.author[-1]) < 3]
    result = summarise(exercise, few, SIDES)
    assert ranking(result, BEX.id) == ()
    assert {each.side for each in espoused_practised(result, SIDES)} == {ABY.id}
    assert between_sides(result, SIDES) == () and list(perceptions(result, SIDES)) == []
    assert {why.side for each in where_to_talk(result, SIDES) for why in each.reasons} == {ABY.id}


@pytest.mark.parametrize("people", [0, 1])
def test_nobody_and_one_person_are_no_result(exercise: PairedScale, people: int) -> None:
    result = summarise(exercise, worked_answers()[: 4 * people], SIDES)
    assert readings(result) == ([], [], [], [], [], [(), ()])
    assert headline(ResultView(result, exercise, SIDES, WORDS)).startswith("Withheld, because too few people")


def test_the_readings_survive_a_snapshot(result: GroupResult) -> None:
    assert readings(from_json(to_json(result))) == readings(result)


Values = dict[str, Any]
POINT = st.sampled_from([1, 2, 3, 4, 5, "cannot-say", "rather-not-say", None])
PAIR = st.builds(lambda us, them: {"us": us, "them": them}, POINT, POINT)
PERSON = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(ITEMS, PAIR),
        "matters": st.one_of(st.sampled_from(["cannot-say"]), st.permutations(ITEMS), st.just(["voice"])),
    },
)
ROOMS = st.tuples(st.lists(PERSON, max_size=9), st.lists(PERSON, max_size=9))


def in_a_room(people: tuple[list[Values], list[Values]]) -> list[Answered]:
    return [
        each
        for side, given in zip(SIDES, people, strict=True)
        for each in answered("gap", side, {f"{side.name}-{number}": values for number, values in enumerate(given)})
    ]


def readings(result: GroupResult) -> tuple[Any, ...]:
    return (
        list(espoused_practised(result, SIDES)),
        list(between_sides(result, SIDES)),
        list(perceptions(result, SIDES)),
        list(spreads(result, SIDES)),
        list(where_to_talk(result, SIDES)),
        [ranking(result, side.id) for side in SIDES],
    )


@settings(max_examples=40, deadline=None)
@given(ROOMS, st.randoms(use_true_random=False))
def test_ranges_hold_and_the_order_of_rows_changes_nothing(
    people: tuple[list[Values], list[Values]], chance: random.Random
) -> None:
    exercise, given_answers = gap(), in_a_room(people)
    result = summarise(exercise, given_answers, SIDES)
    shuffled = list(given_answers)
    chance.shuffle(shuffled)
    assert readings(summarise(exercise, shuffled, SIDES)) == readings(result)
    short, between, seen, spread, worth, orders = readings(result)
    assert all(0 <= number <= 1 for each in short for number in (each.matters, each.practice, each.gap))
    assert all(-4 <= each.difference <= 4 for each in between)
    assert all(0 <= each.distance <= 4 for each in seen)
    assert all(0 <= each.value <= 1 for each in spread)
    assert len(worth) <= 3 and len({each.item for each in worth}) == len(worth)
    strengths = [each.reasons[0].strength for each in worth]
    assert strengths == sorted(strengths, reverse=True) and all(each >= 1 for each in strengths)
    assert all(math.isfinite(why.value) and 0 <= why.value <= 1 for each in worth for why in each.reasons)
    for order, given_people in zip(orders, people, strict=True):
        assert sum(each.picked for each in order) <= 3 * len(given_people)
        assert [each.points for each in order] == sorted((each.points for each in order), reverse=True)
