"""Pictures of points on a plane."""

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.kind import ChartKind
from kit.charts.planes import draw_planes, draw_planes_alone, explain_planes
from kit.charts.shown import Sides
from kit.charts.tables import Measures, Table, counted
from kit.exercises import Plane
from kit.results import Finding, GroupResult
from kit.results.words.labels import Words


class PlaneCharts(ChartKind[Plane]):
    """A plane for each group."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: Plane,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        draw_any = draw_planes if finding is None else draw_planes_alone
        draw_any(canvas, result, exercise, sides, words)

    def explain(self, canvas: SvgCanvas, result: GroupResult, words: Words) -> None:
        explain_planes(canvas, result, words, one_way=False)

    def table(self, result: GroupResult, exercise: Plane, sides: Sides, words: Words) -> Table:
        quarters = Measures(
            ("column-lower", "column-median", "column-upper"),
            lambda group: [f"{each:.2f}" for each in group.quartiles] or [""] * 3,
        )
        return counted(result, exercise, sides, words, quarters, parted=True)
