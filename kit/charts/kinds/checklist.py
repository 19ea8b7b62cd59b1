"""Pictures of a checklist: states side by side."""

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.kind import ChartKind
from kit.charts.states import draw_states
from kit.charts.tables import Table, counted
from kit.exercises import Checklist
from kit.results import Finding, ResultView


class ChecklistCharts(ChartKind[Checklist]):
    """A bar for each item and group."""

    def draw(self, canvas: SvgCanvas, view: ResultView[Checklist], finding: Finding | None = None) -> None:
        draw_states(canvas, view, titled=finding is None)

    def table(self, view: ResultView[Checklist]) -> Table:
        return counted(view)
