"""What reports need of a kind of exercise: what of it leaves as rows, and its dates for a calendar.

Each kind has a module in `kit.reports.kinds`.
"""

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from kit.exercises.registry import AnyKind, PartOfKind
from kit.exercises.wording import Words
from kit.reports.events import Changed, Event
from kit.results import Group, ResultView
from kit.results.kind import Answers

Value = str | int | float | None
Row = dict[str, Value]
Changes = Mapping[str, Changed]


class ReportKind(PartOfKind[AnyKind], floor="reports"):
    """What leaves of a kind besides counts, texts and single answers; a kind with nothing else needs no module."""

    def cells(self, exercise: AnyKind, group: Group) -> Iterable[Row]:
        """What people wrote in a `group` that may be shown, besides counts and texts."""
        return ()

    def readings(self, view: ResultView[AnyKind]) -> Iterable[Row]:
        """Rows made of the whole result, besides those of its groups."""
        return ()

    def events(
        self, exercise: AnyKind, given: Answers, changes: Changes, owner: str, words: Words, zone: tzinfo | None
    ) -> Iterable[Event]:
        """Days to keep in mind, of a person's or a table's answers; see `kit.reports.calendar.dated_events`."""
        return ()

    def has_dates(self, exercise: AnyKind, given: Answers, changes: Changes) -> bool:
        """Whether these answers have a date, or had one that a calendar may hold still."""
        return False
