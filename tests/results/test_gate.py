"""The gate, attacked: whatever is shown, no small group can be worked out of it."""

import json
from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from worked_room import KAMPALA, KIRKLEES, SIDES, answered, each_says

from kit.exercises import Checklist, Choice, Exercise, Open, PickAndRank, Scale
from kit.responses import Answered, Side
from kit.results import MINIMUM, Group, GroupResult, summarise, to_json
from kit.results.gate import REFUSALS_MINIMUM, Given, release, single_answers, through_gate
from kit.results.readings.positions import BANDS
from kit.results.small_sides import point_band

ABOUT: dict[str, Any] = {
    "id": "trial",
    "title": "Trial",
    "purpose": "To try",
    "instructions": "Answer",
    "minutes": 1,
    "where-this-comes-from": "kit",
}
LABELS = ("not", "a little", "some", "much", "fully")
SCALE = Scale.model_validate(
    {**ABOUT, "labels": LABELS, "items": [{"id": "one", "text": "One"}, {"id": "two", "text": "Two"}]}
)
FOUR_SIDES = tuple(Side(number, number, f"Side {number}") for number in range(1, 5))
POINTS = st.sampled_from([1, 2, 3, 4, 5, "cannot-say", "rather-not-say", None])
REPLIES = st.sampled_from([("1",), ("5",), ("cannot-say",), ("rather-not-say",), None])

rooms = st.lists(st.lists(POINTS, max_size=12), min_size=1, max_size=4)
minimums = st.integers(0, 9)
sizes = st.dictionaries(st.integers(1, 5), st.integers(0, 12), max_size=5)


def room_of(values: list[list[Any]]) -> list[Answered]:
    """One person for each value given to the item "one"; all answer "two", so that None is a person who is here."""
    given_to_one, given_to_two = [], []
    for side, of_side in zip(FOUR_SIDES, values, strict=False):
        given_to_one += each_says("trial", side, "one", of_side)
        given_to_two += each_says("trial", side, "two", [3] * len(of_side))
    return [answer for answer in given_to_one if answer.value is not None] + given_to_two


def points_of(values: list[Any]) -> list[int]:
    return [value for value in values if isinstance(value, int)]


@given(sizes, minimums)
def test_a_side_is_shown_exactly_from_the_minimum_on(people: dict[int, int], minimum: int) -> None:
    decision = release(people, minimum)
    assert {*decision.sides, *decision.withheld} == set(people)
    assert set(decision.sides) == {side for side, number in people.items() if number >= max(minimum, 3)}


def test_the_minimum_is_never_below_three() -> None:
    assert release({1: 2}, 0).sides == ()
    assert release({1: 3}, 0).sides == (1,)


@given(sizes, minimums)
def test_suppress_the_whole_when_subtracting_sides_leaves_a_small_group(people: dict[int, int], minimum: int) -> None:
    decision = release(people, minimum)
    if decision.whole:
        whole = sum(people.values())
        for number in range(len(decision.sides) + 1):
            for some in combinations(decision.sides, number):
                left = whole - sum(people[side] for side in some)
                assert left == 0 or left >= max(minimum, 3)


@given(rooms, minimums)
def test_suppress_whatever_lets_a_small_group_be_subtracted_from_published_counts(
    values: list[list[Any]], minimum: int
) -> None:
    sides = FOUR_SIDES[: len(values)]
    result = summarise(SCALE, room_of(values), sides, minimum)
    one = next(item for item in result.items if item.item == "one")
    if one.whole.withheld:
        return
    shown = [group for group in one.groups if group.side is not None and not group.withheld]
    for number in range(len(shown) + 1):
        for some in combinations(shown, number):
            taken = {group.side for group in some}
            in_bands = any(group.in_bands for group in (one.whole, *some))
            whole, *parts = (by_band(group) if in_bands else group.counts for group in (one.whole, *some))
            left = {answer: count - sum(part[answer] for part in parts) for answer, count in whole.items()}
            outside = [of for side, of in zip(sides, values, strict=True) if side.id not in taken]
            people = sum(len(points_of(of)) for of in outside)
            assert sum(left.values()) == people
            assert people >= max(minimum, 3) or not any(outside)


def by_band(group: Group) -> dict[str, int]:
    """How many people are in each third of the scale, whatever is told of the group."""
    found = dict.fromkeys(BANDS, 0)
    for answer, count in group.counts.items():
        found[answer if group.in_bands else point_band(int(answer), group.scale)] += count
    return found


