"""Reports of a schedule: its meetings in a calendar."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, tzinfo

from kit.exercises import Schedule
from kit.exercises.kinds.schedule import SETTINGS
from kit.exercises.wording import Words
from kit.reports.events import Changed, Event, uid
from kit.reports.kind import Changes, ReportKind
from kit.results import own_schedule
from kit.results.kind import Answers


class ScheduleReports(ReportKind[Schedule]):
    """Dates of one's own leave to one's own calendar alone."""

    def events(
        self, exercise: Schedule, given: Answers, changes: Changes, owner: str, words: Words, zone: tzinfo | None
    ) -> Iterable[Event]:
        cancelled, given = not given.get("start"), _with_last_start(given, changes)
        for meeting in own_schedule(exercise, given).meetings:
            item = exercise.item(meeting.item)
            about = words["calendar-about"].format(count=item.minutes) if item.minutes else ""
            prepare = meeting.preparation or item.preparation
            said = [item.help, about, f"{words['schedule-preparation']}: {prepare}" if prepare else "", exercise.title]
            description = "\n".join(each for each in said if each)
            begins = None
            if meeting.time and item.minutes:
                begins = datetime.combine(meeting.day, time.fromisoformat(meeting.time), zone).astimezone(UTC)
            changed = [
                changes[place] for place in (*SETTINGS, item.id) if place in changes
            ]  # its day comes of all of them
            yield Event(
                uid(owner, exercise.id, item.id),
                meeting.day,
                words["calendar-cancelled"].format(what=item.text) if cancelled else item.text,
                meeting.place,
                description,
                begins=begins,
                minutes=item.minutes,
                changed=_together(changed),
                cancelled=cancelled,
            )

    def has_dates(self, exercise: Schedule, given: Answers, changes: Changes) -> bool:
        return bool(own_schedule(exercise, _with_last_start(given, changes)).meetings)


def _with_last_start(given: Answers, changes: Changes) -> Answers:
    """Answers to a schedule, with the start of before if it was taken out: its meetings are cancelled."""
    if given.get("start") or "start" not in changes:
        return given
    return {**given, "start": next((each for each in changes["start"].before if each), None)}


def _together(changes: Sequence[Changed]) -> Changed | None:
    """A change of any of several answers: the sum grows with each."""
    if not changes:
        return None
    return Changed(sum(each.sequence for each in changes), max(each.at for each in changes))
