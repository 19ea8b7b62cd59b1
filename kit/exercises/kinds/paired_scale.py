"""`paired-scale`: each item answered twice, for us and, as I believe, for them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kit.exercises.accepting import AnswerNotAccepted, accept_one_of, accept_ranking
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.kinds.scale import Labels, ScaleItem
from kit.exercises.model import DECLINED, NO_OPTIONS, Cited, Exercise, Model, Section, Text
from kit.exercises.wording import Wording, seconds_to_rank, texts_of

ENDS = ("us", "them")
MATTERS = "matters"


class Matters(Cited):
    """A last question: which few of the items matter most, asked once. Its id is "matters", and so is its place."""

    id: Literal["matters"] = "matters"
    help: str = ""
    pick: Annotated[int, Field(ge=1, le=5)] = 3


class PairedItem(ScaleItem):
    """A statement that is answered twice; `short` is its name in a ranking and in a picture."""

    short: Annotated[str, Field(max_length=40)] = ""


PairedSection = Section[PairedItem]


class RankedOption(Model):
    """An item to choose in a ranking: its short name, and its whole text where that says more."""

    id: str
    text: str
    more: str = ""


class PairedScale(Exercise):
    """Answers: `{"us": point, "them": point}`, either of them absent until given; points as in `scale`.

    Under `matters`, where it is asked, a list of the ids of items, most important first, or one of `DECLINED`.
    `readings` explain how each result is counted; the room's result shows them.
    """

    seconds_each: ClassVar[int] = 24

    kind: Literal["paired-scale"] = "paired-scale"
    labels: Labels
    us: Text
    them: Text
    matters: Matters | None = None
    readings: tuple[Cited, ...] = ()
    sections: tuple[PairedSection, ...] = Field(min_length=1)

    def reserved_items(self) -> tuple[str, ...]:
        return (MATTERS, *NO_OPTIONS) if self.matters else ()  # its items are then options, too

    def places(self) -> Iterator[str]:
        yield from super().places()
        if self.matters:
            yield MATTERS

    def wording(self, place: str) -> Wording:
        if self.matters and place == MATTERS:
            return Wording(self.matters.text, options=texts_of(self.items))
        return Wording(self.item(place).text, (*self.labels, self.us, self.them))

    def seconds(self) -> float:
        if not self.matters:
            return super().seconds()
        return super().seconds() + seconds_to_rank(len(self.items), self.matters.pick)

    def compared_with(self) -> str | None:
        return None if self.private else self.id

    def _accept(self, place: str, value: Value) -> Value:
        if self.matters and place == MATTERS:
            if isinstance(value, str):
                return accept_one_of(value, DECLINED)
            return accept_ranking(value, [item.id for item in self.items], self.matters.pick)
        if not isinstance(value, dict) or not value or set(value) - set(ENDS):
            raise AnswerNotAccepted("this answer has two parts, 'us' and 'them'")
        points = [*range(1, len(self.labels) + 1), *DECLINED]
        return {end: accept_one_of(value[end], points) for end in ENDS if value.get(end) is not None}

    def is_complete(self, answers: JsonDict) -> bool:
        """Whether every core item has both its answers, and something was said of what matters where that is asked."""
        both = {place: value for place, value in answers.items() if place != MATTERS and set(value or {}) == set(ENDS)}
        return super().is_complete(both) and (self.matters is None or bool(answers.get(MATTERS)))


def ranked_options(exercise: PairedScale) -> tuple[RankedOption, ...]:
    """The items of `exercise` as what is offered in a ranking, in the order of the page."""
    return tuple(
        RankedOption(id=item.id, text=item.short or item.text, more=item.text if item.short else "")
        for item in exercise.items
    )
