"""Pictures of picking and ranking."""

from kit.charts.bars import draw_picks
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.kind import ChartKind
from kit.charts.tables import Table, by_answer
from kit.exercises import PickAndRank
from kit.results import Finding, ResultView


class PickAndRankCharts(ChartKind[PickAndRank]):
    """A bar for each option and group."""

    def draw(self, canvas: SvgCanvas, view: ResultView[PickAndRank], finding: Finding | None = None) -> None:
        draw_picks(canvas, view)

    def table(self, view: ResultView[PickAndRank]) -> Table:
        return by_answer(view, with_points=True)
