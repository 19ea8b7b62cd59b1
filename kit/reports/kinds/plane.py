"""Reports of the kind Plane: points on a plane."""

from kit.exercises import Plane
from kit.reports.kind import CountsAlone, ReportKind, WithoutDates


class PlaneReports(CountsAlone, WithoutDates, ReportKind[Plane]):
    """Nothing but counts and single answers."""

    identifying = False
