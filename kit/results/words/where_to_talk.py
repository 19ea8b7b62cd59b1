"""The few items that are most worth a conversation, each with its reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kit.results.group import GroupResult
from kit.results.questions import Sides
from kit.results.readings.gap import espoused_practised, spreads
from kit.results.readings.perception import perceptions

MOST_ITEMS = 3
LARGE_GAP = 0.25
"""A gap from here on is large: as where half of a side want it most and practice is half way there."""
FAR_APART = 0.25
"""Of the length of the scale: one point of five. A belief this far from the other's own view is seen differently."""

Why = Literal["large-gap", "seen-differently", "division"]
WHYS: tuple[Why, ...] = ("large-gap", "seen-differently", "division")


@dataclass(frozen=True)
class Reason:
    """Why an item is worth a talk. `side` is whose gap or division it is, or who is spoken of; `by` who believes.

    `value` is what was measured (the gap, the distance as a share of the scale, or D; 0 to 1), and `strength` is
    `value` divided by where it begins to count, so that reasons of different kinds compare: 1 and more.
    """

    why: Why
    side: int
    value: float
    strength: float
    by: int | None = None


@dataclass(frozen=True)
class WorthATalk:
    """An item with its reasons, the strongest first; there is at least one."""

    item: str
    reasons: tuple[Reason, ...]


def where_to_talk(result: GroupResult, sides: Sides, at_most: int = MOST_ITEMS) -> tuple[WorthATalk, ...]:
    """The items most worth a conversation, at most `at_most`; none where no reason is strong enough.

    An item has a reason of the kind
    - large-gap, where its gap on a side (see `espoused_practised`) is at least 0.25;
    - seen-differently, where what one side believes of the other lies at least a quarter of the scale (one point of
      five) from what the other says of itself (see `perceptions`);
    - division, where a side's answers about itself are called "divided" (see `kit.results.readings.spread.reading`).

    Each is measured from where it begins to count (0.25, 0.25, and D of answers spread evenly over the points), and the
    items are in the order of their strongest reason. Equally strong ones are in the order of the page, and the reasons
    of an item in the order above, then in the order of the sides: the order of rows or people changes nothing.
    Of each kind an item has one reason, the strongest.
    """
    by_item: dict[str, list[Reason]] = {each.item: [] for each in result.items if each.part == "us"}
    for item, reason in (*_gaps(result, sides), *_differences(result, sides), *_divisions(result, sides)):
        by_item[item].append(reason)
    worth = [WorthATalk(item, _strongest_of_each_kind(found)) for item, found in by_item.items() if found]
    return tuple(sorted(worth, key=lambda each: -each.reasons[0].strength)[:at_most])


def _strongest_of_each_kind(found: Sequence[Reason]) -> tuple[Reason, ...]:
    strongest: dict[Why, Reason] = {}
    for reason in sorted(found, key=_order):
        strongest.setdefault(reason.why, reason)
    return tuple(sorted(strongest.values(), key=_order))


def _order(reason: Reason) -> tuple[float, int]:
    return -reason.strength, WHYS.index(reason.why)


def _gaps(result: GroupResult, sides: Sides) -> Iterator[tuple[str, Reason]]:
    for each in espoused_practised(result, sides):
        if (strength := _strength(each.gap, LARGE_GAP)) >= 1:
            yield each.item, Reason("large-gap", each.side, each.gap, strength)


def _differences(result: GroupResult, sides: Sides) -> Iterator[tuple[str, Reason]]:
    points = next((group.scale for item in result.items if item.part == "us" for group in item.shown), 2)
    for each in perceptions(result, sides):
        distance = each.distance / (points - 1)
        if (strength := _strength(distance, FAR_APART)) >= 1:
            yield each.item, Reason("seen-differently", each.about, distance, strength, each.by)


def _divisions(result: GroupResult, sides: Sides) -> Iterator[tuple[str, Reason]]:
    for each in spreads(result, sides):
        if each.called == "divided":
            yield each.item, Reason("division", each.side, each.value, _strength(each.value, each.divided_from))


def _strength(value: float, begins: float) -> float:
    """`value` in units of where it begins to count; rounded, so that equal ones stay equal whatever was added first."""
    return round(value / begins, 6)
