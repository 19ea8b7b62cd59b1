"""Pictures of a paired scale; with what matters most, of a mutuality gap."""

from dataclasses import replace

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.common import SaysItself
from kit.charts.gap import draw_gap, draw_own_views, draw_view
from kit.charts.kind import ChartKind
from kit.charts.shown import Sides
from kit.charts.strips import draw_paired
from kit.charts.tables import Table, counted, point_measures
from kit.exercises import PairedScale
from kit.exercises.kinds.paired_scale import MATTERS
from kit.results import Finding, GroupResult
from kit.results.words.labels import Words


class PairedScaleCharts(SaysItself, ChartKind[PairedScale]):
    """What a side says of itself, and what the other believes of it."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: PairedScale,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        if finding is None:
            draw_any = draw_gap if exercise.matters else draw_paired
            draw_any(canvas, result, exercise, sides, words)
        elif finding.reason is None:
            draw_paired(canvas, result, exercise, sides, words, titled=False)
        elif finding.reason.by is None:
            draw_own_views(canvas, result, exercise, sides, words)
        else:
            about, by = finding.reason.side, finding.reason.by
            draw_view(canvas, result, exercise, sides, words, about, by, titled=False)

    def table(self, result: GroupResult, exercise: PairedScale, sides: Sides, words: Words) -> Table:
        result = replace(
            result, items=tuple(each for each in result.items if each.item != MATTERS)
        )  # see the gap's own
        measured = point_measures(result, exercise, words)
        return counted(result, exercise, sides, words, measured, one_scale=True, parted=True)
