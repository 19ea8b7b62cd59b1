"""`canvas`: a sheet of named boxes that a group fills together; the kit reads it back as questions, by rule."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from kit.exercises.model import AnswerNotAccepted, Cited, Exercise, Item, Model, Section, Text, accept_text, fault_at

ShortName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
MOST_OTHER_TEXTS = 20


class BoxField(Cited):
    """A part of a box, written by itself: what comes from our side and what from theirs, who, or when."""


class Box(Item):
    """A box of the sheet; `short` is its name there. With `fields` each of them is written by itself."""

    short: ShortName
    fields: tuple[BoxField, ...] = ()


class BoxSection(Section):
    """Section of boxes."""

    items: tuple[Box, ...] = Field(min_length=1)


class When(Model):
    """Holds where every place of `filled` has words and every place of `empty` has none."""

    filled: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


class Check(Cited):
    """A question that the kit asks when it reads the sheet: `text`, because of the `rule`, in words.

    It is asked where any of `when` holds.
    """

    rule: Text
    when: tuple[When, ...] = Field(min_length=1)


class Canvas(Exercise):
    """Answers: `{"text": words, "also": [texts written at the same moment, still to be put together]}` a place.

    A place is a box, or `<box>.<field>`. `columns` are fields that every box has: the sheet is then a table.
    """

    kind: Literal["canvas"] = "canvas"
    together: bool = True
    columns: tuple[BoxField, ...] = ()
    checks: tuple[Check, ...] = ()
    sections: tuple[BoxSection, ...] = Field(min_length=1)

    def fields_of(self, box: Box) -> tuple[BoxField, ...]:
        """The fields of `box`; none where it is written as one text."""
        return self.columns or box.fields

    def places_of(self, box: Box) -> tuple[str, ...]:
        """The places of `box` in the order of the page."""
        return tuple(f"{box.id}.{field.id}" for field in self.fields_of(box)) or (box.id,)

    def places(self) -> Iterator[str]:
        for box in self.items:
            yield from self.places_of(box)

    @model_validator(mode="after")
    def _checks_name_places(self) -> Self:
        known = set(self.places())
        for number, check in enumerate(self.checks):
            for index, when in enumerate(check.when):
                for key, places in (("filled", when.filled), ("empty", when.empty)):
                    for at, place in enumerate(places):
                        if place not in known:
                            message = f"'{self.id}' has no box '{place}'; the boxes are {', '.join(self.places())}"
                            raise fault_at(message, "checks", number, "when", index, key, at)
        return self

    def _accept(self, place: str, value: Any) -> Any:
        if not isinstance(value, dict) or set(value) != {"text", "also"} or not isinstance(value["also"], list):
            raise AnswerNotAccepted("this answer has two parts, 'text' and 'also'")
        if len(value["also"]) > MOST_OTHER_TEXTS:
            raise AnswerNotAccepted("too many texts wait to be put together here; put some of them together first")
        return {"text": accept_text(value["text"]), "also": [accept_text(each) for each in value["also"]]}

    def is_complete(self, answers: dict[str, Any]) -> bool:
        """Whether every core box has words in one of its places at least."""
        return all(any(written(answers, place) for place in self.places_of(box)) for box in self.core_items)


def written(answers: Mapping[str, Any], place: str) -> bool:
    """Whether a place of a sheet has words.

    >>> written({"moment": {"text": "A flood", "also": []}}, "moment"), written({}, "moment")
    (True, False)
    """
    value = answers.get(place)
    return bool(value and (value["text"].strip() or any(each.strip() for each in value["also"])))
