"""`guess`: what I believe the other side will say matters most, before anybody sees it. For its owner alone."""

from typing import Annotated, Any, Literal

from pydantic import Field

from kit.exercises.model import Cited, Exercise, Identifier, Item, Section, accept_ranking


class GuessItem(Item):
    """The ranking to guess: the first `rank` of `options`, which are those of the exercise guessed."""

    options: tuple[Cited, ...] = Field(min_length=2)
    rank: Annotated[int, Field(ge=1, le=5)] = 3


class GuessSection(Section):
    """Section of guesses; as a rule there is one."""

    items: tuple[GuessItem, ...] = Field(min_length=1)


class Guess(Exercise):
    """Answers: a list of option ids, best first. `of` is the exercise whose ranking is guessed.

    It is always private: stored so that only its owner reads it, and never part of a group's result.
    """

    kind: Literal["guess"] = "guess"
    private: Literal[True] = True
    of: Identifier
    sections: tuple[GuessSection, ...] = Field(min_length=1)

    def _accept(self, place: str, value: Any) -> Any:
        item = self.item(place)
        return accept_ranking(value, [option.id for option in item.options], item.rank)
