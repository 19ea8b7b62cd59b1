"""Pictures of picking and ranking."""

from kit.charts.bars import draw_picks
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.common import SaysItself
from kit.charts.kind import ChartKind
from kit.charts.shown import Sides
from kit.charts.tables import Table, by_answer
from kit.exercises import PickAndRank
from kit.results import Finding, GroupResult
from kit.results.words.labels import Words


class PickAndRankCharts(SaysItself, ChartKind[PickAndRank]):
    """A bar for each option and group."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: PickAndRank,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        draw_picks(canvas, result, exercise, sides, words)

    def table(self, result: GroupResult, exercise: PickAndRank, sides: Sides, words: Words) -> Table:
        return by_answer(result, exercise, sides, words, with_points=True)
