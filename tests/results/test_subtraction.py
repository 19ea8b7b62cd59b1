"""One attacker for all outputs: whatever was published, at one moment or at several, no small group is left of it.

The attacker knows which people could be in each output, because everybody knows who is on which side and who has come,
gone or been asked in between. It takes the published numbers of each group, adds and subtracts any two of them, and
looks for a group of people that is too small, or small and all low. What it derives is checked against the room.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pytest
from exported_files import make, read
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from worked_room import SIDES, answered

from kit.exercises import Scale, load_pack
from kit.responses import Answered
from kit.responses.room.snapshots import left_out
from kit.results import GroupResult, gone_too_few, may_summarise_again, summarise, to_json, without_items
from kit.results.gate import REFUSALS_MINIMUM
from kit.results.readings.positions import BANDS
from kit.results.small_sides import point_band

MINIMUM = 4
PACK = load_pack()
HEADINGS = PACK.exercise("five-headings")
CHALLENGES = PACK.exercise("challenges")
assert isinstance(HEADINGS, Scale)

People = Mapping[str, tuple[int, Any]]  # side, and what each person says of one item

points = st.sampled_from([1, 1, 1, 2, 3, 5, "cannot-say", "rather-not-say", None])
small = st.lists(points, max_size=7)
lopsided = st.lists(points, min_size=8, max_size=13)
alike = st.integers(4, 7).flatmap(lambda size: st.just([1] * size))
rooms = st.tuples(small | alike, small | lopsided | alike)


@dataclass(frozen=True)
class Output:
    """Numbers by band that were published of a group, and who, as everybody knows, is in it."""

    name: str
    people: frozenset[str]
    counts: tuple[int, ...]


def room_of(values: Sequence[Sequence[Any]], start: str = "") -> dict[str, tuple[int, Any]]:
    return {
        f"{start}{side.name}-{number}": (side.id, value)
        for side, of_side in zip(SIDES, values, strict=True)
        for number, value in enumerate(of_side)
    }


def stored(people: People) -> list[Answered]:
    """Everybody took part: whoever does not answer "image" has answered "trust"."""
    found: list[Answered] = []
    for side in SIDES:
        of_side = {name: value for name, (of, value) in people.items() if of == side.id}
        said = {
            name: {"accountability": {"us": 3, "them": 3}} | ({} if value is None else {"image": _both(value)})
            for name, value in of_side.items()
        }
        found += answered("challenges", side, said)
    return found


def _both(value: Any) -> Any:
    return {"us": value, "them": value}


def published(result: GroupResult, people: People, name: str) -> Iterator[Output]:
    """The groups that a result shows of the item, each with the people of whom it can be."""
    for item in result.items:
        if (item.item, item.part) != ("image", "us"):
            continue
        for group in item.shown:
            members = {who for who, (side, _) in people.items() if group.side in (side, None)}
            bands = Counter[str]()
            for answer, count in group.counts.items():
                bands[answer if group.in_bands else point_band(int(answer), group.scale)] += count
            yield Output(f"{name} {group.side}", frozenset(members), tuple(bands[band] for band in BANDS))


def exported(people: People, name: str) -> Iterator[Output]:
    """The sides of an export of single answers, put together again by whoever reads it."""
    rows = read(make("answers", "csv", stored(people), ["challenges"]), "csv")
    rows = [row for row in rows if row["item"] == "image" and row["part"] == "us"]
    for side in SIDES:
        bands = Counter(
            row["answer"] if row["answer"] in BANDS else point_band(int(row["answer"]), 5)
            for row in rows
            if row["side"] == side.name and (row["answer"] in BANDS or row["answer"].isdecimal())
        )
        if bands:
            members = frozenset(who for who, (of, _) in people.items() if of == side.id)
            yield Output(f"{name} file {side.id}", members, tuple(bands[band] for band in BANDS))


def derived(outputs: Sequence[Output]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each output, and what is left when one of two is taken away from the other."""
    for each in outputs:
        yield each.name, each.counts
    for one, other in combinations(outputs, 2):
        for more, less in ((one, other), (other, one)):
            left = tuple(a - b for a, b in zip(more.counts, less.counts, strict=True))
            if less.people <= more.people and any(left):
                yield f"{more.name} without {less.name}", left


def attack(outputs: Sequence[Output]) -> list[str]:
    """What was found: groups of fewer than the minimum, or fewer than 8 who all gave a low answer."""
    found = []
    for name, counts in derived(outputs):
        people = sum(abs(count) for count in counts)
        low = counts[0] != 0 and not any(counts[1:])
        if 0 < people < MINIMUM or (low and people < REFUSALS_MINIMUM):
            found.append(f"{name}: {counts}")
    return found


