"""The attacker at other exits: stories, guesses, items held back, counters of a sealed exercise, words taken back.

As in `test_subtraction`, she knows who is on which side and who has come, and looks for what single people said.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from worked_room import SIDES, answered

from kit.exercises import Guess, PairedScale, load_pack
from kit.responses import Answered
from kit.results import (
    GroupResult,
    Revealed,
    may_summarise_again,
    ready_sides,
    summarise,
    to_json,
    without_items,
    without_what_was_taken_back,
)
from kit.results.gate import REFUSALS_MINIMUM
from kit.results.group import Group
from kit.results.years.closeness import closeness

MINIMUM = 4
PACK = load_pack()
LEARNED, GUESS, GAP, STORY = (PACK.exercise(name) for name in ("what-was-learned", "guess-first", "gap", "our-story"))
assert isinstance(GUESS, Guess) and isinstance(GAP, PairedScale)
STORIES = ("bus-lane", "standards")

said = st.sampled_from(["institutional", "institutional", "professional", "cannot-say", "rather-not-say", None])
reader = st.tuples(said, said)  # what she says of each of the two stories
readers = st.lists(reader, max_size=11)
rooms = st.tuples(readers, readers)


def read_stories(room: Sequence[Sequence[tuple[Any, Any]]], name: str = "") -> list[Answered]:
    found: list[Answered] = []
    for side, people in zip(SIDES, room, strict=True):
        given = {
            f"{name}{side.name}-{number}": {
                f"{story}.level": level for story, level in zip(STORIES, levels, strict=True) if level is not None
            }
            for number, levels in enumerate(people)
        }
        found += answered(LEARNED.id, side, given)
    return found


def outputs(result: GroupResult) -> Iterator[tuple[str, dict[int | None, Group]]]:
    for item in result.items:
        yield item.item, {group.side: group for group in item.shown}


def told(group: Group) -> dict[str, int]:
    """People by answer, and by reason for none; those who said nothing are no secret."""
    return {**group.counts, "cannot-say": 0, "rather-not-say": 0} | {
        reason: count for reason, count in group.declined.items() if reason != "no-answer"
    }


def too_few(people: dict[str, int]) -> bool:
    """Whether these numbers are of fewer people than the minimum, or of refusals of fewer than 8."""
    counted = sum(abs(number) for reason, number in people.items() if reason not in ("cannot-say", "rather-not-say"))
    return 0 < counted < MINIMUM or (people["rather-not-say"] != 0 and counted < REFUSALS_MINIMUM)


@given(rooms)
@settings(max_examples=60)
def test_suppress_single_readers_of_a_story(room: Any) -> None:
    result = summarise(LEARNED, read_stories(room), SIDES, MINIMUM)
    for story, groups in outputs(result):
        for group in groups.values():
            assert group.people >= MINIMUM and not too_few(told(group)), story
        if None in groups:
            for taken in [
                each for size in (1, 2) for each in combinations([s.id for s in SIDES if s.id in groups], size)
            ]:
                left = {
                    answer: number - sum(told(groups[side])[answer] for side in taken)
                    for answer, number in told(groups[None]).items()
                }
                if "rather-not-say" not in groups[None].declined:
                    left["rather-not-say"] = (
                        0  # of a room with a small side it is not told, and nothing to subtract from
                    )
                assert not too_few(left), (story, taken, left)


@given(rooms, rooms)
@settings(max_examples=40)
def test_reveal_again_after_more_readers_tells_of_no_few(room: Any, more: Any) -> None:
    """A room chooses another story, some read it and some the first one too, and the result is shown again."""
    then = read_stories(room)
    now = then + read_stories(more, "new ")
    assume(may_summarise_again(LEARNED, then, now, SIDES, MINIMUM))
    early, late = (dict(outputs(summarise(LEARNED, each, SIDES, MINIMUM))) for each in (then, now))
    for story in early.keys() & late.keys():
        for side in early[story].keys() & late[story].keys():
            before, after = told(early[story][side]), told(late[story][side])
            came = {answer: number - before[answer] for answer, number in after.items()}
            assert not too_few(came) or early[story][side].people < REFUSALS_MINIMUM <= late[story][side].people, came


orders = st.permutations(GAP.core_items).map(lambda items: [item.id for item in items[:3]])
ranked = st.tuples(st.lists(orders, max_size=6), st.lists(orders, min_size=4, max_size=9))


def wanting(room: Sequence[Sequence[list[str]]]) -> GroupResult:
    found = [
        each
        for side, people in zip(SIDES, room, strict=True)
        for each in answered(GAP.id, side, {f"{side.name}-{at}": {"matters": first} for at, first in enumerate(people)})
    ]
    return summarise(GAP, found, SIDES, MINIMUM)


def closest(result: GroupResult, side: int) -> list[Any]:
    """How close each of many guesses is, for somebody who is not of `side`."""
    (other,) = (each.id for each in SIDES if each.id != side)
    items = [item.id for item in GAP.core_items]
    return [closeness(GUESS, guess, Revealed(result, other, SIDES)) for guess in permutations(items, 3)]


@given(ranked, st.data())
@settings(max_examples=25)
def test_private_order_of_few_is_told_to_no_guess(room: Any, data: st.DataObject) -> None:
    """Guessing again and again tells what the room has seen: nothing of few people, nor of what is held back."""
    few, others = room
    result = wanting(room)
    if len(few) < MINIMUM:
        assert set(closest(result, SIDES[0].id)) == {None}
        twin = wanting([data.draw(st.lists(orders, min_size=len(few), max_size=len(few))), others])
        assert to_json(twin) == to_json(result) and closest(twin, SIDES[1].id) == closest(result, SIDES[1].id)
    held = data.draw(st.sampled_from([item.id for item in GAP.core_items]))
    for side in SIDES:
        assert set(closest(without_items(result, {held}), side.id)) == {None}


points = st.sampled_from([1, 2, 3, 4, 5, "cannot-say"])


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=20), st.data(), st.integers(1, 6))
@settings(max_examples=40)
def test_seal_counter_tells_of_each_side_the_one_moment_alone(
    comers: list[tuple[bool, bool]], data: st.DataObject, minimum: int
) -> None:
    """People come one after the other, complete or not: before and after the last that it took, nothing moves."""
    people: dict[str, tuple[int | None, dict[str, Any]]] = {}
    complete = {side.id: 0 for side in SIDES}
    for number, (second, whole) in enumerate(comers):
        side = SIDES[second].id
        given = {item.id: {end: data.draw(points) for end in ("us", "them")} for item in GAP.core_items}
        people[str(number)] = side, given | ({"matters": data.draw(orders)} if whole else {})
        complete[side] += whole
        ready = ready_sides(GAP, people, list(complete), minimum)
        assert ready == {each: complete[each] >= max(3, minimum) for each in complete}


ways = st.sampled_from(["keep", "keep", "untick", "clear", "rewrite"])


def written(texts: Sequence[tuple[str, str]]) -> tuple[list[Answered], list[Answered]]:
    """What people wrote, and how it stands after each of them went her way."""
    then = {text: {"how-formed": {"text": text, "shared": True}} for text, _ in texts}
    after: dict[str, dict[str, Any]] = {}
    for text, way in texts:
        if way != "clear":
            words = "other words" if way == "rewrite" else text
            after[text] = {"how-formed": {"text": words, "shared": way != "untick"}}
    return answered(STORY.id, SIDES[0], then), answered(STORY.id, SIDES[0], after)


@given(st.lists(ways, max_size=9), st.data())
@settings(max_examples=60)
def test_private_ways_to_take_words_back_look_alike(taken: list[str], data: st.DataObject) -> None:
    """What is left tells which words are gone, and neither how they went nor how many people were counted."""
    gone = st.sampled_from(["untick", "clear", "rewrite"])
    twin = [way if way == "keep" else data.draw(gone) for way in taken]
    left = []
    for each in (taken, twin):
        then, now = written([(f"Words {number}", way) for number, way in enumerate(each)])
        left.append(summarise(STORY, without_what_was_taken_back(then, now), SIDES, MINIMUM))
    assert left[0] == left[1]
    (before, after) = (result.items[0].whole for result in (summarise(STORY, then, SIDES, MINIMUM), left[1]))
    assert (after.people, after.withheld, after.declined) == (before.people, before.withheld, before.declined)
    assert set(after.texts) <= set(before.texts)
    assert len(after.texts) == (0 if after.withheld else taken.count("keep"))
