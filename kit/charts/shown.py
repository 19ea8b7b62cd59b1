"""Which groups of an item a picture draws, and what they look like."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.charts.look import SideLook, side_look
from kit.results import Group, ItemResult, group_label
from kit.results.labels import Words, isolated

if TYPE_CHECKING:
    from kit.responses import Side

Sides = Sequence["Side"]


def drawn_groups(item: ItemResult) -> tuple[Group, ...]:
    """The sides, withheld ones too; the whole room where no side is shown but it is, or where there are no sides."""
    sides = tuple(group for group in item.groups if group.side is not None)
    if any(not group.withheld for group in sides):
        return sides
    return (item.whole,)


def look_of(group: Group, sides: Sides) -> SideLook:
    """The look of a group's side, by the side's place in the room, also where it sees its own result alone."""
    places = {side.id: side.position if len(sides) == 1 else place for place, side in enumerate(sides)}
    return side_look(None if group.side is None else places[group.side])


def side_name(side: int | None, sides: Sides, words: Words) -> str:
    """The name of a group as it stands in a line of a picture."""
    return isolated(group_label(side, sides, words))
