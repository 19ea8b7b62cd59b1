"""Reports of a paired scale: with what matters most, the readings of a mutuality gap."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kit.exercises import PairedScale
from kit.reports.kind import ReportKind, Row, WithoutDates
from kit.reports.reading_rows import reading_rows
from kit.results import Group, GroupResult
from kit.results.kind import Words

if TYPE_CHECKING:
    from kit.responses import Side


class PairedScaleReports(WithoutDates, ReportKind[PairedScale]):
    """Its readings are rows, too."""

    identifying = False

    def cells(self, exercise: PairedScale, group: Group) -> Iterable[Row]:
        return ()

    def readings(
        self, exercise: PairedScale, result: GroupResult, sides: "Sequence[Side]", words: Words
    ) -> Iterable[Row]:
        return reading_rows(result, exercise, sides, words) if exercise.matters else ()
