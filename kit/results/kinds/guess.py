"""Results of a guess: how close it was, for its owner alone."""

from kit.exercises import Guess
from kit.results import common as of
from kit.results.kind import Answers, ResultKind
from kit.results.own_results import OwnGuess
from kit.results.years.closeness import Revealed, closeness


class GuessResults(of.Uncounted, ResultKind[Guess]):
    """It is always private: a group has no result of it."""

    written = False
    on_sheet = of.nothing_on_sheets
    contribution = of.nothing_to_add
    answer_label = of.text_of_option
    uncounted = of.always_counted

    def own(self, exercise: Guess, given: Answers, revealed: Revealed | None) -> OwnGuess:
        (item,) = exercise.items
        guessed = tuple(given.get(item.id, ()))
        return OwnGuess(
            exercise.id,
            guessed,
            item.rank,
            unanswered=() if guessed else (item.id,),
            revealed=revealed is not None,
            observes=revealed is not None and revealed.side is None,
            closeness=closeness(exercise, guessed, revealed) if revealed else None,
        )
