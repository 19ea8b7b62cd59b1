"""A schedule has no pictures."""

from kit.charts.kind import ChartKind, NeverDrawn
from kit.exercises import Schedule


class ScheduleCharts(NeverDrawn, ChartKind[Schedule]):
    """A group has no result of it."""
