"""Reports of the kind PickAndRank: what is picked and ranked."""

from kit.exercises import PickAndRank
from kit.reports.kind import CountsAlone, ReportKind, WithoutDates


class PickAndRankReports(CountsAlone, WithoutDates, ReportKind[PickAndRank]):
    """Nothing but counts and single answers."""

    identifying = False
