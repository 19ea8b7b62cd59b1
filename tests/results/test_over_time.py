"""Change over time: a worked example by hand, and when two gatherings may not be compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worked_room import each_says

from kit.exercises import Scale, load_pack
from kit.responses import Side
from kit.results import GroupResult, OverTime, ResultView, compare_over_time, same_sides, summarise
from kit.results.words.over_time_words import finding

# A year later the rooms' numbers are others, and the sides were named in the other order.
ABY, BEX = Side(1, 0, "Aby"), Side(2, 1, "Bex")
BEX_LATER, ABY_LATER = Side(7, 0, "bex "), Side(8, 1, "Aby")
BEFORE, AFTER = (ABY, BEX), (BEX_LATER, ABY_LATER)
WORDS = load_pack().words()


@pytest.fixture(scope="module")
def facets() -> Scale:
    exercise = load_pack().exercise("eight-facets")
    assert isinstance(exercise, Scale)
    return exercise


def item(facets: Scale) -> str:
    return facets.items[0].id


def gathering(
    facets: Scale, said: dict[Side, list[int]], sides: tuple[Side, ...], minimum: int = 4, place: str = ""
) -> GroupResult:
    given = [
        each for side, points in said.items() for each in each_says(facets.id, side, place or item(facets), points)
    ]
    return summarise(facets, given, sides, minimum)


def compared(facets: Scale, earlier: GroupResult, later: GroupResult) -> dict[int, OverTime]:
    rows = compare_over_time(facets, earlier, later, AFTER, same_sides(AFTER, BEFORE))
    return {row.side: row for row in rows if row.item == item(facets)}


def test_a_change_worked_by_hand(facets: Scale) -> None:
    # Aby: eight people, mean (4*2 + 4*3) / 8 = 2.5; then ten people, mean (5*4 + 5*5) / 10 = 4.5: two points higher,
    # and one of eight people could move a mean by at most 4 / 8 = 0.5. Bex: 3, 3, 4, 4, ... = 3.5 and 3.5 again.
    earlier = gathering(facets, {ABY: [2] * 4 + [3] * 4, BEX: [3, 4] * 4}, BEFORE)
    later = gathering(facets, {ABY_LATER: [4] * 5 + [5] * 5, BEX_LATER: [3, 4] * 5}, AFTER)
    rows = compared(facets, earlier, later)
    aby, bex = rows[ABY_LATER.id], rows[BEX_LATER.id]
    assert aby.then and aby.now
    assert (aby.then.value, aby.then.people, aby.now.value, aby.now.people) == (2.5, 8, 4.5, 10)
    assert (aby.difference, aby.direction, aby.then.about) == (2.0, "higher", False)
    assert (bex.difference, bex.direction) == (0.0, "same")
    everything = compare_over_time(facets, earlier, later, AFTER, same_sides(AFTER, BEFORE))
    name = facets.items[0].text.rstrip(".")
    assert (
        finding(everything, ResultView(later, facets, AFTER, WORDS))
        == f"Aby has changed most on “{name}”: from 2.5 to 4.5."
    )


def test_a_small_side_is_compared_in_bands_both_times(facets: Scale) -> None:
    # Then nine people in points: 1 1 1 2 2 2 2 3 3; now five in bands: high 4, middle 1. Bands then: 7 low (1.5), 2
    # middle (3): (7 * 1.5 + 2 * 3) / 9 = 1.83, to half a point 2.0. Now (4 * 4.5 + 3) / 5 = 4.2, to half a point 4.0.
    earlier = gathering(facets, {ABY: [1] * 3 + [2] * 4 + [3] * 2}, BEFORE)
    later = gathering(facets, {ABY_LATER: [5, 5, 4, 4, 3]}, AFTER)
    row = compared(facets, earlier, later)[ABY_LATER.id]
    assert row.then and row.now
    assert (row.then.about, row.then.value, row.now.about, row.now.value) == (True, 2.0, True, 4.0)
    assert row.direction == "higher", "more than one of five people could do: 4 / 5 of a point"


def test_a_divided_side_has_no_change(facets: Scale) -> None:
    earlier = gathering(facets, {ABY: [1] * 5 + [5] * 5}, BEFORE)
    later = gathering(facets, {ABY_LATER: [5] * 10}, AFTER)
    row = compared(facets, earlier, later)[ABY_LATER.id]
    assert row.then and row.then.divided and row.direction == ""


def test_other_sides_and_items_are_not_guessed(facets: Scale) -> None:
    four = {ABY: [3] * 9}
    later = gathering(facets, {ABY_LATER: [4] * 9, BEX_LATER: [4] * 9}, AFTER)
    rows = compare_over_time(facets, gathering(facets, four, (ABY,)), later, AFTER, same_sides(AFTER, (ABY,)))
    assert {row.reason for row in rows if row.side == BEX_LATER.id} == {"side"}
    without = GroupResult(facets.id, 4, gathering(facets, four, BEFORE).items[1:])
    assert compared(facets, without, later)[ABY_LATER.id].reason == "item"


def test_the_stricter_minimum_of_both_rooms_holds(facets: Scale) -> None:
    earlier = gathering(facets, {ABY: [3, 3, 4, 4]}, BEFORE, minimum=3)
    strict = gathering(facets, {ABY_LATER: [4] * 9}, AFTER, minimum=5)
    row = compared(facets, earlier, strict)[ABY_LATER.id]
    assert (row.reason, row.then, row.now) == ("too-few", None, None), "four were enough then, and are not here"


points = st.lists(st.integers(1, 5), max_size=12)


@settings(max_examples=150, deadline=None)
@given(points, points, points, points, st.integers(3, 6), st.integers(3, 6))
def test_what_either_room_withheld_is_private_over_time_too(
    facets: Scale, aby: list[int], bex: list[int], aby_now: list[int], bex_now: list[int], before: int, after: int
) -> None:
    earlier = gathering(facets, {ABY: aby, BEX: bex}, BEFORE, before)
    later = gathering(facets, {ABY_LATER: aby_now, BEX_LATER: bex_now}, AFTER, after)
    rows = compared(facets, earlier, later)
    for now, then in ((ABY_LATER, ABY), (BEX_LATER, BEX)):
        row = rows[now.id]
        groups = [
            next(group for group in result.items[0].groups if group.side == side.id)
            for result, side in ((earlier, then), (later, now))
        ]
        least = max(before, after)
        if any(group.withheld or group.people < least for group in groups):
            assert (row.reason, row.then, row.now) == ("too-few", None, None)
            continue
        assert row.then and row.now
        assert [row.then.people, row.now.people] == [group.people for group in groups]
        if any(group.in_bands for group in groups):
            assert row.then.about and row.now.about
            assert all((2 * told.value).is_integer() for told in (row.then, row.now)), "half points, as bands give"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=4, max_size=12), st.integers(1, 5), st.integers(0, 11))
def test_one_person_alone_makes_no_change_that_is_told_private(
    facets: Scale, said: list[int], other: int, at: int
) -> None:
    again = [*said]
    again[at % len(said)] = other
    earlier = gathering(facets, {ABY: said}, BEFORE)
    row = compared(facets, earlier, gathering(facets, {ABY_LATER: again}, AFTER))[ABY_LATER.id]
    assert row.direction in ("", "same")
