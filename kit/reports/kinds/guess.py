"""Reports of the kind Guess: nothing leaves of it."""

from kit.exercises import Guess
from kit.reports.kind import CountsAlone, ReportKind, WithoutDates


class GuessReports(CountsAlone, WithoutDates, ReportKind[Guess]):
    """It is private."""

    identifying = True
