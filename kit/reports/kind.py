"""What reports need of a kind of exercise: what of it leaves as rows, and its dates for a calendar.

Each kind has a module in `kit.reports.kinds`.
"""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, ClassVar

from kit.exercises import Exercise
from kit.exercises.registry import AnyKind, PartOfKind
from kit.reports.events import Changed, Event
from kit.results import Group, GroupResult
from kit.results.kind import Words

if TYPE_CHECKING:
    from kit.responses import Side

Value = str | int | float | None
Row = dict[str, Value]
Answers = Mapping[str, Any]
Changes = Mapping[str, Changed]


class ReportKind(PartOfKind[AnyKind], floor="reports"):
    """What reports need of a kind."""

    identifying: ClassVar[bool]
    """Whether single answers say who somebody is: then each question has names of people of its own."""

    @abstractmethod
    def cells(self, exercise: AnyKind, group: Group) -> Iterable[Row]:
        """What people wrote in a `group` that may be shown, besides counts and texts."""

    @abstractmethod
    def readings(self, exercise: AnyKind, result: GroupResult, sides: "Sequence[Side]", words: Words) -> Iterable[Row]:
        """Rows made of the whole result, besides those of its groups."""

    @abstractmethod
    def events(
        self, exercise: AnyKind, given: Answers, changes: Changes, owner: str, words: Words, zone: tzinfo | None
    ) -> Iterable[Event]:
        """Days to keep in mind, of a person's or a table's answers; see `kit.reports.calendar.dated_events`."""

    @abstractmethod
    def has_dates(self, exercise: AnyKind, given: Answers, changes: Changes) -> bool:
        """Whether these answers have a date, or had one that a calendar may hold still."""


class CountsAlone:
    """What leaves of it are counts, texts and single answers, and nothing besides."""

    def cells(self, exercise: Exercise, group: Group) -> Iterable[Row]:
        return ()

    def readings(self, exercise: Exercise, result: GroupResult, sides: "Sequence[Side]", words: Words) -> Iterable[Row]:
        return ()


class WithoutDates:
    """It has no dates."""

    def events(
        self, exercise: Exercise, given: Answers, changes: Changes, owner: str, words: Words, zone: tzinfo | None
    ) -> Iterable[Event]:
        return ()

    def has_dates(self, exercise: Exercise, given: Answers, changes: Changes) -> bool:
        return False
