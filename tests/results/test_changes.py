"""Changes of mind between two rounds, and results of many episodes of which a room answered a few."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import written
from worked_room import KAMPALA, KIRKLEES, SIDES, answered

from kit.charts import group_svg, table
from kit.exercises import Scale, load_pack
from kit.responses import Answered, Side
from kit.results import ResultView, change, from_json, headline, may_summarise_again, own_result, summarise, to_json
from kit.results.years.changes import changes

PACK = load_pack()
WORDS = PACK.words("en")
DILEMMA = PACK.exercise("dilemma")
assert isinstance(DILEMMA, Scale)


def room(**by_side: list[tuple[Any, Any]]) -> list[Answered]:
    """People of "Kirklees" and "Kampala" by their two answers to one dilemma; None: not answered."""
    given = []
    for side in SIDES:
        people = {
            f"{side.name}-{number}": {
                place: value for place, value in (("comfort", first), ("comfort.again", second)) if value is not None
            }
            for number, (first, second) in enumerate(by_side.get(side.name, []))
        }
        given += answered("dilemma", side, people)
    return given


EIGHT = [(5, 3), (4, 4), (4, 2), (2, 2), (5, 4), (3, 3), (2, 3), (1, 1)]  # 3 down, 1 up, 4 the same
FOUR = [(1, 2), (2, 2), (4, 3), (4, 4), *[(4, None)] * 4]  # 4 answered twice; 2 of them changed


def found(answers: list[Answered], sides: tuple[Side, ...] = SIDES) -> dict[int | None, tuple[Any, ...]]:
    result = summarise(DILEMMA, answers, sides)
    return {
        each.side: (each.people, each.changed, each.up, each.down) for each in changes(result) if each.item == "comfort"
    }


def test_a_room_worked_by_hand() -> None:
    assert found(room(Kirklees=EIGHT, Kampala=FOUR)) == {
        KIRKLEES.id: (8, 4, 1, 3),
        KAMPALA.id: (4, 2, None, None),  # below 8 people, not which way
    }


def test_only_who_answered_twice_counts_and_a_group_needs_the_minimum_of_them() -> None:
    three = [(1, 2), (3, 3), (4, 5), (4, None), (4, "cannot-say"), ("cannot-say", 3)]
    result = summarise(DILEMMA, room(Kirklees=EIGHT, Kampala=three), SIDES)
    first, again, moved = (
        next(each for each in result.items if each.item == "comfort" and each.part == part)
        for part in ("", "again", "change")
    )
    by_side = [{group.side: group for group in each.groups} for each in (first, again, moved)]
    assert [each[KAMPALA.id].withheld for each in by_side] == [False, False, True]
    assert moved.whole.withheld  # or Kampala's could be worked out
    assert found(room(Kirklees=EIGHT, Kampala=three)) == {KIRKLEES.id: (8, 4, 1, 3)}


def test_the_finding_names_the_statement_and_the_way() -> None:
    result = summarise(DILEMMA, room(Kirklees=EIGHT, Kampala=FOUR), SIDES)
    assert headline(ResultView(result, DILEMMA, SIDES, WORDS)) == (
        "The most changes of mind are on “People learn best when they feel comfortable”: "
        "Kirklees 4 of 8 (1 towards “I agree”, 3 towards “I disagree”); Kampala 2 of 4."
    )
    nobody = summarise(DILEMMA, room(Kirklees=[(2, 2)] * 4 + [(4, 4)] * 2), SIDES)
    assert headline(ResultView(nobody, DILEMMA, SIDES, WORDS)) == WORDS["headline-change-none"]
    first_round = summarise(DILEMMA, room(Kirklees=[(2, None), (3, None)] * 2), SIDES)
    assert headline(ResultView(first_round, DILEMMA, SIDES, WORDS)).startswith("Rated highest")


def test_the_table_and_the_picture_say_it_too() -> None:
    result = summarise(DILEMMA, room(Kirklees=EIGHT, Kampala=FOUR), SIDES)
    rows = [
        row
        for row in table(ResultView(result, DILEMMA, SIDES, WORDS)).rows
        if str(row[0]).startswith("Changed their mind")
    ]
    assert ("Moved towards “I disagree”", "Kirklees", 8, 3) in [row[1:] for row in rows]
    assert ("Changed their answer", "Kampala", 4, 2) in [row[1:] for row in rows]
    picture = group_svg(ResultView(result, DILEMMA, SIDES, WORDS))
    assert "After the talk" in picture and "Kept their answer: 4" in picture
    assert from_json(to_json(result)) == result


def test_after_a_reveal_one_more_change_of_mind_waits_for_others() -> None:
    before = room(Kirklees=EIGHT)
    after = room(Kirklees=[*EIGHT[:7], (1, 5)])
    assert may_summarise_again(DILEMMA, before, before, SIDES)
    assert not may_summarise_again(DILEMMA, before, after, SIDES)


def test_the_second_round_after_a_reveal_of_the_first() -> None:
    first = room(Kirklees=[(one, None) for one, _ in EIGHT])
    assert may_summarise_again(DILEMMA, first, room(Kirklees=EIGHT), SIDES)


points = st.sampled_from([1, 2, 3, 4, 5, "cannot-say", "rather-not-say", None])


@settings(deadline=None)
@given(st.lists(st.tuples(points, points), max_size=20), st.lists(st.tuples(points, points), max_size=20))
def test_parts_and_wholes(one: list[tuple[Any, Any]], other: list[tuple[Any, Any]]) -> None:
    for side, (people, changed, up, down) in found(room(Kirklees=one, Kampala=other)).items():
        asked = {KIRKLEES.id: one, KAMPALA.id: other}.get(side or 0, one + other)
        both = [pair for pair in asked if change(*pair)]
        assert people == len(both) >= 4
        assert changed == sum(before != after for before, after in both)
        assert (up is None) == (people < 8)
        assert up is None or down is None or up + down == changed


@given(points, points)
def test_turned_round_it_goes_the_other_way(one: Any, other: Any) -> None:
    turned = {("moved-up",): ("moved-down",), ("moved-down",): ("moved-up",)}
    there, back = change(one, other), change(other, one)
    assert back == (turned.get(there, there) if there else None)


def test_ones_own_change() -> None:
    own = own_result(DILEMMA, {"comfort": 2, "comfort.again": 4, "few-travel": 3, "few-travel.again": "cannot-say"})
    assert (own.changed, own.compared) == (("comfort",), ("comfort",))


def learned(side: Side, episode: str, levels: list[str]) -> list[Answered]:
    people = {f"{side.name}-{number}": {f"{episode}.level": level} for number, level in enumerate(levels)}
    return answered("what-was-learned", side, people)


def test_episodes_that_too_few_answered_are_left_out() -> None:
    exercise = PACK.exercise("what-was-learned")
    answers = [
        *learned(KIRKLEES, "bus-lane", ["institutional"] * 3 + ["professional"]),
        *learned(KAMPALA, "bus-lane", ["professional"] * 5),
        *learned(KAMPALA, "standards", ["no-learning"] * 3),
    ]
    result = summarise(exercise, answers, SIDES)
    assert [item.item for item in result.items] == ["bus-lane.level"]
    assert [episode.id for episode, _ in ResultView(result, exercise, SIDES, WORDS).by_episode()] == ["bus-lane"]
    assert result.items[0].whole.counts["professional"] == 6
    said = headline(ResultView(result, exercise, SIDES, WORDS))
    assert said.startswith("The bus lane. ") and "Kirklees" in said and "3 of 4" in said
    assert len(table(ResultView(result, exercise, SIDES, WORDS)).rows) == 3  # both sides and everyone
    assert "A standard for everything" not in group_svg(ResultView(result, exercise, SIDES, WORDS))


def test_nobody_answered_any_episode() -> None:
    for name in ("what-was-learned", "case-terrain", "espoused-and-practised", "turning-point"):
        exercise = PACK.exercise(name)
        result = summarise(exercise, [], SIDES)
        assert result.items == ()
        assert "at least 4 people" in headline(ResultView(result, exercise, SIDES, WORDS))
        assert table(ResultView(result, exercise, SIDES, WORDS)).rows == ()


def test_each_episode_has_a_plane_of_its_own() -> None:
    exercise = PACK.exercise("case-terrain")
    answers = []
    for side, x in ((KIRKLEES, 8.0), (KAMPALA, 2.0)):
        spots = {
            f"{episode}.{item}": {"x": x, "y": 5.0}
            for episode in ("bus-lane", "standards")
            for item in ("for-north", "for-south")
        }
        answers += answered("case-terrain", side, {f"{side.name}-{number}": spots for number in range(8)})
    result = summarise(exercise, answers, SIDES)
    assert [episode.id for episode, _ in ResultView(result, exercise, SIDES, WORDS).by_episode()] == [
        "bus-lane",
        "standards",
    ]
    lines = written(group_svg(ResultView(result, exercise, SIDES, WORDS)))
    assert lines.count("A  Northern side") == 4  # once for each side and episode
    assert headline(ResultView(result, exercise, SIDES, WORDS)).startswith(
        "The sides differ most on “The bus lane”. Northern side, how equal it was: Kirklees 8, Kampala 2. Stories"
    )
    alike = [each for each in answers if each.side_id == KIRKLEES.id]
    one_side = summarise(exercise, alike, SIDES)
    assert headline(ResultView(one_side, exercise, SIDES, WORDS)).startswith(
        "The bus lane. Kirklees, Northern side: how equal it"
    )
