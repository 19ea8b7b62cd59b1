"""Meetings and dated commitments as a calendar file (iCalendar, RFC 5545), for the calendars people have already.

Each is an event of a whole day, because neither a schedule nor a plan asks for an hour: two cities may not share one.
None makes its day look busy.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from kit.exercises import Pack, Rows, Schedule, Workshop
from kit.responses.values import whole_characters
from kit.results import own_rows, own_schedule
from kit.results.labels import Words
from kit.results.rows import labelled
from kit.version import __version__

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")

Answers = Mapping[str, Mapping[str, Any]]
"""A person's or a group's current answers: `{exercise: {place: value}}`."""


@dataclass(frozen=True)
class Event:
    """A day to keep in mind. The `uid` stays the same when its day or its words change, so that calendars update it."""

    uid: str
    day: date
    summary: str
    location: str = ""
    description: str = ""


def dated_events(workshop: Workshop, pack: Pack, answers: Answers, owner: str, language: str = "en") -> list[Event]:
    """The meetings of the schedules of `workshop` and the dated rows of its plans, by day.

    If one of its plans gathers, rows of all plans of the pack are among them. `owner` says whose they are, in any
    words that stay the same, and makes no appearance in the file: `uid` is derived from it. Private exercises are left
    out.
    """
    words = pack.words(language)
    events: list[Event] = []
    for exercise in workshop.exercises:
        if isinstance(exercise, Schedule) and not exercise.private:
            events += _meetings(exercise, answers.get(exercise.id, {}), owner, words)
    for plan in pack.plans_with(workshop, language):
        events += _commitments(plan, answers.get(plan.id, {}), owner)
    return sorted(events, key=lambda event: event.day)


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
        entry.add("dtstart", event.day)
        entry.add("dtend", event.day + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        entry.add("summary", _plain(event.summary))
        for part, text in (("location", event.location), ("description", event.description)):
            if text:
                entry.add(part, _plain(text))
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def _meetings(exercise: Schedule, given: Mapping[str, Any], owner: str, words: Words) -> Iterable[Event]:
    for meeting in own_schedule(exercise, given).meetings:
        item = exercise.item(meeting.item)
        about = words["calendar-about"].format(count=item.minutes) if item.minutes else ""
        prepare = meeting.preparation or item.preparation
        said = [item.help, about, f"{words['schedule-preparation']}: {prepare}" if prepare else "", exercise.title]
        description = "\n".join(each for each in said if each)
        yield Event(_uid(owner, exercise.id, item.id), meeting.day, item.text, meeting.place, description)


def _commitments(plan: Rows, given: Mapping[str, Any], owner: str) -> Iterable[Event]:
    for row in own_rows(plan, given).rows:
        if row.due:
            said = [f"{short}: {text}" for _, short, text in labelled(plan, row.cells)]
            summary = f"{row.owner}: {row.what}" if row.owner else row.what or plan.title
            yield Event(_uid(owner, plan.id, row.place), row.due, summary, description="\n".join([*said, plan.title]))


def _uid(owner: str, exercise: str, place: str) -> str:
    return f"{uuid5(NAMESPACE_URL, f'mutuality:{owner}/{exercise}/{place}')}@mutuality"


def _plain(text: str) -> str:
    """Text without control characters; every kind of line end is one."""
    one_kind = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return whole_characters(_CONTROL.sub("", one_kind))
