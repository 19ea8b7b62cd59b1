"""Pictures of plans and logs: how many share rows, and the rows as a table."""

from kit.charts.bars import draw_shared
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.kind import ChartKind
from kit.charts.tables import Table
from kit.exercises import Rows
from kit.results import Finding, ResultView


class RowsCharts(ChartKind[Rows]):
    """Of a column that the exercise has no longer nothing is shown."""

    def draw(self, canvas: SvgCanvas, view: ResultView[Rows], finding: Finding | None = None) -> None:
        draw_shared(canvas, view)

    def table(self, view: ResultView[Rows]) -> Table:
        columns = view.exercise.items
        shown = [dict(row) for item in view.items for row in item.whole.rows]
        rows = tuple(tuple(row.get(column.id, "") for column in columns) for row in shown)
        return Table(view.exercise.title, tuple(column.short for column in columns), rows)
