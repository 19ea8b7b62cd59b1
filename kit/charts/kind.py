"""What pictures need of a kind of exercise: how a result is drawn, and the table that says the same.

Each kind has a module in `kit.charts.kinds`.
"""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.exercises.registry import AnyKind, PartOfKind
from kit.results import Finding, GroupResult
from kit.results.kind import Words

if TYPE_CHECKING:
    from kit.charts.drawing.canvas import SvgCanvas
    from kit.charts.tables import Table
    from kit.responses import Side

Sides = Sequence["Side"]


class ChartKind(PartOfKind[AnyKind], floor="charts"):
    """What pictures need of a kind. `result` shows something wherever it is drawn."""

    @abstractmethod
    def draw(
        self,
        canvas: "SvgCanvas",
        result: GroupResult,
        exercise: AnyKind,
        sides: Sides,
        words: Words,
        finding: Finding | None = None,
    ) -> None:
        """Draw a result; of episodes, one. Of a `finding`, what its headline names is not said again."""

    @abstractmethod
    def explain(self, canvas: "SvgCanvas", result: GroupResult, words: Words) -> None:
        """Say above pictures of episodes, once, how to read them."""

    @abstractmethod
    def table(self, result: GroupResult, exercise: AnyKind, sides: Sides, words: Words) -> "Table":
        """All that `result` says, as a table without rows where that is nothing."""
