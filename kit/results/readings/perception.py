"""What one side believes of the other, beside what the other says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from kit.results.group import GroupResult
from kit.results.questions import Sides

SEEN_ALIKE = 0.5
"""Points: a belief nearer than this to what the other side says of itself is not called seen differently."""


@dataclass(frozen=True)
class Perception:
    """One item about side `about`: the mean of what it says of itself, and of what the side `by` believes of it."""

    item: str
    about: int
    own: float
    by: int
    believed: float

    @property
    def distance(self) -> float:
        """`|own - believed|`, from 0 to K - 1 on a scale of K points.

        >>> Perception("image", about=1, own=2.0, by=2, believed=3.5).distance
        1.5
        """
        return abs(self.own - self.believed)


def perceptions(result: GroupResult, sides: Sides) -> Iterator[Perception]:
    """For each item of a paired scale and each side, both views of it; items in the order of the page.

    Only where the room has two sides, because only then is it clear whom "them" means. "Cannot say" and "rather not
    say" are in neither mean. Nothing where one of the two groups is withheld.
    """
    if len(sides) != 2:
        return
    by_part = {(each.item, each.part): {group.side: group for group in each.shown} for each in result.items}
    for item in dict.fromkeys(each.item for each in result.items if each.part == "us"):
        for about, by in (sides, sides[::-1]):
            own = by_part[item, "us"].get(about.id)
            belief = by_part[item, "them"].get(by.id)
            if own and belief and own.mean is not None and belief.mean is not None:
                yield Perception(item, about.id, own.mean, by.id, belief.mean)
