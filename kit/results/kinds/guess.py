"""Results of a guess: how close it was, for its owner alone."""

from kit.exercises import Guess
from kit.exercises.wording import Words
from kit.results.kind import Answers, ResultKind, Uncounted
from kit.results.own_results import OwnGuess
from kit.results.words.labels import option_text
from kit.results.years.closeness import Revealed, closeness


class GuessResults(Uncounted, ResultKind[Guess]):
    """It is always private: a group has no result of it."""

    written = False
    identifying = True

    def answer_label(self, exercise: Guess, item: str, answer: str, words: Words) -> str | None:
        return option_text(exercise, item, answer)

    def own(self, exercise: Guess, given: Answers, revealed: Revealed | None) -> OwnGuess:
        (item,) = exercise.items
        guessed = tuple(given.get(item.id, ()))
        return OwnGuess(
            guessed,
            item.rank,
            unanswered=() if guessed else (item.id,),
            revealed=revealed is not None,
            observes=revealed is not None and revealed.side is None,
            closeness=closeness(exercise, guessed, revealed) if revealed else None,
        )
