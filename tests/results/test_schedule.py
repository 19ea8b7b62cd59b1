"""Dates of a schedule: never a weekend or a holiday unless by hand, always in order, and worked cases."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exercises import AnswerNotAccepted, Schedule, load_pack
from kit.results import OwnSchedule, ResultView, headline, own_result, proposed_day, summarise
from kit.results.readings.schedule import is_weekend

PACK = load_pack()
YEAR = Schedule.model_validate(
    {
        "id": "a-year",
        "title": "A year",
        "purpose": "To try",
        "instructions": "Choose",
        "minutes": 5,
        "where-this-comes-from": "kit",
        "spacing": 12,
        "items": [{"id": f"m{number}", "text": f"Meeting {number}", "after": number / 2} for number in range(5)],
    }
)

starts = st.dates(date(1900, 1, 1), date(2199, 12, 31))
spacings = st.integers(1, 52)


def dates(answers: dict[str, Any]) -> list[date]:
    result = own_result(YEAR, answers)
    assert isinstance(result, OwnSchedule)
    return [meeting.day for meeting in result.meetings]


def test_a_year_worked_by_hand() -> None:
    # Start on Monday 5 January 2026; half a spacing of 12 weeks is 42 days.
    assert dates({"start": "2026-01-05"}) == [date(2026, 1, 5) + timedelta(days=42 * step) for step in range(5)]
    # With 3 weeks, half a spacing is 10.5 days, rounded to 10, 21, 32 (31.5 goes to the even day), 42.
    found = dates({"start": "2026-01-05", "spacing": 3})
    assert found == [date(2026, 1, 5), date(2026, 1, 15), date(2026, 1, 26), date(2026, 2, 6), date(2026, 2, 16)]


def test_a_weekend_and_the_holidays_after_it_are_passed_over() -> None:
    # Saturday 2 May 2026; Monday 4 and Tuesday 5 are holidays.
    result = own_result(YEAR, {"start": "2026-05-02", "holidays": ["2026-05-04", "2026-05-05"]})
    assert isinstance(result, OwnSchedule)
    assert (result.meetings[0].day, result.meetings[0].moved) == (date(2026, 5, 6), True)
    assert result.meetings[0].warnings == ()


def test_without_a_start_there_is_no_date() -> None:
    result = own_result(YEAR, {"m1": {"date": "2026-05-04"}, "spacing": 4})
    assert isinstance(result, OwnSchedule)
    assert (result.meetings, result.unanswered) == ((), ("m0", "m1", "m2", "m3", "m4"))


def test_a_day_moved_by_hand_wins_and_says_what_is_odd_about_it() -> None:
    answers = {
        "start": "2026-01-05",
        "holidays": ["2026-03-31"],
        "m1": {"date": "2026-02-14", "place": "Library"},  # a Saturday
        "m2": {"date": "2026-03-31"},
        "m3": {"date": "2026-03-30", "preparation": "Bring bread"},
        "m4": {"place": "Park"},
    }
    result = own_result(YEAR, answers)
    assert isinstance(result, OwnSchedule)
    first, second, third, fourth, last = result.meetings
    assert (first.by_hand, second.by_hand, last.by_hand) == (False, True, False)
    assert (second.day, second.proposed, second.warnings) == (date(2026, 2, 14), date(2026, 2, 16), ("weekend",))
    assert (third.day, third.warnings) == (date(2026, 3, 31), ("holiday",))
    assert (fourth.day, fourth.warnings, fourth.preparation) == (date(2026, 3, 30), ("order",), "Bring bread")
    assert (last.day, last.place, last.warnings) == (date(2026, 6, 22), "Park", ())


@given(starts, spacings, st.floats(0, 40), st.lists(starts, max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_proposal_is_never_a_weekend_or_a_holiday(start: date, spacing: int, after: float, more: list[date]) -> None:
    aimed = start + timedelta(days=round(after * spacing * 7))
    holidays = {*more, *(aimed + timedelta(days=number) for number in range(len(more)))}
    day = proposed_day(start, spacing, after, holidays)
    assert not is_weekend(day) and day not in holidays and day >= aimed
    assert all(is_weekend(between) or between in holidays for between in _days(aimed, day))


@given(starts, spacings, st.lists(starts, max_size=20), st.dictionaries(st.sampled_from(["m1", "m3"]), starts))
@settings(max_examples=100, deadline=None)
def test_order_is_kept_and_days_moved_by_hand_stay(
    start: date, spacing: int, holidays: list[date], by_hand: dict[str, date]
) -> None:
    answers: dict[str, Any] = {"start": start.isoformat(), "spacing": spacing}
    answers["holidays"] = [day.isoformat() for day in holidays]
    proposed = dates(answers)
    assert proposed == sorted(proposed) and len(proposed) == 5
    result = own_result(YEAR, answers | {name: {"date": day.isoformat()} for name, day in by_hand.items()})
    assert isinstance(result, OwnSchedule)
    for meeting, day in zip(result.meetings, proposed, strict=True):
        assert meeting.proposed == day and meeting.day == by_hand.get(meeting.item, day)
        if meeting.item in by_hand:
            assert ("weekend" in meeting.warnings) == is_weekend(meeting.day)
            assert ("holiday" in meeting.warnings) == (meeting.day in holidays)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days)]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("start", "2026-13-01"),
        ("start", "9999-12-31"),
        ("spacing", 0),
        ("spacing", 53),
        ("spacing", True),
        ("spacing", 1.5),
        ("holidays", "2026-12-25"),
        ("holidays", ["2026-12-25", "Christmas"]),
        ("holidays", ["2026-12-25"] * 61),
        ("m1", {"date": "tomorrow"}),
        ("m1", {"hour": "9"}),
        ("m9", {}),
    ],
)
def test_what_is_no_schedule_is_refused(place: str, value: Any) -> None:
    with pytest.raises(AnswerNotAccepted):
        YEAR.accept(place, value)


def test_nothing_is_no_answer_and_holidays_are_put_in_order() -> None:
    assert YEAR.accept("holidays", ["2026-12-26", "2026-12-25", "2026-12-26"]) == ["2026-12-25", "2026-12-26"]
    assert YEAR.accept("holidays", []) is None and YEAR.accept("m1", {"place": " "}) is None


def test_a_room_has_no_result_of_it_and_is_told_so() -> None:
    result = summarise(YEAR, [], ())
    assert result.items == ()
    assert headline(ResultView(result, YEAR, (), PACK.words("en"))).startswith("Everyone keeps dates of their own")
