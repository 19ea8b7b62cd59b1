"""One's own point of a scale beside what a room has seen of the sides.

All that is said of others here stands in the revealed result, which everybody may read. A group that is withheld there
is withheld here, and what one side is told of points in bands is told here in the same bands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.results.group import Group, GroupResult
from kit.results.readings.gap import is_divided
from kit.results.years.closeness import Revealed

Point = tuple[str, str, int]
"""An item, its part ("us", "again", or ""), and the point that one gave there."""


@dataclass(frozen=True)
class Beside:
    """One's `own` point of `item`, 1 to `scale`; what one's own `side` said, and the `other` group, if there is one."""

    item: str
    own: int
    scale: int
    side: Group
    other: Group | None

    @property
    def apart(self) -> float:
        """How far the lowest and the highest lie apart of one's own point and the means told, 0 to K - 1.

        >>> Beside("image", 2, 5, Group(1, 8, mean=1.5), Group(2, withheld=True)).apart
        0.5
        """
        told = [float(self.own), *(mean for group in (self.side, self.other) if (mean := mean_told(group)) is not None)]
        return max(told) - min(told)


def mean_told(group: Group | None) -> float | None:
    """The mean of a group that is shown; None if it is withheld, or divided, because its mean would hide that."""
    return None if group is None or group.withheld or is_divided(group) else group.mean


def beside(
    points: Iterable[Point], revealed: Revealed | None, scale: int, other_part: str | None
) -> tuple[Beside, ...]:
    """One's own `points` that a `revealed` result tells of, those furthest apart first.

    `other_part` is the part in which the other side is asked about the same, "them" for what it believes of one's own;
    None where it is the same part: then the other group is the other side, or among several the whole room. A belief
    has somebody whom it is about only between two sides. Nothing for whoever is of no side, for an item of which the
    room was shown nothing, and where the scale had other points when it was revealed.
    """
    if revealed is None or revealed.side is None:
        return ()
    found = sorted(_found(points, revealed, scale, other_part), key=lambda each: -each.apart)
    return tuple(found)


def _found(points: Iterable[Point], revealed: Revealed, scale: int, other_part: str | None) -> Iterator[Beside]:
    groups, side = _by_place(revealed.result), revealed.side
    others: list[int | None] = [each.id for each in revealed.sides if each.id != side]
    if len(others) != 1:
        others = [] if other_part else [None]
    for item, part, own in points:
        mine = groups.get((item, part, side))
        theirs = groups.get((item, other_part or part, others[0])) if others else None
        shown = [group for group in (mine, theirs) if group and not group.withheld]
        if mine and shown and all(group.scale == scale for group in shown):
            yield Beside(item, own, scale, mine, theirs)


def _by_place(result: GroupResult) -> dict[tuple[str, str, int | None], Group]:
    return {(each.item, each.part, group.side): group for each in result.items for group in each.groups}
