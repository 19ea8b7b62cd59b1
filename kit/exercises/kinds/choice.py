"""`choice`: one question, a few options, one answer (or several, if the item says `many`)."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from kit.exercises.accepting import AnswerNotAccepted, accept_one_of
from kit.exercises.json_types import Value
from kit.exercises.model import RATHER_NOT_SAY, Cited, Exercise, Item, Section, check_options, fault_at
from kit.exercises.wording import Wording, option_wording


class ChoiceItem(Item):
    """A question with options. `options-from: sides` offers the sides of the room instead."""

    options: tuple[Cited, ...] = ()
    options_from: Literal["sides"] | None = Field(None, alias="options-from")
    many: bool = False

    @model_validator(mode="after")
    def _has_options(self) -> Self:
        if not self.options_from and len(self.options) < 2:
            raise ValueError("a choice needs at least two options; add them under 'options'")
        check_options(self.options, "options")
        return self


ChoiceSection = Section[ChoiceItem]


class Choice(Exercise):
    """Answers: an option's id, a list of them where `many`, or "rather-not-say".

    A `practice` asks one harmless question; its own result shows what others would see, with invented people.
    """

    seconds_each: ClassVar[int] = 15

    kind: Literal["choice"] = "choice"
    practice: bool = False
    sections: tuple[ChoiceSection, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _practises_one_answer(self) -> Self:
        asked = self.items
        if self.practice and (len(asked) != 1 or asked[0].many or asked[0].options_from or len(asked[0].options) < 3):
            raise fault_at("a practice has one item, with one answer among at least three options", "practice")
        return self

    def wording(self, place: str) -> Wording:
        return option_wording(self.item(place))

    def _accept(self, place: str, value: Value) -> Value:
        item = self.item(place)
        if item.options_from == "sides":
            return accept_one_of(value, ("ours", "partner", "observer"))
        allowed = [option.id for option in item.options]
        if value == RATHER_NOT_SAY or not item.many:
            return accept_one_of(value, [*allowed, RATHER_NOT_SAY])
        if not isinstance(value, list):
            raise AnswerNotAccepted("several answers are possible here, so they must come as a list")
        return [accept_one_of(each, allowed) for each in dict.fromkeys(map(str, value))]
