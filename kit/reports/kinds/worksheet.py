"""Reports of the kind Worksheet: what tables show."""

from kit.exercises import Worksheet
from kit.reports.kind import CountsAlone, ReportKind, WithoutDates


class WorksheetReports(CountsAlone, WithoutDates, ReportKind[Worksheet]):
    """Nothing but what people show."""

    identifying = False
