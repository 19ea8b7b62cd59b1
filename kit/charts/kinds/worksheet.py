"""A worksheet has no pictures."""

from kit.charts.drawing.common import NeverDrawn
from kit.charts.kind import ChartKind
from kit.exercises import Worksheet


class WorksheetCharts(NeverDrawn, ChartKind[Worksheet]):
    """What tables show is read, and not drawn."""
