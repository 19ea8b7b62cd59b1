"""What a side sees before the room does, and what is left when items are held back, for every exercise of the pack."""

import random
from html import escape

import pytest
from worked_room import KAMPALA, KIRKLEES, SIDES, each_says, plausible

from kit.exercises import Exercise, PairedScale, load_pack
from kit.results import (
    GroupResult,
    from_json,
    item_label,
    of_one_side,
    shown_by_side,
    summarise,
    to_json,
    without_items,
)
from kit.results.kind import ResultKind
from kit.results.readings.shared_sheets import SharedSheet
from kit.room.reveal.render_job import draw

PACK = load_pack()
WORDS = PACK.words()


def with_results(exercise: Exercise) -> bool:
    return bool(ResultKind.of(exercise).questions(exercise)) and not exercise.private and not exercise.together


EVERY = [each for name in PACK.manifest.workshops for each in PACK.workshop(name).exercises if with_results(each)]
BY_SIDE = [each for each in EVERY if shown_by_side(each)]
DRAWN = {"gap", *{each.kind: each.id for each in reversed([*BY_SIDE, *EVERY])}.values()}  # how is a matter of the kind


def result_of(exercise: Exercise, kirklees: int = 9, kampala: int = 9) -> GroupResult:
    people = {KIRKLEES: kirklees, KAMPALA: kampala}
    given = plausible(exercise, people, seed=7)
    if isinstance(exercise, PairedScale) and exercise.matters:
        order, chance = [item.id for item in exercise.items], random.Random(7)
        for side, number in people.items():
            given += each_says(exercise.id, side, "matters", [chance.sample(order, 3) for _ in range(number)])
    return summarise(exercise, given, SIDES)


def drawn(exercise: Exercise, result: GroupResult, own_side: bool = False) -> str:
    return draw(exercise, to_json(result), list(SIDES), WORDS, "", False, [], KAMPALA if own_side else None)


@pytest.mark.parametrize("exercise", BY_SIDE, ids=lambda each: each.id)
def test_seal_own_side_shows_no_number_of_another_side_or_the_room(exercise: Exercise) -> None:
    own = of_one_side(result_of(exercise), KAMPALA.id)
    assert {group.side for item in own.items for group in item.groups} == {KAMPALA.id}
    # Whatever the other side says, this side's result stays the same.
    others = result_of(exercise, kirklees=14)
    again = of_one_side(others, KAMPALA.id)
    assert [item.item for item in own.items] == [item.item for item in again.items]
    if exercise.id in DRAWN:
        page = drawn(exercise, own, own_side=True)
        assert KIRKLEES.name not in page
        assert f"Only {KAMPALA.name} sees this now" in page


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_suppress_a_held_item_leaves_no_trace_in_the_rooms_result(exercise: Exercise) -> None:
    result = result_of(exercise)
    names = list(dict.fromkeys(item.item for item in result.items))
    held = random.Random(exercise.id).choice(names)
    left = without_items(result, {held})
    assert held not in {item.item for item in left.items}
    assert not any(held in group.counts or held in group.points for item in left.items for group in item.groups)
    assert held not in str(to_json(left)).replace(f"'exercise': '{exercise.id}'", "")
    if left.items and exercise.id in DRAWN:
        assert escape(item_label(exercise, held)) not in drawn(exercise, left) or exercise.kind == "choice"
    assert from_json(to_json(left)) == left


def test_suppress_own_side_of_what_is_never_shown_by_side() -> None:
    for exercise in EVERY:
        if ResultKind.of(exercise).written:
            assert not shown_by_side(exercise)
            assert of_one_side(result_of(exercise), KAMPALA.id).items == ()


def test_seal_own_side_says_that_a_side_below_the_minimum_is_withheld() -> None:
    exercise = PACK.exercise("readiness")
    own = of_one_side(result_of(exercise, kampala=3), KAMPALA.id)
    assert own.items and all(group.withheld for item in own.items for group in item.groups)


def test_suppress_of_a_ranking_goes_with_any_item_in_it() -> None:
    """The counts that are left would tell how often the held one was chosen, where everybody chooses three."""
    gap = PACK.exercise("gap")
    result = result_of(gap)
    assert "matters" in {item.item for item in result.items}
    left = {item.item for item in without_items(result, {gap.items[0].id}).items}
    assert left == {item.id for item in gap.items[1:]}
    assert "matters" in {item.item for item in without_items(result, set()).items}


def test_suppress_own_side_of_what_tables_write_together() -> None:
    """A table belongs to no side, so no side sees the sheets of the tables before the room does."""
    together = [each for name in PACK.manifest.workshops for each in PACK.workshop(name).exercises if each.together]
    assert together and not any(map(shown_by_side, together))
    sheets = (SharedSheet(1, {"box": {"text": "ours", "also": []}}),)
    assert of_one_side(GroupResult("sheet", 5, (), sheets), KAMPALA.id).sheets == ()
