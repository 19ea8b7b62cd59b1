"""Reports of a paired scale: with what matters most, the readings of a mutuality gap."""

from collections.abc import Iterable

from kit.exercises import PairedScale
from kit.reports.kind import ReportKind, Row
from kit.reports.reading_rows import reading_rows
from kit.results import ResultView


class PairedScaleReports(ReportKind[PairedScale]):
    """Its readings are rows, too."""

    def readings(self, view: ResultView[PairedScale]) -> Iterable[Row]:
        return reading_rows(view) if view.exercise.matters else ()
