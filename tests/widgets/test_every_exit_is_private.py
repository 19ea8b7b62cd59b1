"""Every exit of a room's answers, attacked together: what none of them tells of a small side, all of them do not tell.

An onlooker who has all outputs can work out an answer only if another answer would change at least one of them. So
each test makes a twin of a room, in which single answers of small sides differ, and walks every exit of both.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from exported_files import FORMATS, make, read
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from worked_room import SIDES, each_says

from kit.charts import beliefs_table, between_table, describe, group_svg, practice_table, table
from kit.exercises import PairedScale, load_pack
from kit.responses import Answered
from kit.results import GroupResult, ResultView, may_summarise_again, summarise, to_json, where_to_talk
from kit.results.gate import REFUSALS_MINIMUM
from kit.results.small_sides import point_band
from kit.widgets.kind import OnScreen, room_html
from kit.widgets.results.findings import findings_html, findings_on_screen
from kit.widgets.results.gap_result import gap_result_html

PACK = load_pack()
WORDS = PACK.words("en")
ITEM = {"gap": "voice", "challenges": "image"}
IN_BAND = {1: 2, 2: 1, 3: 3, 4: 5, 5: 4}

points = st.sampled_from([1, 1, 1, 2, 3, 4, 5, "cannot-say"])
small = st.lists(st.tuples(points, points), max_size=7)
lopsided = st.lists(st.tuples(points, points), min_size=8, max_size=12)
alike = st.integers(4, 7).flatmap(
    lambda size: st.lists(st.tuples(st.sampled_from([1, 2]), points), min_size=size, max_size=size)
)
rooms = st.tuples(small | alike, small | lopsided | alike)
Room = tuple[list[tuple[Any, Any]], ...]


def room_of(values: Room, name: str) -> list[Answered]:
    """What each person of each side says of us and of them; of "gap" seven a side find the same items important.

    Seven is the most a side below 8 can be: how many took part is no secret, and must not differ between two rooms that
    are to look the same.
    """
    answers = []
    for side, of_side in zip(SIDES, values, strict=True):
        answers += each_says(name, side, ITEM[name], [{"us": us, "them": them} for us, them in of_side])
        if name == "gap":
            answers += each_says(name, side, "matters", [["voice", "honesty", "feedback"]] * 7)
    return answers


def exits(answers: list[Answered], name: str, *, pictures: bool) -> dict[str, Any]:
    """Everything that leaves a room after a reveal, by the name of the exit; people's new names are left out."""
    exercise = PACK.exercise(name)
    assert isinstance(exercise, PairedScale)
    result = summarise(exercise, answers, SIDES)
    view = ResultView(result, exercise, SIDES, WORDS)
    out: dict[str, Any] = {
        "snapshot": json.dumps(to_json(result)),
        "alt text": describe(view),
        "table": table(view),
        "readings": where_to_talk(result, SIDES),
    }
    if exercise.matters:
        out["gap tables"] = [draw(view) for draw in (between_table, beliefs_table, practice_table)]
    for to in FORMATS if pictures else FORMATS[:1]:
        out[f"results {to}"] = read(make("results", to, answers, [name]), to)
        rows = read(make("answers", to, answers, [name]), to)
        out[f"answers {to}"] = sorted(json.dumps({**row, "person": ""}, sort_keys=True) for row in rows)
    if pictures:
        out |= {"findings": findings_html(view), "the Screen": findings_on_screen(view)}
    for width in (390, 720) if pictures else ():
        picture = group_svg(view, width=width)
        out[f"picture {width}"] = picture
        if exercise.matters:
            out[f"page {width}"] = gap_result_html(view, OnScreen(width))
        else:
            out[f"page {width}"] = room_html(view, picture, OnScreen(width))
    return out


def changed(values: Room, change: Callable[[list[Any]], list[Any]]) -> Room:
    """The room in which `change` has been at both parts of every side that fewer than 8 people answered."""
    twin = []
    for of_side in values:
        parts = [list(part) for part in zip(*of_side, strict=True)] or [[], []]
        parts = [change(part) if len(numbers(part)) < REFUSALS_MINIMUM else part for part in parts]
        twin.append(list(zip(*parts, strict=True)))
    return tuple(twin)


def numbers(part: Sequence[Any]) -> list[int]:
    return [value for value in part if isinstance(value, int)]


def other_points(part: list[Any]) -> list[Any]:
    return [IN_BAND.get(value, value) for value in part]


def one_sided(values: Room) -> Room:
    """With both ends given as one answer where either declines: a person declines for both at once."""
    return tuple(
        [(us, them) for us, them in of_side if isinstance(us, int) and isinstance(them, int)] for of_side in values
    )


