"""Pictures of a checklist: states side by side."""

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.common import SaysItself
from kit.charts.kind import ChartKind
from kit.charts.shown import Sides
from kit.charts.states import draw_states
from kit.charts.tables import Table, counted
from kit.exercises import Checklist
from kit.results import Finding, GroupResult
from kit.results.words.labels import Words


class ChecklistCharts(SaysItself, ChartKind[Checklist]):
    """A bar for each item and group."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: Checklist,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        draw_states(canvas, result, exercise, sides, words, titled=finding is None)

    def table(self, result: GroupResult, exercise: Checklist, sides: Sides, words: Words) -> Table:
        return counted(result, exercise, sides, words)
