"""Pictures of points on a plane."""

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.kind import ChartKind
from kit.charts.planes import draw_planes, draw_planes_alone, explain_planes
from kit.charts.tables import Measures, Table, counted
from kit.exercises import Plane
from kit.results import Finding, ResultView


class PlaneCharts(ChartKind[Plane]):
    """A plane for each group."""

    def draw(self, canvas: SvgCanvas, view: ResultView[Plane], finding: Finding | None = None) -> None:
        draw_any = draw_planes if finding is None else draw_planes_alone
        draw_any(canvas, view)

    def explain(self, canvas: SvgCanvas, view: ResultView[Plane]) -> None:
        explain_planes(canvas, view, one_way=False)

    def table(self, view: ResultView[Plane]) -> Table:
        quarters = Measures(
            ("column-lower", "column-median", "column-upper"),
            lambda group: [f"{each:.2f}" for each in group.quartiles] or [""] * 3,
        )
        return counted(view, quarters, parted=True)
