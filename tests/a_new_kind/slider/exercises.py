"""`slider`: a number from 0 to 100 between two ends."""

from typing import ClassVar, Literal

from pydantic import Field

from kit.exercises import DECLINED, AnswerNotAccepted, Exercise
from kit.exercises.accepting import accept_one_of
from kit.exercises.json_types import Value
from kit.exercises.model import Item, Section, Text
from kit.exercises.wording import Wording

HIGHEST = 100


SliderSection = Section[Item]


class Slider(Exercise):
    """Answers: a whole number from 0 (at `low`) to 100 (at `high`), or one of `DECLINED`."""

    seconds_each: ClassVar[int] = 10

    kind: Literal["slider"] = "slider"
    low: Text
    high: Text
    sections: tuple[SliderSection, ...] = Field(min_length=1)

    def wording(self, place: str) -> Wording:
        return Wording(self.item(place).text, (self.low, self.high))

    def _accept(self, place: str, value: Value) -> Value:
        if isinstance(value, str):
            return accept_one_of(value, DECLINED)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= HIGHEST:
            raise AnswerNotAccepted(f"this answer is a whole number from 0 to {HIGHEST}")
        return value
