"""Points that people name themselves: one's own result in words, and nothing of them in a result of the room."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worked_room import KAMPALA, KIRKLEES, SIDES, plausible

from kit.charts import describe, group_svg, table
from kit.exercises import AnswerNotAccepted, load_pack
from kit.exercises.kinds.plane import LONGEST_NAME, POSITIONS
from kit.results import OwnPlaces, ResultView, from_json, headline, own_result, summarise, to_json
from kit.results.kind import ResultKind
from kit.widgets.kind import Around, WidgetKind

PACK = load_pack()
WORDS = PACK.words("en")
FOCUS = PACK.exercise("focus")


def point(name: str, x: float, y: float) -> dict[str, Any]:
    return {"name": name, "x": x, "y": y}


def own(**answers: Any) -> OwnPlaces:
    result = own_result(FOCUS, {f"issue-{letter}": value for letter, value in answers.items()})
    assert isinstance(result, OwnPlaces)
    return result


def sentence(**answers: Any) -> str:
    return told(own(**answers))


def told(result: OwnPlaces) -> str:
    return WidgetKind.of(FOCUS).told(FOCUS, result, WORDS, Around())


def test_a_name_stands_alone_until_the_point_is_placed() -> None:
    assert FOCUS.accept("issue-a", {"name": "  Bins "}) == {"name": "Bins"}
    assert FOCUS.accept("issue-a", point("Bins", 8, 9.5)) == point("Bins", 8.0, 9.5)
    assert FOCUS.accept("issue-a", None) is None
    longest = "x" * LONGEST_NAME
    assert FOCUS.accept("issue-a", {"name": longest}) == {"name": longest}


@pytest.mark.parametrize(
    "value",
    [
        {"name": " "},
        {"name": "x" * (LONGEST_NAME + 1)},
        {"name": 5},
        {"x": 1.0, "y": 1.0},
        {"name": "Bins", "x": 1.0},
        point("Bins", 10.5, 1),
        point("Bins", 1, 1) | {"z": 1},
        "cannot-say",
        "Bins",
    ],
)
def test_what_is_no_named_point_is_refused(value: Any) -> None:
    with pytest.raises(AnswerNotAccepted):
        FOCUS.accept("issue-a", value)


def test_two_points_with_a_place_are_enough() -> None:
    placed = {"issue-a": point("Bins", 1, 1), "issue-b": point("Buses", 2, 2)}
    assert FOCUS.is_complete(placed)
    assert not FOCUS.is_complete({**placed, "issue-b": {"name": "Buses"}})
    assert not FOCUS.is_complete({"issue-a": placed["issue-a"], "issue-c": placed["issue-b"]})
    assert not FOCUS.is_complete({})


def test_the_upper_right_is_named_in_words() -> None:
    """7 and more on both axes is the highest third; 6.5 is not."""
    assert sentence(a=point("Bins", 7, 10), b=point("Buses", 6.5, 9), c=point("Water", 9, 7)) == (
        "Most relevant and within reach: “Bins” and “Water”."
    )


def test_where_the_upper_right_is_empty_the_nearest_is_named() -> None:
    """By the lower of its two positions: 5 of (10, 5) is more than 4 of (4, 9) and of (10, 4)."""
    assert sentence(a=point("Bins", 10, 5), b=point("Buses", 4, 9), c=point("Water", 10, 4)) == (
        "Most relevant and within reach: nothing lies there yet, with 7 or more both ways. Nearest to it: “Bins”."
    )


def test_what_is_named_and_not_placed_is_said_and_nothing_moves() -> None:
    result = own(a={"name": "Bins"}, b=point("Buses", 8, 8), c=point("Water", 1, 1))
    assert (result.unplaced, result.move) == (("Bins",), None)
    assert told(result).endswith("Named, but not placed yet: “Bins”.")
    assert sentence(a={"name": "Bins"}) == "Named, but not placed yet: “Bins”."


positions = st.sampled_from(POSITIONS)
values = st.none() | st.builds(point, st.text(min_size=1, max_size=9), positions, positions)


@given(st.lists(values, min_size=6, max_size=6))
def test_any_points_are_told(points: list[Any]) -> None:
    result = own(**dict(zip("abcdef", points, strict=True)))
    assert len(result.points) + len(result.unanswered) == 6
    assert set(result.high_on_both) == {each for each in result.points if each.x >= 7 and each.y >= 7}
    assert not result.points or set(result.nearest_to_both) & set(result.points)
    assert all(each.name in told(result) for each in result.high_on_both)


def test_a_room_sees_nothing_of_them_and_is_told_why() -> None:
    assert ResultKind.of(FOCUS).questions(FOCUS) == ()
    room = plausible(FOCUS, {KIRKLEES: 12, KAMPALA: 12})
    assert room
    result = summarise(FOCUS, room, SIDES)
    assert result.items == () and from_json(to_json(result)) == result
    why = WORDS["place-named-by-each"]
    assert headline(ResultView(result, FOCUS, SIDES, WORDS)) == why and describe(
        ResultView(result, FOCUS, SIDES, WORDS)
    ).endswith(why)
    assert table(ResultView(result, FOCUS, SIDES, WORDS)).rows == ()
    picture = group_svg(ResultView(result, FOCUS, SIDES, WORDS))
    assert "add up" in picture and "Bins" not in picture
