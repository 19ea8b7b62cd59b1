"""The attacker between two rounds of one scale: whoever answered one of them alone must not be found.

Everybody sees who has gone before the second round, or come for it. Of a group the attacker has the points of both
rounds, and how many changed their answer. She goes through every way in which those who answered one round alone may
have answered, keeps the ways that fit, and has found them if one way is left.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement
from typing import Any

from exported_files import make, read
from hypothesis import example, given, settings
from hypothesis import strategies as st
from worked_room import SIDES, answered

from kit.exercises import Scale, load_pack
from kit.responses import Answered
from kit.results import GroupResult, summarise
from kit.results.gate import REFUSALS_MINIMUM
from kit.results.group import Group
from kit.results.readings.positions import BANDS
from kit.results.small_sides import point_band
from kit.results.years.changes import changes

MINIMUM = 4
DILEMMA = load_pack().exercise("dilemma")
assert isinstance(DILEMMA, Scale)
POINTS = len(DILEMMA.labels)

Twice = tuple[Any, Any]  # what a person says in the first round, and in the second

points = st.sampled_from([1, 2, 3, 4, 5, "cannot-say", "rather-not-say"])
stays = points.map(lambda point: (point, point))
leaves = points.map(lambda point: (point, None))
comes = points.map(lambda point: (None, point))
changes_her_mind = st.tuples(points, points)
side = st.tuples(
    st.lists(stays, min_size=2, max_size=10),
    st.lists(leaves, max_size=5),
    st.lists(comes, max_size=5),
    st.lists(changes_her_mind, max_size=1),
).map(lambda groups: [person for group in groups for person in group])
rooms = st.tuples(side, side)


def stored(room: Sequence[Sequence[Twice]]) -> list[Answered]:
    found: list[Answered] = []
    for of, people in zip(SIDES, room, strict=True):
        said = {
            f"{of.name}-{number}": {
                place: value for place, value in (("comfort", first), ("comfort.again", second)) if value is not None
            }
            for number, (first, second) in enumerate(people)
        }
        found += answered(DILEMMA.id, of, said)
    return found


def group_of(result: GroupResult, part: str, side: int | None) -> Group:
    (item,) = (each for each in result.items if (each.item, each.part) == ("comfort", part))
    return next(each for each in item.groups if each.side == side)


def counted(group: Group, *, fine: bool) -> tuple[int, ...]:
    """The people of a group by point where points are told, else by band."""
    if fine:
        return tuple(group.counts.values())
    bands = dict.fromkeys(BANDS, 0)
    for answer, count in group.counts.items():
        bands[answer if group.in_bands else point_band(int(answer), POINTS)] += count
    return tuple(bands.values())


@cache
def ways(people: int, answers: int) -> tuple[tuple[int, ...], ...]:
    """All ways in which so many people may have given so many answers."""
    given = combinations_with_replacement(range(answers), people)
    return tuple(tuple(each.count(answer) for answer in range(answers)) for each in given)


def within(way: Sequence[int], counts: Sequence[int]) -> bool:
    return all(one <= all_of_them for one, all_of_them in zip(way, counts, strict=True))


def that_fit(first: Sequence[int], again: Sequence[int], left: int, came: int, changed: int) -> Iterator[Any]:
    """Ways of those who left and of those who came, so that no more than `changed` of the others changed."""
    for gone in ways(left, len(first)):
        for new in ways(came, len(again)):
            if within(gone, first) and within(new, again):
                moved = sum(max(0, a - b - c + d) for a, b, c, d in zip(first, gone, again, new, strict=True))
                if moved <= changed:
                    yield gone, new


def attack(result: GroupResult, room: Sequence[Sequence[Twice]]) -> list[str]:
    """What was found: small groups who answered one round alone, and what they said."""
    found = []
    told = {each.side: each for each in changes(result) if each.item == "comfort"}
    for number, side in enumerate((*SIDES, None)):
        name = side.id if side else None
        people = room[number] if side else [person for of_side in room for person in of_side]
        first, again, moved = (group_of(result, part, name) for part in ("", "again", "change"))
        if name not in told or first.withheld or again.withheld or moved.withheld:
            continue
        numbers = [tuple(isinstance(said, int) for said in person) for person in people]
        left, came = numbers.count((True, False)), numbers.count((False, True))
        seen_to = [any(person[at] is None and isinstance(person[1 - at], int) for person in people) for at in (1, 0)]
        fine = not first.in_bands and not again.in_bands
        fits = list(
            that_fit(counted(first, fine=fine), counted(again, fine=fine), left, came, changed=told[name].changed)
        )
        for place, who, size, counts in ((0, "left", left, first), (1, "came", came, again)):
            known = {each[place] for each in fits}
            before = [
                way for way in ways(size, len(counted(counts, fine=fine))) if within(way, counted(counts, fine=fine))
            ]
            if seen_to[place] and len(known) == 1 and len(before) > 1:
                (way,) = known
                low = not fine and not any(way[1:])
                if size < (REFUSALS_MINIMUM if fine or low else MINIMUM):
                    found.append(f"{name} {who}: {way}")
    return found


FIVE = [(1, 1), (2, 2), (4, 4), (5, 5), (3, None)]


def test_subtraction_of_rounds_finds_who_left_where_nobody_changed() -> None:
    """The attacker is worth something: without the gate between rounds she finds the one who left, and her answer."""
    assert list(that_fit((2, 1, 2), (2, 0, 2), left=1, came=0, changed=0)) == [((0, 1, 0), (0, 0, 0))]
    assert len(list(that_fit((2, 1, 2), (2, 0, 2), left=1, came=0, changed=4))) == 3


def test_suppress_changes_beside_one_who_answered_the_first_round_alone() -> None:
    result = summarise(DILEMMA, stored([FIVE, [(4, 4)] * 5]), SIDES, MINIMUM)
    shown = {part: [not group_of(result, part, side).withheld for side in (1, 2, None)] for part in ("", "again")}
    assert shown == {"": [True, True, True], "again": [True, True, True]}
    changed = [group_of(result, "change", side) for side in (1, 2, None)]
    assert [(each.withheld, each.reason) for each in changed] == [
        (True, "subtraction"),
        (False, ""),
        (True, "subtraction"),
    ]


@given(rooms)
@example(([(3, 3)] * 8 + [(point, None) for point in (1, 2, 4, 5)], [(4, 4)] * 8))  # points of four who left
@example(([(3, 3), (4, 4)] * 2 + [(1, None)] * 4, [(4, 4)] * 8))  # four who left, all low
@settings(max_examples=60)
def test_suppress_between_two_rounds_whoever_answered_one_alone(room: Any) -> None:
    assert attack(summarise(DILEMMA, stored(room), SIDES, MINIMUM), room) == []


def test_changes_are_told_beside_who_declined_in_one_round() -> None:
    """Nobody sees who that is, so a single one of them is no reason to withhold how many changed their mind."""
    people = [(1, 1), (2, 4), (4, 4), (5, 5), ("cannot-say", 3)]
    changed = group_of(summarise(DILEMMA, stored([people, []]), SIDES, MINIMUM), "change", 1)
    assert (changed.people, dict(changed.counts)) == (4, {"changed": 1, "stayed": 3})


def test_private_rounds_stay_apart_in_a_file_where_changes_are_withheld() -> None:
    """Under one name for both rounds, whoever has no second answer would be the one who left."""

    def rows(room: Sequence[Sequence[Twice]]) -> dict[str, int]:
        exported = read(make("answers", "csv", stored(room), [DILEMMA.id]), "csv")
        return {part: sum(row["part"] == part for row in exported) for part in ("", "again")}

    assert rows([FIVE, [(4, 4)] * 5]) == {"": 10, "again": 0}
    assert rows([FIVE[:4], [(4, 4)] * 5]) == {"": 9, "again": 9}
