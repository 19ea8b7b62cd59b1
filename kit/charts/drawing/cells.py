"""Rows of cells with numbers in them, for distributions: the same in strips, planes and checklists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.look import CELL_HEIGHT, HATCH, PAPER, SMALL, SideLook, TextLook, ink_on, share_tint
from kit.results import Group

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Cell:
    """Where it begins and how wide it is, as its axes count; what stands in it; its colours as #rrggbb."""

    start: float
    width: float
    text: str
    fill: str
    edge: str = PAPER
    hatched: bool = False


def draw_cells(canvas: SvgCanvas, axes: "Axes", cells: Sequence[Cell], *, line: float = 2) -> None:
    """Cells side by side, their edges `line` px wide; hatching leaves the text free."""
    middle = canvas.y + CELL_HEIGHT / 2
    axes.barh(
        middle,
        [cell.width for cell in cells],
        CELL_HEIGHT + 2 - line,
        left=[cell.start for cell in cells],
        color=[cell.fill for cell in cells],
        edgecolor=[cell.edge for cell in cells],
        hatch=[HATCH if cell.hatched else "" for cell in cells],
        linewidth=line,
    )
    for cell in cells:
        x, look, plate = (
            cell.start + cell.width / 2,
            TextLook(SMALL.size, ink_on(cell.fill)),
            cell.fill if cell.hatched else "",
        )
        canvas.text(x, middle + 4.3, cell.text, look, align="center", axes=axes, plate=plate)
    canvas.space(CELL_HEIGHT)


def counted_cells(group: Group, look: SideLook, places: Sequence[tuple[float, float]]) -> list[Cell]:
    """A cell for each answer, darker where more people are; `places` are where each begins and how wide it is."""
    return [
        Cell(
            *place,
            text=str(count or ""),
            fill=share_tint(look.colour, count / group.people),
            hatched=look.hatched and count > 0,
        )
        for place, count in zip(places, group.counts.values(), strict=True)
    ]
