"""A schedule on pages."""

from collections.abc import Mapping

from kit.exercises import Schedule
from kit.exercises.json_types import Value
from kit.exercises.kinds.schedule import PARTS
from kit.exercises.wording import Words
from kit.results import OwnSchedule, in_words
from kit.results.kind import Answers
from kit.widgets.fields import of_parts, point_in, text_in, texts_in
from kit.widgets.kind import Around, Parts, Seen, WidgetKind


class ScheduleWidgets(WidgetKind[Schedule]):
    """Dates of one's own: no result of a room holds them."""

    template = "schedule"
    dated = True

    def seen(self, exercise: Schedule) -> Seen:
        return "own"

    def from_fields(self, exercise: Schedule, place: str, parts: Parts, before: Value) -> Value:
        match place:
            case "start":
                return text_in(parts)
            case "spacing":
                return point_in(parts)
            case "holidays":
                days = (text_in(parts) or "").split()
                return sorted(set(days)) or None
        return texts_in(parts, PARTS) or None

    def to_fields(self, exercise: Schedule, place: str, value: Value) -> Parts:
        if isinstance(value, dict):
            return of_parts(value)
        return {"": ["\n".join(value) if isinstance(value, list) else str(value)]}

    def sentence(self, exercise: Schedule, result: OwnSchedule, words: Words, around: Around) -> str:
        days = [meeting.day for meeting in result.meetings]
        return words["own-day" if len(days) == 1 else "own-days"].format(
            first=in_words(min(days), words), count=len(days)
        )

    def told(self, exercise: Schedule, result: OwnSchedule, words: Words, around: Around) -> str:
        """The first day and the last, and how many days ask for another look."""
        days = sorted(meeting.day for meeting in result.meetings)
        key = "schedule-one-day" if len(days) == 1 else "schedule-days"
        said = words[key].format(first=in_words(days[0], words), last=in_words(days[-1], words), count=len(days))
        doubtful = sum(bool(meeting.warnings) for meeting in result.meetings)
        return f"{said} {words['schedule-look-again'].format(count=doubtful)}" if doubtful else said

    def own_values(
        self, exercise: Schedule, result: OwnSchedule, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        days = sorted(meeting.day for meeting in result.meetings)
        first, last = (in_words(days[0], words), in_words(days[-1], words)) if days else ("", "")
        return {
            "calendar": around.calendar,
            "day": lambda day: in_words(day, words),
            "first": first,
            "last": last if last != first else "",
        }
