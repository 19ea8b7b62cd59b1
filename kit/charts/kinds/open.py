"""Pictures of open questions: how many share their words, and the words as a table."""

from kit.charts.bars import draw_shared
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.common import SaysItself
from kit.charts.kind import ChartKind
from kit.charts.shown import Sides
from kit.charts.tables import Table
from kit.exercises import Open
from kit.results import Finding, GroupResult, item_label
from kit.results.words.labels import Words


class OpenCharts(SaysItself, ChartKind[Open]):
    """The words themselves are no picture."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: Open,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        draw_shared(canvas, result, exercise, sides, words)

    def table(self, result: GroupResult, exercise: Open, sides: Sides, words: Words) -> Table:
        rows = tuple((item_label(exercise, item.item), text) for item in result.items for text in item.whole.texts)
        return Table(exercise.title, (words["question"], words["column-texts"]), rows)
