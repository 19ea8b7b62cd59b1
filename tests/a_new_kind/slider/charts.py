"""Pictures of a slider: a bar for each third and group."""

from a_new_kind.slider.exercises import Slider

from kit.charts.bars import draw_choices
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.kind import ChartKind
from kit.charts.tables import Table, counted
from kit.results import Finding, ResultView


class SliderCharts(ChartKind[Slider]):
    """As of a choice."""

    def draw(self, canvas: SvgCanvas, view: ResultView[Slider], finding: Finding | None = None) -> None:
        draw_choices(canvas, view)

    def table(self, view: ResultView[Slider]) -> Table:
        return counted(view)
