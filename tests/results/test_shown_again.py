"""Two reveals of one exercise, subtracted from each other: whoever answered in between must not be found."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from worked_room import KAMPALA, KIRKLEES, SIDES, each_says, plausible

from kit.exercises import Scale, load_pack
from kit.responses import Answered
from kit.responses.answering.values import from_text, to_text
from kit.results import Group, from_json, may_summarise_again, summarise, to_json
from kit.results.gate import REFUSALS_MINIMUM, Given, Pool, through_gate
from kit.results.subtraction import may_show_again

PACK = load_pack()
EVERY = [exercise for name in PACK.manifest.workshops for exercise in PACK.workshop(name).exercises]
EVERY = [exercise for exercise in EVERY if not exercise.private and not exercise.together]  # of people
ABOUT = {"purpose": "To try", "instructions": "Answer", "minutes": 1, "where-this-comes-from": "kit"}
LABELS = [f"label {point}" for point in range(1, 12)]
ONE = [{"id": "one", "text": "One"}]
SCALE = Scale.model_validate({**ABOUT, "id": "trial", "title": "Trial", "labels": LABELS, "items": ONE})
THREE = SCALE.model_copy(update={"labels": LABELS[:3]})  # whose bands are its points: "1" is low
LOW = ("1",)

REPLIES = st.sampled_from([None, None, "1", "2", "3", "cannot-say", "rather-not-say"])
person = st.tuples(st.sampled_from([1, 2, None]), REPLIES)
stays_or_changes = st.one_of(
    person.map(lambda one: (one, one)), st.tuples(person, person), st.tuples(st.just((1, None)), person)
)
room_then_and_now = st.lists(stays_or_changes, max_size=24) | st.lists(
    st.tuples(person, st.integers(1, 6)), max_size=6
).map(lambda blocks: [(one, one if number % 2 else (1, "3")) for one, number in blocks for _ in range(number)])


def by_name(people: list[tuple[int | None, str | None]]) -> dict[str, Given]:
    return {str(number): Given(side, (said,) if said else None) for number, (side, said) in enumerate(people)}


def published(people: list[tuple[int | None, str | None]], side: int, minimum: int) -> Group | None:
    """The group of `side` as a room sees it; None while it is withheld."""
    answers = [
        Answered(str(number), of, "trial", "one", int(said) if said.isdecimal() else said, number)
        for number, (of, said) in enumerate(people)
        if said is not None
    ]
    group = next(each for each in summarise(THREE, answers, SIDES, minimum).items[0].groups if each.side == side)
    if group.withheld:
        return None
    return replace(group, counts=dict(zip(("1", "2", "3"), group.counts.values(), strict=True)))


@given(room_then_and_now, st.integers(3, 6))
def test_suppress_whatever_lets_two_results_be_subtracted_below_the_minimum(people: list[Any], minimum: int) -> None:
    then, now = [one for one, _ in people], [other for _, other in people]
    assume(may_show_again(by_name(then), by_name(now), [1, 2], minimum, low=LOW))
    for side in (1, 2):
        early, late = published(then, side, minimum), published(now, side, minimum)
        if early is None or late is None:
            continue
        # What an onlooker has: how many more or fewer gave each point. It must stem from nobody or from enough people.
        more = {point: late.counts[point] - early.counts[point] for point in late.counts}
        points_then, points_now = (
            {name: said for name, (of, said) in enumerate(room) if of == side and said and said.isdecimal()}
            for room in (then, now)
        )
        behind = {name for name in {*points_then, *points_now} if points_then.get(name) != points_now.get(name)}
        came, went = points_now.keys() - points_then.keys(), points_then.keys() - points_now.keys()
        stem = Counter(points_now[name] for name in behind if name in points_now)
        stem.subtract(Counter(points_then[name] for name in behind if name in points_then))
        assert {point: number for point, number in more.items() if number} == {p: n for p, n in stem.items() if n}
        for group in (behind, came, went):
            assert not group or len(group) >= minimum
        if not came and not went:
            assert sum(more.values()) == 0
        for reason in ("cannot-say", "rather-not-say"):
            if early.declined.get(reason, 0) != late.declined.get(reason, 0) and reason == "cannot-say":
                assert any(one != other for one, other in zip(then, now, strict=True))


@given(st.lists(person, min_size=4, max_size=20), st.integers(1, 3), st.integers(4, 6))
@example([(1, None), (2, "1"), (2, "1"), (2, "1"), (2, "2")], 1, 4)  # one took part and said nothing
def test_minimum_holds_for_newcomers(people: list[Any], newcomers: int, minimum: int) -> None:
    later = [*people, *[(1, "3")] * newcomers]
    allowed = may_show_again(by_name(people), by_name(later), [1, 2], minimum, low=LOW)
    assert allowed is not _of_one_seen(people, minimum)
    assert may_show_again(by_name(people), by_name([*people, *[(1, "3")] * minimum]), [1, 2], minimum, low=LOW)


def _of_one_seen(people: list[Any], minimum: int) -> bool:
    """Whether a room sees anything from which the first side's answers could be subtracted later: it or the whole."""
    groups = through_gate(by_name(people).values(), [1, 2], minimum, low=LOW)
    return any(isinstance(group, Pool) and group.side in (1, None) for group in groups)