@given(rooms, st.integers(3, 9))
def test_suppress_leaves_no_trace_of_how_a_withheld_side_answered(values: list[list[Any]], minimum: int) -> None:
    sides = FOUR_SIDES[: len(values)]
    result = summarise(SCALE, room_of(values), sides, minimum)
    one = next(item for item in result.items if item.item == "one")
    if not one.whole.withheld:
        return
    withheld = {group.side for group in one.groups if group.withheld}
    otherwise = [
        [1 if isinstance(value, int) else value for value in of] if side.id in withheld else of
        for side, of in zip(sides, values, strict=True)
    ]
    again = summarise(SCALE, room_of(otherwise), sides, minimum)
    assert again == result


@given(st.lists(st.integers(1, 5), min_size=1, max_size=3), st.lists(st.integers(1, 5), min_size=4, max_size=9))
def test_suppress_hides_even_how_many_a_withheld_side_has(few: list[int], many: list[int]) -> None:
    def result(of_few: list[int]) -> GroupResult:
        return summarise(SCALE, room_of([many, of_few]), FOUR_SIDES[:2])

    assert result(few) == result([3])


@given(rooms, minimums)
def test_minimum_for_telling_refusals_holds_also_after_subtraction(values: list[list[Any]], minimum: int) -> None:
    sides = FOUR_SIDES[: len(values)]
    for item in summarise(SCALE, room_of(values), sides, minimum).items:
        telling = [group for group in item.shown if "rather-not-say" in group.declined]
        assert all(group.people >= REFUSALS_MINIMUM for group in telling)
        if item.whole in telling:
            # A side that hides its refusals must not be found as what the others leave of the whole.
            large = {group.side for group in item.shown if group.people >= REFUSALS_MINIMUM}
            outside = [of for side, of in zip(sides, values, strict=True) if side.id not in large]
            people = sum(len(points_of(of)) if item.item == "one" else len(of) for of in outside)
            assert people >= REFUSALS_MINIMUM or not any(outside)


def test_minimum_of_eight_for_refusals_and_below_it_they_are_no_answer() -> None:
    values: list[Any] = [3] * 7 + ["rather-not-say", None, "cannot-say"]
    small = summarise(SCALE, room_of([values]), FOUR_SIDES[:1]).items[0].groups[0]
    large = summarise(SCALE, room_of([[*values, 4]]), FOUR_SIDES[:1]).items[0].groups[0]
    assert (small.people, dict(small.declined)) == (7, {"cannot-say": 1, "no-answer": 2})
    assert (large.people, dict(large.declined)) == (8, {"cannot-say": 1, "rather-not-say": 1, "no-answer": 1})


def test_minimum_counts_people_with_a_point_and_not_those_who_decline() -> None:
    result = summarise(SCALE, room_of([[5, 1, 1, "cannot-say", "rather-not-say"]]), FOUR_SIDES[:1])
    assert all(group.withheld for group in result.items[0].groups)


@given(st.lists(POINTS, max_size=9), st.randoms())
def test_minimum_is_not_reached_by_observers_and_order_does_not_matter(values: list[Any], chance: Any) -> None:
    room = room_of([[1, 2, 3, 4, 5], [1, 2, 3, 4]])
    observers = each_says("trial", None, "one", values)
    mixed = [*room, *(answer for answer in observers if answer.value is not None)]
    chance.shuffle(mixed)
    result = summarise(SCALE, mixed, FOUR_SIDES[:2])
    assert result == summarise(SCALE, room, FOUR_SIDES[:2])
    assert result.items[0].whole.people == 9


@given(st.lists(st.tuples(st.sampled_from([1, 2, None]), REPLIES), max_size=20), st.randoms())
def test_suppress_who_came_first_in_what_the_gate_lets_out(people: list[Any], chance: Any) -> None:
    given_by = [Given(side, reply) for side, reply in people]
    mixed = list(given_by)
    chance.shuffle(mixed)
    assert through_gate(mixed, [1, 2]) == through_gate(given_by, [1, 2])


def test_suppress_says_why_and_nothing_else() -> None:
    groups = summarise(SCALE, room_of([[1, 2, 3, 4, 5], [1, 2, 3]]), FOUR_SIDES[:2]).items[0].groups
    assert [group.reason for group in groups] == ["", "too-few", "subtraction"]
    stored = to_json(summarise(SCALE, room_of([[1, 2]]), FOUR_SIDES[:1]))
    assert stored["items"][0]["groups"] == [
        {"side": 1, "withheld": True, "reason": "too-few"},
        {"side": None, "withheld": True, "reason": "too-few"},
    ]


