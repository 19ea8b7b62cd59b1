"""Pictures of a choice."""

from kit.charts.bars import draw_choices
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.common import SaysItself
from kit.charts.kind import ChartKind
from kit.charts.shown import Sides
from kit.charts.tables import Table, counted
from kit.exercises import Choice
from kit.results import Finding, GroupResult
from kit.results.words.labels import Words


class ChoiceCharts(SaysItself, ChartKind[Choice]):
    """A bar for each option and group."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: Choice,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        draw_choices(canvas, result, exercise, sides, words)

    def table(self, result: GroupResult, exercise: Choice, sides: Sides, words: Words) -> Table:
        return counted(result, exercise, sides, words)
