"""The mutuality gap: what each side wants of the partnership and what it finds, and the two sides beside each other.

Everything here is made from a `GroupResult`, so from what the gate has let out, and from nothing else: what is withheld
there has no reading here. "Cannot say", "rather not say" and no answer are in no mean, no share and no spread.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.results.group import Group, GroupResult
from kit.results.questions import Sides
from kit.results.readings.ranking import ranking
from kit.results.readings.spread import Reading, divided_from, reading

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Shortfall:
    """`espoused-practised` of one item on one side: `matters`, `practice` and `gap`, each from 0 to 1."""

    item: str
    side: int
    place: int
    matters: float
    practice: float

    @property
    def gap(self) -> float:
        """How far practice falls short of full, counted as much as the item matters: matters * (1 - practice).

        Range: 0 (nobody has it among the most important, or practice is full) to 1 (everybody has it there, and
        everybody says that it does not hold at all).

        >>> Shortfall("voice", side=1, place=1, matters=0.5, practice=0.25).gap
        0.375
        """
        return self.matters * (1 - self.practice)


@dataclass(frozen=True)
class Between:
    """`between-sides` of one item: the means of what each of two sides says of itself, 1 to K."""

    item: str
    one: int
    one_mean: float
    other: int
    other_mean: float

    @property
    def difference(self) -> float:
        """`one_mean - other_mean`, from 1 - K to K - 1.

        >>> Between("voice", 1, 2.0, 2, 4.5).difference
        -2.5
        """
        return self.one_mean - self.other_mean


@dataclass(frozen=True)
class Spread:
    """`disagreement` of what one side says of itself: Leik's D from 0 to 1, and what that is called.

    `divided_from` is the D from which it is called "divided".
    """

    item: str
    side: int
    value: float
    called: Reading
    divided_from: float


def espoused_practised(result: GroupResult, sides: Sides) -> tuple[Shortfall, ...]:
    """How far practice falls short of how much it matters, per item (in the order of the page) and side.

    `matters` is the share of the side's people who have the item among their first places. `practice` is
    (mean of "us" - 1) / (K - 1) on a scale of K points. To weigh how well something goes by how much it matters is
    the idea of Martilla, J. A. and James, J. C. (1977) Importance-performance analysis. Journal of Marketing 41(1),
    77-79. doi:10.1177/002224297704100112. Not the same people may have answered both; each has passed the gate by
    itself. An item has no shortfall on a side of which either is withheld; without a ranking there is none at all.
    """
    orders = {side.id: {each.item: each for each in ranking(result, side.id)} for side in sides}
    found = []
    for item, groups in _own_views(result):
        for side in sides:
            group, ranked = groups.get(side.id), orders[side.id].get(item)
            if ranked and group and group.mean is not None:
                practice = (group.mean - 1) / (group.scale - 1)
                found.append(Shortfall(item, side.id, ranked.place, ranked.share, practice))
    return tuple(found)


def between_sides(result: GroupResult, sides: Sides) -> tuple[Between, ...]:
    """Side A's view of itself against side B's view of itself, per item in the order of the page.

    Only where the room has two sides. Nothing for an item that is withheld for one of them.
    """
    if len(sides) != 2:
        return ()
    one, other = (side.id for side in sides)
    found = []
    for item, groups in _own_views(result):
        ours, theirs = groups.get(one), groups.get(other)
        if ours and theirs and ours.mean is not None and theirs.mean is not None:
            found.append(Between(item, one, ours.mean, other, theirs.mean))
    return tuple(found)


def spreads(result: GroupResult, sides: Sides) -> tuple[Spread, ...]:
    """How far apart each side's people are about their own side, per item in the order of the page.

    See `spread.disagreement`: with it 1, 1, 5, 5 and 3, 3, 3, 3 never look alike. A mean never stands alone
    for a side that is called "divided".
    """
    found = []
    for item, groups in _own_views(result):
        for side in sides:
            group = groups.get(side.id)
            if group and group.disagreement is not None:
                value, points = group.disagreement, len(group.counts)
                found.append(Spread(item, side.id, value, reading(value, points), divided_from(points)))
    return tuple(found)


def is_divided(group: Group) -> bool:
    """Whether a group's answers on a scale draw apart, so that its mean would hide them."""
    return group.disagreement is not None and reading(group.disagreement, len(group.counts)) == "divided"


def _own_views(result: GroupResult) -> list[tuple[str, dict[int | None, Group]]]:
    return [(each.item, {group.side: group for group in each.shown}) for each in result.items if each.part == "us"]
