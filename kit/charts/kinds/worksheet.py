"""A worksheet has no pictures."""

from kit.charts.kind import ChartKind, NeverDrawn
from kit.exercises import Worksheet


class WorksheetCharts(NeverDrawn, ChartKind[Worksheet]):
    """What tables show is read, and not drawn."""
