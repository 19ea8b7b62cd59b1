"""What invented people answer to a guess."""

from kit.exercises import Guess
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Leaning, SyntheticKind


class SyntheticGuess(SyntheticKind[Guess]):
    """It is private."""

    def answer(self, exercise: Guess, item: AnyItem, leaning: Leaning, words: Words) -> None:
        return None
