"""Pictures of a scale: a strip of cells for each group."""

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.kind import ChartKind
from kit.charts.strips import draw_scale
from kit.charts.tables import Table, counted, point_measures
from kit.exercises import Scale
from kit.results import Finding, ResultView


class ScaleCharts(ChartKind[Scale]):
    """It shows the whole distribution."""

    def draw(self, canvas: SvgCanvas, view: ResultView[Scale], finding: Finding | None = None) -> None:
        draw_scale(canvas, view, titled=finding is None)

    def table(self, view: ResultView[Scale]) -> Table:
        return counted(view, point_measures(view), one_scale=True, with_parts=True)
