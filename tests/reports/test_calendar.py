"""The calendar file: read back by the library, whatever people wrote; the same event each time it is saved."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exercises import load_pack
from kit.reports import Changed, calendar_file, dated_events
from kit.reports.events import Event

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


# The same calendar again


def changed(sequence: int, *before: Any) -> Changed:
    return Changed(sequence, datetime(2026, 1, 1, 8, sequence, tzinfo=UTC), before)


def again(answers: dict[str, Any], changes: dict[str, dict[str, Changed]], **more: Any) -> dict[str, icalendar.Event]:
    """Events by what they are about."""
    events = dated_events(HOME, PACK, answers, "room/ada", changes=changes, **more)
    return {str(each["summary"]): each for each in read(calendar_file(events, HOME.title, WRITTEN))}


def test_an_event_that_moved_says_that_it_is_the_newer_one() -> None:
    row = {"what": "Show our plan", "who": "Ada", "by-when": "2026-05-04"}
    first = again({"commitments": {"row-1": row}}, {"commitments": {"row-1": changed(3)}})["Ada: Show our plan"]
    moved = again(
        {"commitments": {"row-1": {**row, "by-when": "2026-05-11"}}}, {"commitments": {"row-1": changed(8, row)}}
    )["Ada: Show our plan"]
    assert first["uid"] == moved["uid"] and moved.decoded("dtstart") == date(2026, 5, 11)
    assert (first["sequence"], moved["sequence"]) == (3, 8)
    assert first.decoded("last-modified") < moved.decoded("last-modified") == changed(8).at
    assert "status" not in moved


def test_a_meeting_moves_with_whatever_its_day_comes_from() -> None:
    """A new start moves all steps, a holiday some; both are answers of their own."""
    given = {"again": {"start": "2027-05-03"}}
    (meeting,) = again(
        given, {"again": {"start": changed(2), "holidays": changed(9), "look-again": changed(4)}}
    ).values()
    assert (meeting["sequence"], meeting.decoded("last-modified")) == (15, changed(9).at)


@pytest.mark.parametrize("now", [None, {"what": "Show our plan", "who": "Ada"}])
def test_a_row_that_is_gone_or_lost_its_date_is_cancelled(now: Any) -> None:
    row = {"what": "Show our plan", "who": "Ada", "by-when": "2026-05-04"}
    before = again({"commitments": {"row-1": row}}, {"commitments": {"row-1": changed(3)}})["Ada: Show our plan"]
    given = {"row-1": now} if now else {}
    older = {**row, "by-when": "2026-04-01"}
    (gone,) = again({"commitments": given}, {"commitments": {"row-1": changed(5, now, row, older)}}).values()
    assert (gone["uid"], gone["status"], gone["sequence"]) == (before["uid"], "CANCELLED", 5)
    assert gone.decoded("dtstart") == date(2026, 5, 4) and str(gone["summary"]) == "Cancelled: Ada: Show our plan"
    assert again({}, {"commitments": {"row-2": changed(6, {"what": "Never had a date"})}}) == {}


def test_all_of_a_table_have_one_event_and_ones_own_stay_apart() -> None:
    answers = {"commitments": ANSWERS["commitments"], "again": ANSWERS["again"]}
    ada, grace = (
        {
            str(each.summary): each.uid
            for each in dated_events(HOME, PACK, answers, {**OWNERS, "commitments": "room/table-3", "again": who})
        }
        for who in ("room/ada", "room/grace")
    )
    assert ada["Ada: Show our plan"] == grace["Ada: Show our plan"]
    assert sum(ada[name] == grace[name] for name in ada) == 1


OWNERS = {plan.id: "room/other" for plan in PACK.plans_with(HOME)}


def test_an_hour_keeps_its_time_busy_by_the_clock_of_the_side_and_a_day_does_not() -> None:
    given = {"again": {"start": "2027-06-07", "look-again": {"time": "09:30"}}}
    (meeting,) = again(given, {}, zone=ZoneInfo("Africa/Kampala")).values()
    assert meeting.decoded("dtstart") == datetime(2027, 6, 7, 6, 30, tzinfo=UTC)
    assert meeting.decoded("dtend") - meeting.decoded("dtstart") == timedelta(minutes=120)
    assert meeting["transp"] == "OPAQUE"
    (day,) = again({"again": {"start": "2027-06-07"}}, {}).values()
    assert day["transp"] == "TRANSPARENT" and day.decoded("dtstart") == date(2027, 6, 7)


def test_what_can_be_deleted_at_once_has_one_category() -> None:
    assert {category for each in written() for category in each.categories} == {"Mutuality"}
