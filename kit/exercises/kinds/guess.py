"""`guess`: what I believe the other side will say matters most, before anybody sees it. For its owner alone."""

from typing import Annotated, Any, Literal

from pydantic import Field

from kit.exercises.kinds.paired_scale import PairedScale, RankedOption, ranked_options
from kit.exercises.model import Exercise, Identifier, Item, Section, accept_ranking


class GuessItem(Item):
    """The ranking to guess: the first `rank` of `options`, which the workshop takes from the exercise guessed."""

    options: tuple[RankedOption, ...] = ()
    rank: Annotated[int, Field(ge=1, le=5)] = 3


class GuessSection(Section):
    """Section of guesses; as a rule there is one."""

    items: tuple[GuessItem, ...] = Field(min_length=1, max_length=1)


class Guess(Exercise):
    """Answers: a list of option ids, best first. `of` is the exercise whose ranking is guessed.

    It is always private: stored so that only its owner reads it, and never part of a group's result.
    """

    kind: Literal["guess"] = "guess"
    private: Literal[True] = True
    of: Identifier
    sections: tuple[GuessSection, ...] = Field(min_length=1, max_length=1)

    def _accept(self, place: str, value: Any) -> Any:
        item = self.item(place)
        return accept_ranking(value, [option.id for option in item.options], item.rank)


def guessing(guess: Guess, guessed: PairedScale) -> Guess:
    """`guess` with the items of `guessed` to choose from, as many of them as are ranked there.

    Raises `ValueError` if nothing is ranked there.
    """
    if not guessed.matters:
        raise ValueError(f"'{guess.id}' is a guess of '{guessed.id}', which asks for no ranking; give it 'matters'")
    rank, options = guessed.matters.pick, ranked_options(guessed)
    sections = tuple(
        section.model_copy(
            update={
                "items": tuple(item.model_copy(update={"rank": rank, "options": options}) for item in section.items)
            }
        )
        for section in guess.sections
    )
    return guess.model_copy(update={"sections": sections})
