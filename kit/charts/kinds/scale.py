"""Pictures of a scale: a strip of cells for each group."""

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.common import SaysItself
from kit.charts.kind import ChartKind
from kit.charts.shown import Sides
from kit.charts.strips import draw_scale
from kit.charts.tables import Table, counted, point_measures
from kit.exercises import Scale
from kit.results import Finding, GroupResult
from kit.results.words.labels import Words


class ScaleCharts(SaysItself, ChartKind[Scale]):
    """It shows the whole distribution."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: Scale,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        draw_scale(canvas, result, exercise, sides, words, titled=finding is None)

    def table(self, result: GroupResult, exercise: Scale, sides: Sides, words: Words) -> Table:
        measured = point_measures(result, exercise, words)
        return counted(result, exercise, sides, words, measured, one_scale=True, with_parts=True)
