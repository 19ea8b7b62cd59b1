"""What pictures need of each kind of exercise, a module each: see `kit.charts.kind`."""

from kit.charts.kind import ChartKind

ChartKind.load(__name__)
