"""A sheet read back: which boxes have words, which are empty, and the questions that its rules ask.

A rule asks its question if one of its `when` holds: every place that must have words has some, and every place that
must be empty is. Blank space is no words; a text that still waits to be put together is. Nothing is judged or counted
up: the questions are for the people at the table. A sheet on which nothing is written is asked nothing, as long as each
`when` names a place that must have words.
"""

from dataclasses import dataclass

from kit.exercises import Worksheet
from kit.exercises.json_types import JsonObject, Value
from kit.exercises.kinds.worksheet import Check, When, written


@dataclass(frozen=True)
class OwnBox:
    """One place of the sheet: `item` is the box, `field` the part of it or ""; `also` waits to be put together."""

    item: str
    field: str
    text: str
    also: tuple[str, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether there are words in it."""
        return bool(self.text.strip() or self.also)


@dataclass(frozen=True)
class Asked:
    """A question that a rule asks of the sheet, with the rule, and the places that made it ask."""

    check: str
    text: str
    rule: str
    filled: tuple[str, ...]
    empty: tuple[str, ...]


@dataclass(frozen=True)
class OwnSheet:
    """All places in the order of the page, the questions asked, and the boxes without any words."""

    boxes: tuple[OwnBox, ...]
    asked: tuple[Asked, ...]
    unanswered: tuple[str, ...]

    @property
    def gaps(self) -> tuple[OwnBox, ...]:
        """The places without words."""
        return tuple(box for box in self.boxes if not box.filled)

    def of(self, item: str) -> tuple[OwnBox, ...]:
        """The places of one box."""
        return tuple(box for box in self.boxes if box.item == item)


def own_sheet(exercise: Worksheet, answers: JsonObject) -> OwnSheet:
    """The sheet with these `answers` (by place, as stored; None or missing is nothing)."""
    boxes = tuple(_box(place, answers.get(place)) for place in exercise.boxes())
    begun = {box.item for box in boxes if box.filled}
    asked = tuple(found for check in exercise.checks if (found := _asked(check, answers)))
    return OwnSheet(boxes, asked, tuple(item.id for item in exercise.items if item.id not in begun))


def _box(place: str, value: Value) -> OwnBox:
    item, _, field = place.partition(".")
    also = tuple(each for each in value["also"] if each.strip()) if value else ()
    return OwnBox(item, field, value["text"] if value else "", also)


def _asked(check: Check, answers: JsonObject) -> Asked | None:
    when = next((each for each in check.when if _holds(each, answers)), None)
    return Asked(check.id, check.text, check.rule, when.filled, when.empty) if when else None


def _holds(when: When, answers: JsonObject) -> bool:
    return all(written(answers, place) for place in when.filled) and not any(
        written(answers, place) for place in when.empty
    )
