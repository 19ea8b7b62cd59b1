"""`guess`: what I believe the other side will say matters most, before anybody sees it. For its owner alone."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from kit.exercises.accepting import accept_ranking
from kit.exercises.json_types import Value
from kit.exercises.kinds.paired_scale import PairedScale, RankedOption, ranked_options
from kit.exercises.model import Exercise, Identifier, Item, Section, fault_at
from kit.exercises.wording import Wording, option_wording


class GuessItem(Item):
    """The ranking to guess: the first `rank` of `options`, which the workshop takes from the exercise guessed."""

    options: tuple[RankedOption, ...] = ()
    rank: Annotated[int, Field(ge=1, le=5)] = 3


class GuessSection(Section[GuessItem]):
    """Section of guesses; as a rule there is one."""

    items: tuple[GuessItem, ...] = Field(min_length=1, max_length=1)


class Guess(Exercise):
    """Answers: a list of option ids, best first. `of` is the exercise whose ranking is guessed.

    It is always private: stored so that only its owner reads it, and never part of a group's result.
    """

    seconds_each: ClassVar[int] = 45

    kind: Literal["guess"] = "guess"
    private: Literal[True] = True
    of: Identifier
    sections: tuple[GuessSection, ...] = Field(min_length=1, max_length=1)

    def wording(self, place: str) -> Wording:
        return option_wording(self.item(place))

    def within(self, others: Mapping[str, Exercise]) -> Self:
        guessed = others.get(self.of)
        if guessed is None:
            message = f"this workshop has no exercise '{self.of}' to guess; it has {', '.join(others)}"
            raise fault_at(message, "of")
        if not isinstance(guessed, PairedScale):
            raise fault_at(f"'{self.of}' is no paired-scale, so nobody guesses it", "of")
        if not guessed.matters:
            raise fault_at(f"'{self.of}' asks for no ranking that could be guessed; give it 'matters'", "of")
        update = {"rank": guessed.matters.pick, "options": ranked_options(guessed)}
        sections = tuple(
            section.model_copy(update={"items": tuple(item.model_copy(update=update) for item in section.items)})
            for section in self.sections
        )
        return self.model_copy(update={"sections": sections})

    def compared_with(self) -> str:
        return self.of

    def unlike(self, others: Mapping[str, Exercise]) -> Iterator[tuple[str, str]]:
        ranked = {item.id for item in others[self.of].items}
        for option in (option for item in self.items for option in item.options if option.id not in ranked):
            yield option.id, f"options: '{option.id}' is no item or option of '{self.of}', so nobody ranks it"

    def _accept(self, place: str, value: Value) -> Value:
        item = self.item(place)
        return accept_ranking(value, [option.id for option in item.options], item.rank)
