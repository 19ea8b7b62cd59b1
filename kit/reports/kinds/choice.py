"""Reports of the kind Choice: who somebody is."""

from kit.exercises import Choice
from kit.reports.kind import CountsAlone, ReportKind, WithoutDates


class ChoiceReports(CountsAlone, WithoutDates, ReportKind[Choice]):
    """Her work, how long she has been there: with her side, one such answer may be hers alone."""

    identifying = True
