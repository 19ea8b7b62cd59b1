"""Reports of the kind Scale: points on a scale."""

from kit.exercises import Scale
from kit.reports.kind import CountsAlone, ReportKind, WithoutDates


class ScaleReports(CountsAlone, WithoutDates, ReportKind[Scale]):
    """Nothing but counts and single answers."""

    identifying = False
