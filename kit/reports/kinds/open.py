"""Reports of the kind Open: texts that their authors share."""

from kit.exercises import Open
from kit.reports.kind import CountsAlone, ReportKind, WithoutDates


class OpenReports(CountsAlone, WithoutDates, ReportKind[Open]):
    """Nothing but what people show."""

    identifying = False
