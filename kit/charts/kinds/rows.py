"""Pictures of plans and logs: how many share rows, and the rows as a table."""

from kit.charts.bars import draw_shared
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.common import SaysItself
from kit.charts.kind import ChartKind
from kit.charts.shown import Sides
from kit.charts.tables import Table
from kit.exercises import Rows
from kit.results import Finding, GroupResult
from kit.results.words.labels import Words


class RowsCharts(SaysItself, ChartKind[Rows]):
    """Of a column that the exercise has no longer nothing is shown."""

    def draw(
        self,
        canvas: SvgCanvas,
        result: GroupResult,
        exercise: Rows,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        draw_shared(canvas, result, exercise, sides, words)

    def table(self, result: GroupResult, exercise: Rows, sides: Sides, words: Words) -> Table:
        columns = exercise.items
        shown = [dict(row) for item in result.items for row in item.whole.rows]
        rows = tuple(tuple(row.get(column.id, "") for column in columns) for row in shown)
        return Table(exercise.title, tuple(column.short for column in columns), rows)
