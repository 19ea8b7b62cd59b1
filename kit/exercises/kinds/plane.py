"""`place`: points on a plane between two labelled axes, one point for each item."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from kit.exercises.accepting import AnswerNotAccepted, accept_name, accept_one_of
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.model import DECLINED, Exercise, Item, Model, Section, Text
from kit.exercises.wording import Wording

HIGHEST = 10
STEP = 0.5
LONGEST_NAME = 60
AXES = ("x", "y")
POSITIONS = tuple(number * STEP for number in range(int(HIGHEST / STEP) + 1))


class Axis(Model):
    """What an axis measures, in a few words that can stand inside a sentence, and what its ends mean."""

    label: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    low: Text
    high: Text


class Axes(Model):
    """Both axes. `comparable` says that they measure the same thing, so that a person may give one more of it.

    `both_high` says, in a few words, what points are that lie in the highest third of both.
    """

    x: Axis
    y: Axis
    comparable: bool = False
    both_high: str = Field("", alias="both-high", max_length=60)


class PlaneItem(Item):
    """A point to place; `short` is its name on the plane. One that is `named` is called what its author writes."""

    named: bool = False
    short: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=24)]


PlaneSection = Section[PlaneItem]


class Plane(Exercise):
    """Answers: `{"x": 0 to 10, "y": 0 to 10}`, both in steps of 0.5, or one of `DECLINED`.

    A `named` item has `"name"` too, which may stand alone until the point is placed. Nobody need decline it: whoever
    has no more to name leaves it empty.
    """

    seconds_each: ClassVar[int] = 30

    kind: Literal["place"] = "place"
    axes: Axes
    sections: tuple[PlaneSection, ...] = Field(min_length=1)

    @property
    def named(self) -> bool:
        """Whether people name points of theirs on this plane."""
        return any(item.named for item in self.items)

    def wording(self, place: str) -> Wording:
        item, axes = self.item(place), (self.axes.x, self.axes.y)
        labels = tuple(text for axis in axes for text in (axis.label, axis.low, axis.high))
        return Wording(item.text, labels, form={"named": item.named})

    def _accept(self, place: str, value: Value) -> Value:
        if self.item(place).named:
            return _named(value)
        if isinstance(value, str):
            return accept_one_of(value, DECLINED)
        if not isinstance(value, dict) or set(value) != set(AXES):
            raise AnswerNotAccepted("this answer has two parts, 'x' and 'y'")
        return {axis: _position(value[axis]) for axis in AXES}

    def is_complete(self, answers: JsonDict) -> bool:
        """Whether every core point is placed or declined; a name alone is not placed yet."""
        placed = {place: value for place, value in answers.items() if value and set(value) != {"name"}}
        return super().is_complete(placed)


def _named(value: Value) -> JsonDict:
    if not isinstance(value, dict) or set(value) not in ({"name"}, {"name", *AXES}):
        raise AnswerNotAccepted("this answer has the parts 'name', 'x' and 'y'")
    name = accept_name(value["name"], LONGEST_NAME).strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise AnswerNotAccepted(f"the name of a point has 1 to {LONGEST_NAME} characters")
    return {"name": name} | {axis: _position(value[axis]) for axis in AXES if axis in value}


def _position(value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value not in POSITIONS:
        raise AnswerNotAccepted(f"a position is a number from 0 to {HIGHEST} in steps of {STEP}, not {value!r}")
    return float(value)
