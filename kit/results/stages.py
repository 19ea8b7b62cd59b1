"""A result on its way to the room: what one side sees of it first, and what is left when items are held back.

Both take away from a result that has passed the gate, so that nothing comes out here that the gate did not let out.
"""

from collections.abc import Collection
from dataclasses import replace

from kit.exercises import Exercise
from kit.results.group import GroupResult
from kit.results.kind import ResultKind


def shown_by_side(exercise: Exercise) -> bool:
    """Whether a side can see its own result of `exercise` before the room sees all.

    Words of one's own are never shown by side: those of one side, taken away from the room's, would be the other's.
    Nor is what groups write together, because a table belongs to no side.
    """
    return not ResultKind.of(exercise).written and not exercise.together


def of_one_side(result: GroupResult, side: int) -> GroupResult:
    """What `side` may see of itself: its own groups, withheld ones too, and neither another side's nor the room's.

    Where nothing is shown by side, as with words of one's own, no item is left.
    """
    own = (replace(item, groups=tuple(group for group in item.groups if group.side == side)) for item in result.items)
    return replace(result, items=tuple(item for item in own if item.groups), sheets=())


def without_items(result: GroupResult, held: Collection[str]) -> GroupResult:
    """`result` as if the items in `held` had never been asked: nor is it told how often they were picked.

    A question that offers a held item as an answer goes as a whole, because the answers that are left could tell how
    often the missing one was given.
    """
    kept = (
        item
        for item in result.items
        if item.item not in held and not any(answer in held for group in item.groups for answer in group.counts)
    )
    return replace(result, items=tuple(kept))
