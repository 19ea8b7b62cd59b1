"""`canvas`: a sheet of named boxes that a group fills together; the kit reads it back as questions, by rule."""

from collections.abc import Collection, Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from kit.exercises.accepting import AnswerNotAccepted, accept_text
from kit.exercises.json_types import JsonDict, JsonObject, Value
from kit.exercises.model import Cited, Exercise, Item, Model, Section, Text, fault_at
from kit.exercises.wording import Wording, texts_of

ShortName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
MOST_OTHER_TEXTS = 8
SHARED = "shared"


class BoxField(Cited):
    """A part of a box, written by itself: what comes from our side and what from theirs, who, or when."""


class Box(Item):
    """A box of the sheet; `short` is its name there. With `fields` each of them is written by itself."""

    short: ShortName
    fields: tuple[BoxField, ...] = ()


BoxSection = Section[Box]


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


class Worksheet(Exercise):
    """Answers: `{"text": words, "also": [texts written at the same moment, still to be put together]}` a place.

    A place is a box, or `<box>.<field>`. `columns` are fields that every box has: the sheet is then a table. A sheet
    that a group fills `together` has one place more, `shared`: true if the group shows the sheet to the room.
    """

    seconds_each: ClassVar[int] = 120

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
        yield from self.boxes()
        if self.together:
            yield SHARED

    def reserved_items(self) -> tuple[str, ...]:
        return (SHARED,) if self.together else ()

    def boxes(self) -> Iterator[str]:
        """The places with words, in the order of the page."""
        for box in self.items:
            yield from self.places_of(box)

    @model_validator(mode="after")
    def _checks_name_places(self) -> Self:
        known = tuple(self.boxes())
        for number, check in enumerate(self.checks):
            for index, when in enumerate(check.when):
                for key, places in (("filled", when.filled), ("empty", when.empty)):
                    for at, place in enumerate(places):
                        if place not in known:
                            message = f"'{self.id}' has no box '{place}'; the boxes are {', '.join(known)}"
                            raise fault_at(message, "checks", number, "when", index, key, at)
        return self

    def wording(self, place: str) -> Wording:
        if place == SHARED:
            return Wording()
        box, _, part = place.partition(".")
        found = self.item(place if any(each.id == place for each in self.items) else box)
        return Wording(f"{found.text} {texts_of(self.fields_of(found)).get(part, '')}".strip())

    def _accept(self, place: str, value: Value) -> Value:
        if place == SHARED:
            if not isinstance(value, bool):
                raise AnswerNotAccepted("'shared' is either true or false")
            return value
        if not isinstance(value, dict) or set(value) != {"text", "also"} or not isinstance(value["also"], list):
            raise AnswerNotAccepted("this answer has two parts, 'text' and 'also'")
        if len(value["also"]) > MOST_OTHER_TEXTS:
            raise AnswerNotAccepted("too many texts wait to be put together here; put some of them together first")
        return {"text": accept_text(value["text"]), "also": [accept_text(each) for each in value["also"]]}

    def merge(self, place: str, current: Value, late: Value, continued: Value) -> Value:
        return None if place == SHARED else merged(current, late, continued)

    def is_filled(self, given: Collection[str]) -> bool:
        return all(not {*given}.isdisjoint(self.places_of(box)) for box in self.core_items)

    def is_complete(self, answers: JsonDict) -> bool:
        """Whether every core box has words in one of its places at least."""
        return all(any(written(answers, place) for place in self.places_of(box)) for box in self.core_items)


def written(answers: JsonObject, place: str) -> bool:
    """Whether a place of a sheet has words.

    >>> written({"moment": {"text": "A flood", "also": []}}, "moment"), written({}, "moment")
    (True, False)
    """
    value = answers.get(place)
    return bool(value and (value["text"].strip() or any(each.strip() for each in value["also"])))


def merged(current: Value, late: Value, continued: Value = None) -> Value:
    """The value of a box once `late`, written by somebody who had not seen `current`, has come: no words are lost.

    The current text stays, and the late one joins `also`, unless all its lines are in the box already. If the late text
    goes on from one that came late before (`continued`), it takes that one's place. Returns None if there is no room
    for a further text.

    >>> merged({"text": "A flood", "also": []}, {"text": "The market", "also": []})
    {'text': 'A flood', 'also': ['The market']}
    >>> merged({"text": "A flood", "also": ["The"]}, {"text": "The market", "also": []}, {"text": "The", "also": []})
    {'text': 'A flood', 'also': ['The market']}
    >>> merged(None, {"text": "The market", "also": []})
    {'text': 'The market', 'also': []}
    """
    if late is None or not late["text"].strip():
        return current
    if current is None:
        return {"text": late["text"], "also": []}
    also = [each for each in current["also"] if continued is None or each != continued["text"]]
    if not current["text"].strip() and not also:
        return {"text": late["text"], "also": []}
    if not any(_lines(late["text"]) <= _lines(each) for each in (current["text"], *also)):
        also.append(late["text"])
    return {"text": current["text"], "also": also} if len(also) <= MOST_OTHER_TEXTS else None


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip()}
