"""`schedule`: meetings whose dates are proposed from a start and a spacing, and can be moved by hand."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kit.exercises.accepting import AnswerNotAccepted, accept_text
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.kinds.rows import accept_date
from kit.exercises.model import Exercise, Item, Section
from kit.exercises.wording import Wording

SETTINGS = ("start", "spacing", "holidays")
PARTS = ("date", "time", "place", "preparation")
TEXTS = ("place", "preparation")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
MOST_HOLIDAYS = 60
LONGEST_SPACING = 52  # weeks


class Meeting(Item):
    """A step of the schedule, `after` so many spacings from the start (half ones too).

    `minutes` 0 is a stretch of work with a day as its aim, and not a meeting.
    """

    after: Annotated[float, Field(ge=0, le=40)] = 0
    minutes: Annotated[int, Field(ge=0, le=480)] = 120
    preparation: str = ""


MeetingSection = Section[Meeting]


class Schedule(Exercise):
    """Answers: `start` a date, `spacing` weeks (1 to 52), `holidays` a list of dates, and what was changed by hand.

    The last is `{"date", "time", "place", "preparation"}` under the item's id, any of them absent. Dates are
    `YYYY-MM-DD`, a time is `HH:MM` on the clock of who gives it; `spacing` of the exercise is what the page proposes.
    """

    seconds_each: ClassVar[int] = 30

    kind: Literal["schedule"] = "schedule"
    spacing: Annotated[int, Field(ge=1, le=LONGEST_SPACING)] = 12
    sections: tuple[MeetingSection, ...] = Field(min_length=1)

    def reserved_items(self) -> tuple[str, ...]:
        return SETTINGS

    def places(self) -> Iterator[str]:
        yield from SETTINGS
        yield from super().places()

    def wording(self, place: str) -> Wording:
        return Wording() if place in SETTINGS else Wording(self.item(place).text)

    def _accept(self, place: str, value: Value) -> Value:
        if place == "start":
            return accept_date(value)
        if place == "spacing":
            if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LONGEST_SPACING:
                raise AnswerNotAccepted(f"the spacing is a number of weeks from 1 to {LONGEST_SPACING}")
            return value
        if place == "holidays":
            if not isinstance(value, list) or len(value) > MOST_HOLIDAYS:
                raise AnswerNotAccepted(f"holidays are a list of at most {MOST_HOLIDAYS} dates")
            return sorted({accept_date(each) for each in value}) or None
        if not isinstance(value, dict) or set(value) - set(PARTS):
            raise AnswerNotAccepted(f"a step of a schedule has these parts: {', '.join(PARTS)}")
        texts = {part: accept_text(value[part]) for part in TEXTS if value.get(part)}
        if value.get("time"):
            if not isinstance(value["time"], str) or not _CLOCK.fullmatch(value["time"]):
                raise AnswerNotAccepted("a time is written as hours and minutes, such as 09:30")
            texts["time"] = value["time"]
        texts = {part: text for part, text in texts.items() if text.strip()}
        return (({"date": accept_date(value["date"])} if value.get("date") else {}) | texts) or None

    def enough(self) -> Iterator[set[str]]:
        yield {SETTINGS[0]}

    def is_complete(self, answers: JsonDict) -> bool:
        """Whether there is a start; all else is proposed from it."""
        return answers.get("start") is not None