@pytest.mark.parametrize("name", ITEM)
@given(rooms)
@settings(max_examples=6, deadline=None)
def test_private_points_of_a_small_side_change_no_exit(name: str, values: Room) -> None:
    values = one_sided(values)
    here = exits(room_of(values, name), name, pictures=False)
    there = exits(room_of(changed(values, other_points), name), name, pictures=False)
    assert here == there


@pytest.mark.parametrize("name", ITEM)
def test_private_points_of_a_small_side_change_no_picture_or_page(name: str) -> None:
    values: Room = ([(1, 5), (2, 4), (4, 2), (5, 1), (3, 3)], [(1, 5), (5, 4), (4, 2), (5, 1)] * 2)
    here = exits(room_of(values, name), name, pictures=True)
    assert here == exits(room_of(changed(values, other_points), name), name, pictures=True)
    large_too = (values[0], [(2, 5), *values[1][1:]])
    there = exits(room_of(large_too, name), name, pictures=True)
    told = {each for each in here if here[each] != there[each]}
    assert {"snapshot", "table", "picture 390", "page 390", "page 720", "answers csv", "results xlsx"} <= told


@pytest.mark.parametrize("name", ITEM)
@given(st.integers(4, 7), st.integers(4, 10), st.data())
@settings(max_examples=4, deadline=None)
def test_suppress_a_small_side_that_all_answers_low_as_if_too_few_had(
    name: str, few: int, others: int, data: st.DataObject
) -> None:
    rest = data.draw(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=others, max_size=others))
    low = [(data.draw(st.sampled_from([1, 2])), data.draw(st.sampled_from([1, 2]))) for _ in range(few)]
    here = exits(room_of((low, rest), name), name, pictures=False)
    assert here == exits(room_of(([(5, 4), (3, 1), (4, 5)], rest), name), name, pictures=False)


def test_suppress_an_all_low_side_on_the_page_and_in_the_picture_too() -> None:
    rest = [(1, 5), (5, 4), (4, 2), (5, 1)] * 2
    here, there = (exits(room_of((few, rest), "gap"), "gap", pictures=True) for few in ([(1, 2)] * 5, [(5, 5)] * 3))
    assert here == there


def by_band(result: GroupResult, name: str, part: str) -> dict[int | None, list[int]]:
    """People by band for each group shown of the item: points that are told are put into their bands."""
    found = {}
    item = next(each for each in result.items if (each.item, each.part) == (ITEM[name], part))
    for group in item.shown:
        bands = [0, 0, 0]
        for answer, count in group.counts.items():
            band = answer if group.in_bands else point_band(int(answer), group.scale)
            bands[("band-low", "band-middle", "band-high").index(band)] += count
        found[group.side] = bands
    return found


def all_low(bands: Sequence[int]) -> bool:
    return 0 < bands[0] < REFUSALS_MINIMUM and not any(bands[1:])


@given(rooms, st.integers(3, 6))
@settings(max_examples=50, deadline=None)
def test_suppress_leaves_no_all_low_group_after_subtraction(values: Room, minimum: int) -> None:
    exercise = PACK.exercise("challenges")
    result = summarise(exercise, room_of(one_sided(values), "challenges"), SIDES, minimum)
    for part in ("us", "them"):
        shown = by_band(result, "challenges", part)
        assert not any(all_low(bands) for bands in shown.values())
        if None in shown:
            for taken in [bands for side, bands in shown.items() if side is not None]:
                assert not all_low([one - other for one, other in zip(shown[None], taken, strict=True)])


@given(rooms, rooms)
@settings(max_examples=50, deadline=None)
def test_reveal_again_gives_no_few_people_and_no_all_low_group_by_subtraction(then: Room, more: Room) -> None:
    exercise = PACK.exercise("challenges")
    now = tuple([*of_side, *added] for of_side, added in zip(one_sided(then), one_sided(more), strict=True))
    early, late = room_of(one_sided(then), "challenges"), room_of(now, "challenges")
    assume(may_summarise_again(exercise, early, late, SIDES))
    results = [summarise(exercise, each, SIDES) for each in (early, late)]
    for part in ("us", "them"):
        before, after = (by_band(each, "challenges", part) for each in results)
        for side in before.keys() & after.keys():
            came = [new - old for new, old in zip(after[side], before[side], strict=True)]
            assert sum(came) == 0 or sum(came) >= 4
            assert not all_low(came)


def test_private_the_whole_room_tells_no_points_beside_a_side_in_bands() -> None:
    values: Room = ([(1, 1), (2, 2), (3, 3), (3, 3)], [(5, 5), (5, 5), (4, 4), (4, 4)])
    result = summarise(PACK.exercise("challenges"), room_of(values, "challenges"), SIDES)
    groups = next(each for each in result.items if each.item == "image").groups
    assert [(group.people, group.in_bands) for group in groups] == [(4, True), (4, True), (8, True)]
    assert groups[0].mean == 2.0
