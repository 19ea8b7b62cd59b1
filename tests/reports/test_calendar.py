"""The calendar file: read back by the library, whatever people wrote; the same event each time it is saved."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exercises import load_pack
from kit.reports import calendar_file, dated_events
from kit.reports.calendar import Event

PACK = load_pack()
HOME = PACK.workshop("carry-it-home")
WRITTEN = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
ANSWERS: dict[str, dict[str, Any]] = {
    "again": {"start": "2027-05-03", "look-again": {"place": "Library, Lakewood", "preparation": "Bring bread"}},
    "commitments": {
        "row-1": {"what": "Show our plan", "who": "Ada", "by-when": "2026-05-04", "how-seen": "It is seen"},
        "row-2": {"what": "No date"},
    },
}


def read(content: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar) and not calendar.errors
    assert (calendar["version"], str(calendar["method"])) == ("2.0", "PUBLISH") and calendar["prodid"]
    return list(calendar.walk("VEVENT"))


def written(answers: dict[str, dict[str, Any]] = ANSWERS, owner: str = "room/ada") -> list[icalendar.Event]:
    return read(calendar_file(dated_events(HOME, PACK, answers, owner), HOME.title, WRITTEN))


def test_meetings_and_dated_rows_are_days_in_order() -> None:
    commitment, meeting = written()
    assert [str(each["summary"]) for each in (commitment, meeting)] == [
        "Ada: Show our plan",
        "Both sides answer the same questions again, and compare",
    ]
    assert (commitment.decoded("dtstart"), commitment.decoded("dtend")) == (date(2026, 5, 4), date(2026, 5, 5))
    assert meeting.decoded("dtstart") == date(2027, 5, 3)
    assert str(meeting["location"]) == "Library, Lakewood" and "location" not in commitment
    assert "To prepare: Bring bread" in meeting["description"] and "About 120 minutes" in meeting["description"]
    assert "How we see it: It is seen" in commitment["description"]
    assert all(each.decoded("dtstamp") == WRITTEN and each["transp"] == "TRANSPARENT" for each in (commitment, meeting))


def test_an_event_is_the_same_one_after_a_change_and_another_persons_is_another() -> None:
    before = {str(each["uid"]) for each in written()}
    moved = {"again": {"start": "2028-01-03"}, "commitments": {"row-1": {"what": "Other", "by-when": "2026-06-01"}}}
    assert {str(each["uid"]) for each in written(moved)} == before and len(before) == 2
    assert not before & {str(each["uid"]) for each in written(owner="room/grace")}
    assert "ada" not in "".join(before)


def test_nothing_dated_is_a_file_without_events() -> None:
    assert written({}) == []


def test_lines_are_folded_and_nothing_that_people_write_begins_a_line_of_its_own() -> None:
    hostile = "A visit\r\nEND:VEVENT\nBEGIN:VALARM\rX:1\u2028Y:2\x0bZ;,\\ مرحبا " + "🙂é" * 60
    content = calendar_file([Event("u@x", date(2026, 5, 4), hostile, hostile, hostile)], hostile, WRITTEN)
    for line in content.split(b"\r\n"):
        assert len(line) <= 75 and b"\n" not in line and b"\r" not in line
        line.decode("utf-8")  # no character is cut in two
    assert content.count(b"\r\nEND:VEVENT\r\n") == 1 and b"BEGIN:VALARM" not in content.split(b"\r\n")
    (event,) = read(content)
    kept = "A visit\nEND:VEVENT\nBEGIN:VALARM\nX:1\nY:2\nZ;,\\ مرحبا " + "🙂é" * 60
    assert (event["summary"], event["location"], event["description"]) == (kept, kept, kept)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_words_leave_one_event_that_can_be_read(words: str) -> None:
    (event,) = read(calendar_file([Event("u@x", date(2026, 5, 4), words, words, words)], words, WRITTEN))
    assert event.decoded("dtstart") == date(2026, 5, 4)
    assert [name for name, _ in event.property_items() if name not in KNOWN] == []


KNOWN = {"BEGIN", "END", "UID", "DTSTAMP", "DTSTART", "DTEND", "TRANSP", "SUMMARY", "LOCATION", "DESCRIPTION"}


@pytest.mark.parametrize("workshop", ["linking", "emotional-intelligence"])
def test_a_workshop_without_dates_has_none(workshop: str) -> None:
    assert dated_events(PACK.workshop(workshop), PACK, ANSWERS, "x") == []
