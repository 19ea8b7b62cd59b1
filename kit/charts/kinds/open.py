"""Pictures of open questions: how many share their words, and the words as a table."""

from kit.charts.bars import draw_shared
from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.kind import ChartKind
from kit.charts.tables import Table
from kit.exercises import Open
from kit.results import Finding, ResultView


class OpenCharts(ChartKind[Open]):
    """The words themselves are no picture."""

    def draw(self, canvas: SvgCanvas, view: ResultView[Open], finding: Finding | None = None) -> None:
        draw_shared(canvas, view)

    def table(self, view: ResultView[Open]) -> Table:
        rows = tuple((view.item(item.item), text) for item in view.items for text in item.whole.texts)
        return Table(view.exercise.title, (view.words["question"], view.words["column-texts"]), rows)
