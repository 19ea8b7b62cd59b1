"""`checklist`: yes / partly / not yet / not for us, one note a section, and an owner for each next step."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from kit.exercises.accepting import accept_one_of, accept_text
from kit.exercises.json_types import Value
from kit.exercises.model import Cited, Exercise, Item, Section, Text
from kit.exercises.wording import Wording

STATES = ("yes", "partly", "not-yet", "not-for-us")
MISSING = ("partly", "not-yet")


class ChecklistItem(Item):
    """A thing to have in place, its optional parts, and the next step when it is missing."""

    next_step: Text = Field(alias="next-step")
    parts: tuple[Cited, ...] = ()


ChecklistSection = Section[ChecklistItem]


class Checklist(Exercise):
    """Answers: one of `STATES` an item; text under `<section>.note` and `<item>.owner`."""

    seconds_each: ClassVar[int] = 15

    kind: Literal["checklist"] = "checklist"
    sections: tuple[ChecklistSection, ...] = Field(min_length=1)

    def reserved_items(self) -> tuple[str, ...]:
        return ("note", "owner") if self.for_each else ()  # an item is then called "<episode>.note", as a note is

    def places(self) -> Iterator[str]:
        yield from super().places()
        yield from (f"{section.id}.note" for section in self.sections)
        yield from (f"{item.id}.owner" for item in self.items)

    def wording(self, place: str) -> Wording:
        if place.endswith(".note"):
            return Wording(next(each.title for each in self.sections if f"{each.id}.note" == place))
        return Wording(self.item(place.removesuffix(".owner")).text)

    def _accept(self, place: str, value: Value) -> Value:
        if place.endswith((".note", ".owner")):
            return accept_text(value)
        return accept_one_of(value, STATES)
