"""Pictures of a choice."""

from kit.charts.bars import draw_choices
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.kind import ChartKind
from kit.charts.tables import Table, counted
from kit.exercises import Choice
from kit.results import Finding, ResultView


class ChoiceCharts(ChartKind[Choice]):
    """A bar for each option and group."""

    def draw(self, canvas: SvgCanvas, view: ResultView[Choice], finding: Finding | None = None) -> None:
        draw_choices(canvas, view)

    def table(self, view: ResultView[Choice]) -> Table:
        return counted(view)
