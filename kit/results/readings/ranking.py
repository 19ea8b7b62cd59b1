"""What matters most to a side: its own order of the items, from what each person put in her first few places."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.exercises.kinds.paired_scale import MATTERS
from kit.results.group import Group, GroupResult


@dataclass(frozen=True)
class Ranked:
    """An item in the order of a side: its `place` (from 1; equal points share one), points, and who picked it."""

    item: str
    place: int
    points: int
    picked: int
    people: int

    @property
    def share(self) -> float:
        """Share of the side's people who have it among their first places: 0 to 1."""
        return self.picked / self.people


def ranking(result: GroupResult, side: int | None) -> tuple[Ranked, ...]:
    """The items in the order of `side` (None: the whole room), most important first; () where that is withheld.

    With r places to give, a first place earns r points, the next r - 1, and so on (Borda's count); the items are in
    the order of their points. Equal points: first the item that more people put in first place, then the one that
    comes first on the page. Whoever said nothing of what matters, "cannot say" or "rather not say", is not counted.
    An item that nobody picked is in the order too, with 0 points.
    """
    picked, ranked = _group(result, "picked", side), _group(result, "ranked", side)
    if picked is None or ranked is None:
        return ()
    order = sorted(ranked.points, key=lambda item: (-ranked.points[item], -ranked.counts[item]))
    places: dict[int, int] = {}
    for number, item in enumerate(order, 1):
        places.setdefault(ranked.points[item], number)
    return tuple(
        Ranked(item, places[ranked.points[item]], ranked.points[item], picked.counts[item], picked.people)
        for item in order
    )


def top(order: Sequence[Ranked], places: int) -> tuple[str, ...]:
    """The first `places` items of `order`; fewer where not so many were picked by anybody.

    >>> top([Ranked("a", 1, 6, 2, 2), Ranked("b", 2, 3, 2, 2), Ranked("c", 3, 0, 0, 2)], 3)
    ('a', 'b')
    """
    return tuple(each.item for each in order[:places] if each.points)


def _group(result: GroupResult, part: str, side: int | None) -> Group | None:
    for item in result.items:
        if item.item == MATTERS and item.part == part:
            return next((group for group in item.shown if group.side == side), None)
    return None
