"""Meetings and dated commitments as a calendar file (iCalendar, RFC 5545), for the calendars people have already.

A meeting whose hour is given keeps that time busy; everything else is a whole day, and makes no day look busy. An event
that is saved again says by `SEQUENCE` and `LAST-MODIFIED` that it has changed; a row that is gone is cancelled.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from kit.exercises import Exercise, Pack, Rows, Schedule, Workshop
from kit.exercises.kinds.schedule import SETTINGS
from kit.responses.values import whole_characters
from kit.results import own_rows, own_schedule
from kit.results.labels import Words
from kit.results.rows import Row, labelled
from kit.version import __version__

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")

Answers = Mapping[str, Mapping[str, Any]]
"""A person's or a group's current answers: `{exercise: {place: value}}`."""


@dataclass(frozen=True)
class Changed:
    """When an answer was given (`at` has a time zone), a number that grew with it, what it is, and what was `before`.

    The latest of `before` comes first.
    """

    sequence: int
    at: datetime
    before: tuple[Any, ...] = ()
    value: Any = None


Changes = Mapping[str, Mapping[str, Changed]]
"""Of current answers, cleared ones too: `{exercise: {place: Changed}}`."""


@dataclass(frozen=True)
class Event:
    """A day to keep in mind. The `uid` stays the same when its day or its words change, so that calendars update it.

    With a `begins` (it has a time zone) and `minutes` it is that time and keeps it busy. `changed` is the last change.
    """

    uid: str
    day: date
    summary: str
    location: str = ""
    description: str = ""
    begins: datetime | None = None
    minutes: int = 0
    changed: Changed | None = None
    cancelled: bool = False
    category: str = ""


def dated_events(
    workshop: Workshop,
    pack: Pack,
    answers: Answers,
    owner: str | Mapping[str, str],
    language: str = "en",
    changes: Changes | None = None,
    zone: tzinfo | None = None,
) -> list[Event]:
    """The meetings of the schedules of `workshop` and the dated rows of its plans, by day.

    If one of its plans gathers, rows of all plans of the pack are among them. `owner` says whose they are (of each
    exercise, if that differs), in any words that stay the same, and makes no appearance in the file: `uid` is derived
    from it. With `changes`, rows that lost their date are among them, cancelled, and
    meetings whose start was taken out. Hours are those of `zone`, by default
    of this computer. Private exercises are left out.
    """
    words, changes = pack.words(language), changes or {}
    events: list[Event] = []
    for exercise in workshop.exercises:
        if isinstance(exercise, Schedule) and not exercise.private:
            given, changed = answers.get(exercise.id, {}), changes.get(exercise.id, {})
            events += _meetings(exercise, given, changed, _of(owner, exercise), words, zone)
    for plan in pack.plans_with(workshop, language):
        given, changed = answers.get(plan.id, {}), changes.get(plan.id, {})
        events += _commitments(plan, given, changed, _of(owner, plan))
        events += _cancelled(plan, given, changed, _of(owner, plan), words)
    named = (replace(event, category=words["calendar-category"]) for event in events)
    return sorted(named, key=lambda event: event.day)


def has_dates(exercise: Rows | Schedule, given: Mapping[str, Any], changes: Mapping[str, Changed]) -> bool:
    """Whether these answers have a date, or had one that a calendar may hold still, so that a file can take it out."""
    if isinstance(exercise, Schedule):
        return bool(own_schedule(exercise, _with_last_start(given, changes)).meetings)
    return any(row.due for row in own_rows(exercise, given).rows) or any(
        _that_lost_their_date(exercise, given, changes)
    )


def calendar_file(events: Iterable[Event], name: str, written_at: datetime) -> bytes:
    """The bytes of an .ics file with one VEVENT for each event; `written_at` has a time zone.

    Texts that people wrote are escaped and folded by the library; other control characters than the end of a line are
    taken out before, because some calendars take them for the end of a line.
    """
    from icalendar import Calendar, vText
    from icalendar import Event as Component

    calendar = Calendar()
    calendar.add("prodid", f"-//Mutuality kit//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(" ".join(_plain(name).split())))  # else it is not escaped
    for event in events:
        entry = Component()
        entry.add("uid", event.uid)
        entry.add("dtstamp", written_at)
        _add_times(entry, event)
        if event.changed:
            entry.add("sequence", event.changed.sequence)
            entry.add("last-modified", event.changed.at.astimezone(UTC))
        if event.cancelled:
            entry.add("status", "CANCELLED")
        if event.category:
            entry.add("categories", [_plain(event.category)])
        entry.add("summary", _plain(event.summary))
        for part, text in (("location", event.location), ("description", event.description)):
            if text:
                entry.add(part, _plain(text))
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def _add_times(entry: Any, event: Event) -> None:
    """In UTC, which every calendar understands without a table of time zones."""
    begins = event.begins and event.begins.astimezone(UTC)
    entry.add("dtstart", begins or event.day)
    entry.add("dtend", begins + timedelta(minutes=event.minutes) if begins else event.day + timedelta(days=1))
    entry.add("transp", "OPAQUE" if begins and not event.cancelled else "TRANSPARENT")


def _meetings(
    exercise: Schedule,
    given: Mapping[str, Any],
    changes: Mapping[str, Changed],
    owner: str,
    words: Words,
    zone: tzinfo | None,
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
        changed = [changes[place] for place in (*SETTINGS, item.id) if place in changes]  # its day comes of all of them
        yield Event(
            _uid(owner, exercise.id, item.id),
            meeting.day,
            words["calendar-cancelled"].format(what=item.text) if cancelled else item.text,
            meeting.place,
            description,
            begins=begins,
            minutes=item.minutes,
            changed=_together(changed),
            cancelled=cancelled,
        )


def _with_last_start(given: Mapping[str, Any], changes: Mapping[str, Changed]) -> Mapping[str, Any]:
    """Answers to a schedule, with the start of before if it was taken out: its meetings are cancelled."""
    if given.get("start") or "start" not in changes:
        return given
    return {**given, "start": next((each for each in changes["start"].before if each), None)}


def _together(changes: Sequence[Changed]) -> Changed | None:
    """A change of any of several answers: the sum grows with each."""
    if not changes:
        return None
    return Changed(sum(each.sequence for each in changes), max(each.at for each in changes))


def _commitments(plan: Rows, given: Mapping[str, Any], changes: Mapping[str, Changed], owner: str) -> Iterable[Event]:
    for row in own_rows(plan, given).rows:
        if row.due:
            said = [f"{short}: {text}" for _, short, text in labelled(plan, row.cells)]
            description = "\n".join([*said, plan.title])
            yield Event(
                _uid(owner, plan.id, row.place),
                row.due,
                _summary(plan, row),
                description=description,
                changed=changes.get(row.place),
            )


def _cancelled(
    plan: Rows, given: Mapping[str, Any], changes: Mapping[str, Changed], owner: str, words: Words
) -> Iterable[Event]:
    """Rows that had a date and have none any more: a calendar that has them takes them out."""
    for last, changed in _that_lost_their_date(plan, given, changes):
        if last.due:
            what = words["calendar-cancelled"].format(what=_summary(plan, last))
            yield Event(_uid(owner, plan.id, last.place), last.due, what, changed=changed, cancelled=True)


def _that_lost_their_date(
    plan: Rows, given: Mapping[str, Any], changes: Mapping[str, Changed]
) -> Iterable[tuple[Row, Changed]]:
    """Rows, as they were when they last had a date, that have none any more or were removed."""
    dated = {row.place for row in own_rows(plan, given).rows if row.due}
    for place, changed in changes.items():
        if place in dated:
            continue
        before = (row for value in changed.before if value for row in own_rows(plan, {place: value}).rows)
        if last := next((row for row in before if row.due), None):
            yield last, changed


def _summary(plan: Rows, row: Row) -> str:
    return f"{row.owner}: {row.what}" if row.owner else row.what or plan.title


def _of(owner: str | Mapping[str, str], exercise: Exercise) -> str:
    return owner if isinstance(owner, str) else owner[exercise.id]


def _uid(owner: str, exercise: str, place: str) -> str:
    return f"{uuid5(NAMESPACE_URL, f'mutuality:{owner}/{exercise}/{place}')}@mutuality"


def _plain(text: str) -> str:
    """Text without control characters; every kind of line end is one."""
    one_kind = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return whole_characters(_CONTROL.sub("", one_kind))