@given(st.lists(person, max_size=20), st.integers(0, 9))
def test_the_same_answers_may_always_be_shown_again(people: list[Any], minimum: int) -> None:
    assert may_show_again(by_name(people), by_name(people), [1, 2], minimum)


def test_minimum_holds_for_who_moved_and_is_not_reached_by_who_declines() -> None:
    then = by_name([(1, "1")] * 6 + [(2, "2")] * 6)
    moved = {**then, "0": Given(2, ("1",))}
    assert not may_show_again(then, moved, [1, 2], 4)
    diluted = {**then, "a": Given(1, ("5",)), **{name: Given(1, ("cannot-say",)) for name in "bcd"}}
    assert not may_show_again(then, diluted, [1, 2], 4)
    swapped = {**{name: each for name, each in then.items() if name != "0"}, **by_new("abcd", "5")}
    assert not may_show_again(then, swapped, [1, 2], 4), "one left behind four who came"


def by_new(names: str, said: str) -> dict[str, Given]:
    return {name: Given(1, (said,)) for name in names}


def test_minimum_of_eight_holds_for_refusals_between_two_results() -> None:
    then = by_name([(1, "1")] * 8)
    few = {**then, **by_new("abcd", "5"), **by_new("e", "rather-not-say")}
    assert not may_show_again(then, few, [1], 4)
    many = {**then, **by_new("abcdefgh", "5"), **by_new("i", "rather-not-say")}
    assert len("abcdefgh") == REFUSALS_MINIMUM
    assert may_show_again(then, many, [1], 4)


@pytest.mark.parametrize(
    ("left", "came", "may"), [(4, 4, False), (8, 4, False), (4, 8, False), (8, 8, True), (0, 8, True)]
)
def test_minimum_of_eight_holds_for_points_of_who_left_and_of_who_came(left: int, came: int, may: bool) -> None:
    """Four who left, with points of their own, are told by point where all others are: below 8 it must be bands."""
    stayed = by_name([(1, "3")] * 8)
    then = {**stayed, **{f"left {number}": Given(1, ("15"[number % 2],)) for number in range(left)}}
    now = {**stayed, **{f"came {number}": Given(1, ("24"[number % 2],)) for number in range(came)}}
    assert may_show_again(then, now, [1], 4, fine=True) is may
    assert may_show_again(then, now, [1], 4), "bands may be told of four"


def test_minimum_holds_question_by_question() -> None:
    exercise = PACK.exercise("practicalities")
    then = plausible(exercise, {KIRKLEES: 6, KAMPALA: 6})
    assert may_summarise_again(exercise, then, then, SIDES, 4)
    more = [replace(each, author=f"new {each.author}") for each in then if each.side_id == KIRKLEES.id]
    assert may_summarise_again(exercise, then, then + more, SIDES, 4)
    one_item_less = [each for each in more if each.item != "visas" or each.author.endswith(("-1", "-2"))]
    assert not may_summarise_again(exercise, then, then + one_item_less, SIDES, 4)


def test_minimum_of_changed_answers_is_not_reached_by_another_order_of_the_same() -> None:
    exercise = PACK.exercise("kind-of-link")
    both = ["twinning", "community-links"]
    then = each_says("kind-of-link", KIRKLEES, "kind", [both] * 6)
    now = each_says("kind-of-link", KIRKLEES, "kind", [both[::-1]] * 3 + [both[:1]] + [both] * 2)
    assert not may_summarise_again(exercise, then, now, SIDES, 4)
    assert may_summarise_again(exercise, then, [*now[:3], *then[3:]], SIDES, 4)


def test_minimum_of_texts_counts_the_whole_room() -> None:
    exercise = PACK.exercise("our-story")
    text = {"text": "words", "shared": True}
    then = each_says("our-story", KIRKLEES, "before", [text] * 6)
    assert not may_summarise_again(exercise, then, then + each_says("our-story", KAMPALA, "before", [text]), SIDES, 4)
    four = each_says("our-story", KAMPALA, "before", [text] * 2) + [
        replace(each, author=f"new {each.author}") for each in then[:2]
    ]
    assert may_summarise_again(exercise, then, then + four, SIDES, 4)


@pytest.mark.parametrize("exercise", [*EVERY, SCALE], ids=lambda exercise: exercise.id)
def test_options_keep_their_order_in_the_store(exercise: Any) -> None:
    result = summarise(exercise, plausible(exercise, {KIRKLEES: 9, KAMPALA: 7}), SIDES)
    again = from_json(from_text(to_text(to_json(result))))
    assert again == result
    for one, other in zip(result.items, again.items, strict=True):
        for group, kept in zip(one.groups, other.groups, strict=True):
            for field in ("counts", "points", "declined"):
                assert list(getattr(kept, field)) == list(getattr(group, field))


def test_a_result_in_the_older_form_is_read_with_its_points_in_order() -> None:
    result = summarise(SCALE, plausible(SCALE, {KIRKLEES: 14}), SIDES)
    stored = to_json(result)
    stored["format"] = 1
    for item in stored["items"]:
        for group in item["groups"]:
            group |= {name: dict(group[name]) for name in ("counts", "declined") if name in group}
    again = from_json(json.loads(to_text(stored)))
    assert again == result
    assert list(again.items[0].groups[0].counts) == [str(point) for point in range(1, 12)]
