"""Dates of a schedule: proposed from a start and a spacing, no weekend and no holiday; those moved by hand win."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kit.exercises import Schedule
from kit.exercises.json_types import JsonObject
from kit.exercises.kinds.schedule import Meeting

SATURDAY = 6  # as ISO counts: Monday is 1
WEEKEND, HOLIDAY, ORDER = "weekend", "holiday", "order"


@dataclass(frozen=True)
class PlannedMeeting:
    """A step with its date: `day` as `proposed`, or as its author moved it (`by_hand`).

    `warnings` about a day moved by hand: "weekend", "holiday", and "order" if it lies before the day of the step
    before. `moved` says that the proposal would have been a weekend or a holiday, and went to the next working day.
    """

    item: str
    day: date
    proposed: date
    by_hand: bool = False
    moved: bool = False
    warnings: tuple[str, ...] = ()
    place: str = ""
    preparation: str = ""
    time: str = ""


@dataclass(frozen=True)
class OwnSchedule:
    """The steps in the order of the page; without a start there are none, and all are `unanswered`."""

    meetings: tuple[PlannedMeeting, ...]
    unanswered: tuple[str, ...]


def own_schedule(exercise: Schedule, answers: JsonObject) -> OwnSchedule:
    """The dates for a person's or a group's `answers` to `exercise` (by place), as `Schedule` stores them.

    Without a spacing, the one of the exercise holds; without a start no step has a date. A day moved by hand is never
    moved back. Raises nothing for answers that `Schedule.accept` took.
    """
    if not answers.get("start"):
        return OwnSchedule((), tuple(item.id for item in exercise.items))
    start, spacing = date.fromisoformat(answers["start"]), answers.get("spacing") or exercise.spacing
    holidays = {date.fromisoformat(day) for day in answers.get("holidays") or ()}
    meetings: list[PlannedMeeting] = []
    for item in exercise.items:
        before = meetings[-1].day if meetings else None
        meetings.append(_planned(item, answers.get(item.id) or {}, start, spacing, holidays, before))
    return OwnSchedule(tuple(meetings), ())


def proposed_day(start: date, spacing: int, after: float, holidays: Collection[date]) -> date:
    """The day `after` so many spacings of `spacing` weeks from `start`, or the next working day after it.

    A day on a Saturday, on a Sunday or among the `holidays` is moved to the next day that is none of these. A later
    step therefore never comes before an earlier one, but two may fall on one day. Half spacings are rounded to whole
    days. Range: `start` of the years 1900 to 2199, `spacing` 1 to 52, `after` 0 to 40; with more it may raise
    `OverflowError`.

    >>> proposed_day(date(2026, 5, 4), 2, 1, [date(2026, 5, 18)])
    datetime.date(2026, 5, 19)
    """
    day = aimed_day(start, spacing, after)
    while is_weekend(day) or day in holidays:
        day += timedelta(days=1)
    return day


def aimed_day(start: date, spacing: int, after: float) -> date:
    """The day before weekends and holidays are looked at: `start` and `after` times `spacing` weeks."""
    return start + timedelta(days=round(after * spacing * 7))


def is_weekend(day: date) -> bool:
    """Whether `day` is a Saturday or a Sunday.

    >>> is_weekend(date(2026, 5, 3)), is_weekend(date(2026, 5, 4))
    (True, False)
    """
    return day.isoweekday() >= SATURDAY


def _planned(
    item: Meeting, given: Mapping[str, str], start: date, spacing: int, holidays: set[date], before: date | None
) -> PlannedMeeting:
    proposed = proposed_day(start, spacing, item.after, holidays)
    day = date.fromisoformat(given["date"]) if given.get("date") else proposed
    by_hand = "date" in given
    found = {WEEKEND: is_weekend(day), HOLIDAY: day in holidays, ORDER: before is not None and day < before}
    return PlannedMeeting(
        item.id,
        day,
        proposed,
        by_hand,
        moved=proposed != aimed_day(start, spacing, item.after),
        warnings=tuple(name for name, holds in found.items() if holds and (by_hand or name == ORDER)),
        place=given.get("place", ""),
        preparation=given.get("preparation", ""),
        time=given.get("time", ""),
    )
