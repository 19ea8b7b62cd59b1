"""A guess has no pictures."""

from kit.charts.drawing.common import NeverDrawn
from kit.charts.kind import ChartKind
from kit.exercises import Guess


class GuessCharts(NeverDrawn, ChartKind[Guess]):
    """A group has no result of it."""
