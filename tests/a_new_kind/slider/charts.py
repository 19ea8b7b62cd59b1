"""Pictures of a slider: a bar for each third and group."""

from a_new_kind.slider.exercises import Slider

from kit.charts.bars import draw_choices
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.common import SaysItself
from kit.charts.kind import ChartKind
from kit.charts.shown import Sides
from kit.charts.tables import Table, counted
from kit.results import Finding, GroupResult
from kit.results.words.labels import Words


class SliderCharts(SaysItself, ChartKind[Slider]):
    """As of a choice."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: Slider,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        draw_choices(canvas, result, exercise, sides, words)

    def table(self, result: GroupResult, exercise: Slider, sides: Sides, words: Words) -> Table:
        return counted(result, exercise, sides, words)