def test_minimum_holds_for_a_ranking_by_itself() -> None:
    options = [{"id": letter, "text": letter} for letter in "abc"]
    item = {"id": "hopes", "text": "Hopes?", "groups": [{"options": options}]}
    exercise = PickAndRank.model_validate({**ABOUT, "items": [item]})
    values = [{"picked": ["a", "b"], "ranked": ["b"]}] + [{"picked": ["a"], "ranked": []}] * 4
    picked, ranked = summarise(exercise, each_says("trial", KIRKLEES, "hopes", values), SIDES[:1]).items
    assert picked.groups[0].counts == {"a": 5, "b": 1, "c": 0}
    assert all(group.withheld for group in ranked.groups)


def test_suppress_notes_and_owners_whatever_the_size() -> None:
    step = {"id": "plan", "text": "A plan", "next-step": "Write it"}
    exercise = Checklist.model_validate({**ABOUT, "sections": [{"id": "first", "items": [step]}]})
    people = {str(number): {"plan": "yes", "first.note": "secret", "plan.owner": "secret"} for number in range(9)}
    stored = to_json(summarise(exercise, answered("trial", KIRKLEES, people), SIDES))
    assert "secret" not in json.dumps(stored)
    assert ["yes", 9] in stored["items"][0]["groups"][0]["counts"]


def test_suppress_the_question_which_side_one_is_of() -> None:
    items = [{"id": "side", "text": "Side?", "options-from": "sides"}]
    exercise = Choice.model_validate({**ABOUT, "items": items})
    assert summarise(exercise, each_says("trial", KIRKLEES, "side", ["ours"] * 9), SIDES).items == ()


OPEN = Open.model_validate({**ABOUT, "items": [{"id": "one", "text": "One"}]})
TEXTS = st.lists(st.tuples(st.text(min_size=1, max_size=9).filter(str.strip), st.booleans()), max_size=9)


@given(TEXTS, TEXTS)
def test_minimum_for_shared_texts_counts_all_who_answered(
    ours: list[tuple[str, bool]], theirs: list[tuple[str, bool]]
) -> None:
    room = open_room(OPEN, KIRKLEES, ours) + open_room(OPEN, KAMPALA, theirs)
    (item,) = summarise(OPEN, room, SIDES).items
    (group,) = item.groups
    assert group.side is None
    if len(ours) + len(theirs) < MINIMUM:
        assert group.withheld
        assert group.texts == ()
    else:
        assert sorted(group.texts) == sorted(text for text, shared in ours + theirs if shared)


@given(TEXTS.filter(lambda texts: len(texts) >= MINIMUM), st.randoms())
def test_suppress_author_and_side_in_the_order_of_texts(texts: list[tuple[str, bool]], chance: Any) -> None:
    here = summarise(OPEN, open_room(OPEN, KIRKLEES, texts), SIDES)
    moved = list(texts)
    chance.shuffle(moved)
    there = summarise(OPEN, open_room(OPEN, KAMPALA, moved), SIDES)
    assert here == there
    more = summarise(OPEN, open_room(OPEN, KIRKLEES, [*texts, ("one more", True)]), SIDES)
    kept = list(more.items[0].whole.texts)
    kept.remove("one more")
    assert sorted(kept) == sorted(here.items[0].whole.texts)
    if "one more" not in dict(texts):
        assert tuple(kept) == here.items[0].whole.texts


def open_room(exercise: Exercise, side: Side, texts: list[tuple[str, bool]]) -> list[Answered]:
    values = [{"text": text, "shared": shared} for text, shared in texts]
    return each_says(exercise.id, side, "one", values)


@given(st.lists(st.tuples(st.sampled_from([1, 2, 3, None]), REPLIES), max_size=30), minimums)
def test_suppress_single_answers_unless_every_side_with_one_has_the_minimum(
    people: list[tuple[int | None, Any]], minimum: int
) -> None:
    given_by = {str(number): Given(side, reply) for number, (side, reply) in enumerate(people)}
    let_out = single_answers(given_by, [1, 2, 3], minimum)
    for side in {each.side for each in let_out.values()}:
        assert side is not None
        points = [each for each in given_by.values() if each.side == side and each.reply in (("1",), ("5",))]
        assert len(points) >= max(minimum, 3)
        refused = [each for each in let_out.values() if each == Given(side, ("rather-not-say",))]
        assert len(points) >= REFUSALS_MINIMUM or not refused
    replied = {each.side for each in given_by.values() if each.side and each.reply is not None}
    assert {each.side for each in let_out.values()} in (set(), replied)


def test_of_two_answers_in_one_place_the_later_one_counts() -> None:
    room = room_of([[1] * 8])
    later = [replace(each, value=5, seq=each.seq + 1000) for each in room if each.item == "one"]
    assert summarise(SCALE, [*later, *room], FOUR_SIDES[:1]).items[0].groups[0].mean == 5
