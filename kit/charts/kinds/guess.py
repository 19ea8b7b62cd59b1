"""A guess has no pictures."""

from kit.charts.kind import ChartKind, NeverDrawn
from kit.exercises import Guess


class GuessCharts(NeverDrawn, ChartKind[Guess]):
    """A group has no result of it."""
