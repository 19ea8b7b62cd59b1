"""Meetings and dated commitments as a calendar file (iCalendar, RFC 5545), for the calendars people have already.

A meeting whose hour is given keeps that time busy; everything else is a whole day, and makes no day look busy. An event
that is saved again says by `SEQUENCE` and `LAST-MODIFIED` that it has changed; a row that is gone is cancelled.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from kit.exercises import Exercise, Pack, Workshop
from kit.exercises.json_types import JsonObject
from kit.reports.events import Changed, Event
from kit.reports.kind import ReportKind
from kit.responses.answering.values import whole_characters
from kit.version import __version__

if TYPE_CHECKING:
    from icalendar import Event as Component

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")

Answers = Mapping[str, JsonObject]
"""A person's or a group's current answers: `{exercise: {place: value}}`."""


Changes = Mapping[str, Mapping[str, Changed]]
"""Of current answers, cleared ones too: `{exercise: {place: Changed}}`."""


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
    plans = pack.plans_with(workshop, language)
    listed = {plan.id for plan in plans}
    others = (each for each in workshop.exercises if not each.private and each.id not in listed)
    for exercise in (*others, *plans):
        given, changed = answers.get(exercise.id, {}), changes.get(exercise.id, {})
        whose = owner if isinstance(owner, str) else owner.get(exercise.id, "")
        events += ReportKind.of(exercise).events(exercise, given, changed, whose, words, zone)
    named = (replace(event, category=words["calendar-category"]) for event in events)
    return sorted(named, key=lambda event: event.day)


def has_dates(exercise: Exercise, given: JsonObject, changes: Mapping[str, Changed]) -> bool:
    """Whether these answers have a date, or had one that a calendar may hold still, so that a file can take it out."""
    return ReportKind.of(exercise).has_dates(exercise, given, changes)


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


def _add_times(entry: "Component", event: Event) -> None:
    """In UTC, which every calendar understands without a table of time zones."""
    begins = event.begins and event.begins.astimezone(UTC)
    entry.add("dtstart", begins or event.day)
    entry.add("dtend", begins + timedelta(minutes=event.minutes) if begins else event.day + timedelta(days=1))
    entry.add("transp", "OPAQUE" if begins and not event.cancelled else "TRANSPARENT")


def _plain(text: str) -> str:
    """Text without control characters; every kind of line end is one."""
    one_kind = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return whole_characters(_CONTROL.sub("", one_kind))
