"""Pictures of a paired scale; with what matters most, of a mutuality gap."""

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.gap import draw_beliefs_about, draw_gap, draw_own_views
from kit.charts.kind import ChartKind
from kit.charts.strips import draw_paired
from kit.charts.tables import Table, counted, point_measures
from kit.exercises import PairedScale
from kit.exercises.kinds.paired_scale import MATTERS
from kit.results import Finding, ResultView


class PairedScaleCharts(ChartKind[PairedScale]):
    """What a side says of itself, and what the other believes of it."""

    def draw(self, canvas: SvgCanvas, view: ResultView[PairedScale], finding: Finding | None = None) -> None:
        if finding is None:
            draw_any = draw_gap if view.exercise.matters else draw_paired
            draw_any(canvas, view)
        elif finding.reason is None:
            draw_paired(canvas, view, titled=False)
        elif finding.reason.by is None:
            draw_own_views(canvas, view)
        else:
            draw_beliefs_about(canvas, view, finding.reason.side, finding.reason.by, titled=False)

    def table(self, view: ResultView[PairedScale]) -> Table:
        view = view.with_items([each for each in view.items if each.item != MATTERS])  # which has tables of its own
        return counted(view, point_measures(view), one_scale=True, parted=True)
