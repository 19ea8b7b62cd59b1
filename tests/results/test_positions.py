"""Points on a plane: thirds, quartiles and movements, worked by hand and for any room; what small sides never show."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worked_room import KAMPALA, KIRKLEES, SIDES, answered, plausible

from kit.exercises import AnswerNotAccepted, Exercise, Plane, load_pack
from kit.exercises.kinds.plane import POSITIONS
from kit.responses import Answered, Side
from kit.results import (
    BANDS,
    Group,
    OwnPlaces,
    ResultView,
    band,
    from_json,
    headline,
    nearest_label,
    own_result,
    quartiles,
    summarise,
    to_json,
)
from kit.results.gate import Given, single_answers
from kit.results.readings.positions import middle_band

PACK = load_pack()
WORDS = PACK.words("en")
LINES = PACK.exercise("two-bottom-lines")
SPOT = {"x": 5.0, "y": 5.0}


def placed(side: Side | None, today: list[Any], needed: list[Any] | None = None) -> list[Answered]:
    """One person for each of `today`, given as (x, y), as a word that declines, or None."""
    people: dict[str, dict[str, Any]] = {}
    for item, values in (("today", today), ("needed", needed or [])):
        for number, value in enumerate(values):
            spot = {"x": float(value[0]), "y": float(value[1])} if isinstance(value, tuple) else value
            people.setdefault(f"{side.name if side else 'observer'}-{number}", {})[item] = spot
    return answered(LINES.id, side, people)


def groups(room: list[Answered], item: str, part: str) -> tuple[Group, ...]:
    result = summarise(LINES, room, SIDES)
    return next(each.groups for each in result.items if (each.item, each.part) == (item, part))


positions = st.sampled_from(POSITIONS)
spots = st.tuples(positions, positions)


@pytest.mark.parametrize("value", [{"x": 0, "y": 10}, {"x": 9.5, "y": 0.5}, "cannot-say", "rather-not-say", None])
def test_a_point_on_the_plane_is_accepted(value: Any) -> None:
    assert LINES.accept("today", value) == value


@pytest.mark.parametrize(
    "value",
    [
        *({}, {"x": 1}, {"x": 1, "y": 2, "z": 3}, {"x": -0.5, "y": 1}, {"x": 10.5, "y": 1}, {"x": 0.3, "y": 1}),
        *({"x": True, "y": 1}, {"x": "1", "y": 1}, {"x": None, "y": 1}, {"x": float("nan"), "y": 1}),
        *([1, 2], 4, "yes", True),
    ],
)
def test_a_point_beside_the_plane_is_not(value: Any) -> None:
    with pytest.raises(AnswerNotAccepted):
        LINES.accept("today", value)


def test_the_exercise_is_complete_when_all_is_placed_or_declined() -> None:
    assert not LINES.is_complete({"today": SPOT})
    assert LINES.is_complete({"today": SPOT, "needed": "cannot-say"})


@given(positions)
def test_each_third_holds_seven_of_the_positions(position: float) -> None:
    assert sum(band(each) == band(position) for each in POSITIONS) == 7
    assert BANDS.index(band(position)) == sum(position >= border for border in (3.25, 6.75))


@given(st.lists(positions, min_size=2), st.randoms())
def test_quartiles_are_in_order_in_range_and_know_no_order_of_people(given_: list[float], chance: Any) -> None:
    lower, median, upper = quartiles(given_)
    assert min(given_) <= lower <= median <= upper <= max(given_)
    chance.shuffle(given_)
    assert quartiles(given_) == (lower, median, upper)


def test_quartiles_worked_by_hand() -> None:
    assert quartiles([1, 2, 3, 4, 5, 6, 7, 8]) == (2.75, 4.5, 6.25)
    assert quartiles([5, 5, 5]) == (5, 5, 5)
    assert quartiles([]) == quartiles([4]) == ()


@given(st.lists(positions, min_size=1))
def test_the_middle_band_is_the_one_of_the_median_person(given_: list[float]) -> None:
    counts = {each: sum(band(position) == each for position in given_) for each in BANDS}
    ordered = sorted(BANDS.index(band(each)) for each in given_)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    assert middle_band(counts) == BANDS[low if low == high else 1]


def test_a_mean_in_the_words_of_the_scale() -> None:
    labels = ("never", "rarely", "sometimes", "often", "always")
    assert [nearest_label(each, labels) for each in (1, 1.4, 2.5, 3, 3.5, 4.6, 5)] == [
        *("never", "never", "sometimes", "sometimes", "sometimes", "always", "always")
    ]


def test_facets_are_told_with_the_words_of_the_scale_and_where_opinions_divide() -> None:
    facets = PACK.exercise("eight-facets")
    values = {"trust": [1, 1, 5, 5], "we": [4, 4, 4, 5]}
    people = {f"p{number}": {item: given[number] for item, given in values.items()} for number in range(4)}
    said = headline(
        ResultView(summarise(facets, answered("eight-facets", KIRKLEES, people), SIDES), facets, SIDES, WORDS)
    )
    best, divided = (facets.item(item).text.rstrip(".") for item in ("we", "trust"))
    assert said == f"Rated highest: Kirklees “{best}” (“Mostly true”). Opinions are divided on “{divided}”."


def test_today_against_needed_by_side_in_a_sentence() -> None:
    room = placed(KIRKLEES, [(8, 3)] * 8, [(8, 7.5)] * 8) + placed(KAMPALA, [(5, 5)] * 5, [(9, 5)] * 5)
    assert headline(ResultView(summarise(LINES, room, SIDES), LINES, SIDES, WORDS)) == (
        "From “Today” to “In a year”, Kirklees moves most on attention to each other, from 3 to 7.5; "
        "Kampala moves most on attention to the task, from middle to high."
    )
    still = placed(KIRKLEES, [(8, 3)] * 8, [(8, 3)] * 8)
    assert "Kirklees stays where it is" in headline(ResultView(summarise(LINES, still, SIDES), LINES, SIDES, WORDS))
    half = placed(KIRKLEES, [(8, 3)] * 8)
    assert headline(ResultView(summarise(LINES, half, SIDES), LINES, SIDES, WORDS)) == (
        "Kirklees, Today: attention to the task 8, attention to each other 3."
    )


def test_suppress_points_below_eight_people_and_show_thirds() -> None:
    for people, fine in ((4, False), (7, False), (8, True)):
        group = groups(placed(KIRKLEES, [(8, 3)] * people), "today", "x")[0]
        assert group.counts == {"band-low": 0, "band-middle": 0, "band-high": people}
        assert bool(group.quartiles) == fine


def test_suppress_quartiles_of_the_room_from_which_a_small_side_could_be_told() -> None:
    room = placed(KIRKLEES, [(8, 3)] * 9) + placed(KAMPALA, [(2, 3)] * 5)
    first, second, whole = groups(room, "today", "x")
    assert first.quartiles and not second.quartiles and not whole.quartiles
    assert whole.people == 14


def test_minimum_counts_people_who_placed_the_item() -> None:
    room = placed(KIRKLEES, [(8, 3)] * 3 + ["cannot-say", "rather-not-say"])
    assert all(group.withheld for part in "xy" for group in groups(room, "today", part))
    enough = groups(placed(KIRKLEES, [(8, 3)] * 4 + ["cannot-say", "rather-not-say"]), "today", "y")[0]
    assert (enough.people, enough.declined) == (4, {"cannot-say": 1, "no-answer": 1})


def test_minimum_is_not_reached_by_observers() -> None:
    room = placed(KIRKLEES, [(8, 3)] * 3) + placed(None, [(1, 1)] * 9)
    assert all(group.withheld for group in groups(room, "today", "x"))


@settings(deadline=None)
@given(st.lists(spots, max_size=3), st.lists(spots, min_size=4, max_size=9))
def test_suppress_leaves_no_trace_of_a_small_side(few: list[Any], many: list[Any]) -> None:
    large = placed(KIRKLEES, many, many)
    with_few = summarise(LINES, large + placed(KAMPALA, few, few), SIDES)
    other = summarise(LINES, large + placed(KAMPALA, [(0.0, 0.0)] * len(few), [(10.0, 10.0)] * len(few)), SIDES)
    assert with_few == other


@settings(deadline=None)
@given(st.lists(spots | st.sampled_from(["cannot-say", "rather-not-say", None]), max_size=12), st.randoms())
def test_any_room_has_a_result_that_adds_up_whatever_the_order(values: list[Any], chance: Any) -> None:
    room = placed(KIRKLEES, values, values[::-1])
    result = summarise(LINES, room, SIDES)
    chance.shuffle(room)
    assert summarise(LINES, room, SIDES) == result
    assert from_json(json.loads(json.dumps(to_json(result)))) == result
    for item in result.items:
        for group in item.shown:
            assert sum(group.counts.values()) == group.people
            assert all(0 <= each <= 10 for each in group.quartiles)
            assert len(group.quartiles) == (3 if group.people >= 8 else 0)
    assert headline(ResultView(result, LINES, SIDES, WORDS))


def test_suppress_single_points_of_a_side_below_eight_in_an_export() -> None:
    given_ = {f"a{number}": Given(1, ("7.5",)) for number in range(8)}
    given_ |= {f"b{number}": Given(2, ("7.5",)) for number in range(4)} | {"b4": Given(2, ("cannot-say",))}
    told = single_answers(given_, (1, 2), coarser=lambda position: band(float(position)))
    assert {told[f"a{number}"].reply for number in range(8)} == {("7.5",)}
    assert {told[f"b{number}"].reply for number in range(4)} == {("band-high",)}
    assert told["b4"].reply == ("cannot-say",)


def test_ones_own_points_and_the_way_between_them() -> None:
    result = own_result(LINES, {"today": {"x": 8.0, "y": 3.0}, "needed": {"x": 7.0, "y": 7.5}})
    assert isinstance(result, OwnPlaces)
    assert [(each.item, each.x, each.y) for each in result.points] == [("today", 8, 3), ("needed", 7, 7.5)]
    assert result.move == (-1, 4.5)
    partly = own_result(LINES, {"today": "rather-not-say", "needed": None})
    assert isinstance(partly, OwnPlaces)
    assert (partly.points, partly.rather_not_say, partly.unanswered) == ((), ("today",), ("needed",))
    assert partly.move is None


def test_a_plane_of_one_point_says_where_it_lies() -> None:
    one = LINES.model_dump(by_alias=True)
    one["sections"][0]["items"] = one["sections"][0]["items"][:1]
    exercise: Exercise = Plane.model_validate(one)
    result = summarise(exercise, plausible(exercise, {KIRKLEES: 9, KAMPALA: 5}), SIDES)
    assert headline(ResultView(result, exercise, SIDES, WORDS)).startswith("Kirklees, Today: attention to the task ")