def all_of(people: People, name: str = "result") -> list[Output]:
    result = summarise(CHALLENGES, stored(people), SIDES, MINIMUM)
    return [*published(result, people, name), *exported(people, name)]


def test_subtraction_finds_what_a_gate_without_suppression_would_give_away() -> None:
    """The attacker is worth something: it finds one person between two sides and the room, and a low group."""
    whole = Output("room", frozenset("abcdefg"), (3, 2, 2))
    assert attack([whole, Output("side", frozenset("abcdef"), (2, 2, 2))]) == ["room without side: (1, 0, 0)"]
    assert attack([Output("side", frozenset("abcde"), (5, 0, 0))]) == ["side: (5, 0, 0)"]
    assert attack([whole]) == []


@given(rooms)
@settings(max_examples=40, deadline=None)
def test_suppress_at_one_moment_side_room_and_files(values: Any) -> None:
    assert attack(all_of(room_of(values))) == []


@given(rooms)
@settings(max_examples=40, deadline=None)
def test_suppress_between_own_side_and_room_with_an_item_held_back(values: Any) -> None:
    """What the sides saw first and what the room sees later are one result; what is held back is in neither."""
    people = room_of(values)
    result = summarise(CHALLENGES, stored(people), SIDES, MINIMUM)
    first = list(published(result, people, "own side"))
    later = list(published(without_items(result, {"accountability"}), people, "room"))
    assert attack([*first, *later]) == []
    assert not list(published(without_items(result, {"image"}), people, "room"))


def come(people: dict[str, Any], values: Any) -> dict[str, Any]:
    return {**people, **room_of(values, "new ")}


def change(people: dict[str, Any], values: Any) -> dict[str, Any]:
    new = [value for of_side in values for value in of_side]
    names = list(people)[: len(new)]
    return {**people, **{name: (people[name][0], value) for name, value in zip(names, new, strict=False)}}


def move(people: dict[str, Any], values: Any) -> dict[str, Any]:
    names = list(people)[: sum(map(len, values)) % 6]
    return {**people, **{name: (3 - people[name][0], people[name][1]) for name in names}}


def leave(people: dict[str, Any], values: Any) -> dict[str, Any]:
    """They clear their answers, which is what a person can do without being erased."""
    names = list(people)[: sum(map(len, values)) % 9]
    return {**people, **{name: (people[name][0], None) for name in names}}


@pytest.mark.parametrize("happens", [come, change, move, leave])
@given(rooms, rooms)
@settings(max_examples=30, deadline=None)
def test_reveal_again_gives_nothing_by_subtraction(happens: Any, values: Any, more: Any) -> None:
    before = room_of(values)
    now = happens(before, more)
    early, late = stored(before), stored(now)
    assume(may_summarise_again(CHALLENGES, early, late, SIDES, MINIMUM))
    results = [summarise(CHALLENGES, each, SIDES, MINIMUM) for each in (early, late)]
    for one, other in [(all_of(before, "first"), all_of(now, "second"))]:
        assert attack(one) == attack(other) == []
        for older, newer in ((a, b) for a in one for b in other if a.name.split()[1:] == b.name.split()[1:]):
            left = tuple(b - a for a, b in zip(older.counts, newer.counts, strict=True))
            assert not 0 < behind(older, newer, before, now) < MINIMUM, (older, newer)
            if any(left):
                assert not (left[0] and not any(left[1:]) and abs(left[0]) < MINIMUM), (older, newer)
    assert results[0] is not results[1]


def behind(older: Output, newer: Output, before: People, now: People) -> int:
    """How many people the difference of two outputs of one group tells of: whose band in it is another one."""

    def bands(output: Output, people: People) -> dict[str, str]:
        given = {who: people[who][1] for who in output.people}
        return {who: point_band(value, 5) for who, value in given.items() if isinstance(value, int)}

    one, other = bands(older, before), bands(newer, now)
    return sum(one.get(who) != other.get(who) for who in {*one, *other})


def test_suppress_a_person_who_is_erased_between_two_reveals() -> None:
    """Counted anew without her, the difference would be hers: that somebody is gone is reason enough to refuse it."""
    people = room_of([[3, 3, 5, 5, 1], [3] * 5])
    first = summarise(CHALLENGES, stored(people), SIDES, MINIMUM)
    left = {name: each for name, each in people.items() if name != "Kirklees-4"}
    second = summarise(CHALLENGES, stored(left), SIDES, MINIMUM)
    both = [*published(first, people, "first"), *published(second, left, "second")]
    assert "first 1 without second 1: (1, 0, 0)" in attack(both)
    seen = left_out({**to_json(first), "sides": {"1": " ".join(people)}}, "Kirklees-4")
    assert seen is not None and gone_too_few(seen) and "Kirklees-4" not in str(seen)
    assert not gone_too_few(to_json(first))
