"""Reports of the kind Checklist: what is in place."""

from kit.exercises import Checklist
from kit.reports.kind import CountsAlone, ReportKind, WithoutDates


class ChecklistReports(CountsAlone, WithoutDates, ReportKind[Checklist]):
    """Nothing but counts and single answers."""

    identifying = False
