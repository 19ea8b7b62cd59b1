"""A schedule has no pictures."""

from kit.charts.drawing.common import NeverDrawn
from kit.charts.kind import ChartKind
from kit.exercises import Schedule


class ScheduleCharts(NeverDrawn, ChartKind[Schedule]):
    """A group has no result of it."""
