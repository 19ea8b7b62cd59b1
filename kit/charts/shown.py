"""Which groups of an item a picture draws, and what they look like."""

from dataclasses import dataclass

from kit.charts.drawing.look import EVERYONE, SideLook, side_look
from kit.exercises import Exercise
from kit.results import Group, ItemResult, ResultView, is_divided
from kit.results.questions import Sides


@dataclass(frozen=True)
class Shown:
    """A group as a picture shows it; `hollow` for what it believes of others."""

    group: Group
    name: str
    look: SideLook
    hollow: bool = False

    @property
    def mean(self) -> float | None:
        """None for a withheld group and for one whose opinions divide."""
        return None if is_divided(self.group) else self.group.mean


def drawn_groups(item: ItemResult) -> list[Group]:
    """The sides, withheld ones too; the whole room where no side is shown but it is, or where there are no sides."""
    sides = [group for group in item.groups if group.side is not None]
    return [item.whole] if all(group.withheld for group in sides) else sides


def shown_groups(item: ItemResult, view: ResultView[Exercise]) -> list[Shown]:
    """The groups of `drawn_groups`, with names and looks."""
    looks = looks_of(view.sides)
    return [Shown(each, view.side(each.side), looks[each.side]) for each in drawn_groups(item)]


def looks_of(sides: Sides) -> dict[int | None, SideLook]:
    """The look of each side, by its place in the room, also where it sees its own result alone; None for the room."""
    alone = len(sides) == 1
    return {None: EVERYONE} | {each.id: side_look(each.position if alone else n) for n, each in enumerate(sides)}
