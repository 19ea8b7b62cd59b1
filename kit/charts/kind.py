"""What pictures need of a kind of exercise: how a result is drawn, and the table that says the same.

Each kind has a module in `kit.charts.kinds`.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING, Never

from kit.charts.tables import Table
from kit.exercises import Exercise
from kit.exercises.registry import AnyKind, PartOfKind
from kit.results import Finding, ResultView

if TYPE_CHECKING:
    from kit.charts.drawing.canvas import SvgCanvas


class ChartKind(PartOfKind[AnyKind], floor="charts"):
    """What pictures need of a kind. A view shows something wherever it is drawn."""

    @abstractmethod
    def draw(self, canvas: "SvgCanvas", view: ResultView[AnyKind], finding: Finding | None = None) -> None:
        """Draw a result; of episodes, one. Of a `finding`, what its headline names is not said again."""

    @abstractmethod
    def table(self, view: ResultView[AnyKind]) -> Table:
        """All that a result says, as a table without rows where that is nothing."""

    def explain(self, canvas: "SvgCanvas", view: ResultView[AnyKind]) -> None:
        """Say above pictures of episodes, once, how to read them, if that needs words."""
        return


def table(view: ResultView[Exercise]) -> Table:
    """All that a result says: a row for each question and group, or, where answers differ by item, each answer too.

    A withheld group has its row, which says so and no more.
    """
    return ChartKind.of(view.exercise).table(view)


class NeverDrawn:
    """A group has no result of it."""

    def draw(self, canvas: "SvgCanvas", view: ResultView[Exercise], finding: Finding | None = None) -> Never:
        raise TypeError(f"'{view.exercise.id}' has no picture")

    def table(self, view: ResultView[Exercise]) -> Table:
        return Table(view.exercise.title, (), ())
