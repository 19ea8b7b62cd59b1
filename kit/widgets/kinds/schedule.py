"""A schedule on pages."""

from collections.abc import Mapping
from typing import Any

from kit.exercises import Schedule
from kit.results import OwnSchedule, in_words
from kit.widgets import common as of
from kit.widgets.kind import Answers, Around, WidgetKind, Words


class ScheduleWidgets(WidgetKind[Schedule]):
    """Dates of one's own: no result of a room holds them."""

    template = "schedule"
    dated = True
    plain = False
    plain_value = of.needs_scripts
    seen = of.own
    own_template = of.same_template
    room = of.pictured
    room_values = of.not_written
    sheet = of.no_sheet

    def sentence(self, exercise: Schedule, result: OwnSchedule, words: Words, around: Around) -> str:
        """The first day and the last, and how many days ask for another look."""
        days = sorted(meeting.day for meeting in result.meetings)
        key = "schedule-one-day" if len(days) == 1 else "schedule-days"
        said = words[key].format(first=in_words(days[0], words), last=in_words(days[-1], words), count=len(days))
        doubtful = sum(bool(meeting.warnings) for meeting in result.meetings)
        return f"{said} {words['schedule-look-again'].format(count=doubtful)}" if doubtful else said

    def own_values(
        self, exercise: Schedule, result: OwnSchedule, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, Any]:
        return {"calendar": around.calendar, "day": lambda day: in_words(day, words)}
