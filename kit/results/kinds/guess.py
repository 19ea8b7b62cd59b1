"""Results of a guess: how close it was, for its owner alone."""

from kit.exercises import Guess
from kit.results.closeness import Revealed, closeness
from kit.results.common import (
    all_pictured,
    always_counted,
    coarse,
    counted_answers,
    every_part,
    label_of_item,
    never_counted,
    no_questions,
    not_compared,
    nothing_on_sheets,
    nothing_to_add,
    nothing_to_tell,
    one_finding,
    reply_to_item,
    text_of_item,
    text_of_option,
    words_of_part,
)
from kit.results.kind import Answers, ResultKind
from kit.results.own_results import OwnGuess


class GuessResults(ResultKind[Guess]):
    """It is always private: a group has no result of it."""

    written = False
    questions = no_questions
    reply = reply_to_item
    offered = counted_answers
    bands = coarse
    low_band = coarse
    on_sheet = nothing_on_sheets
    contribution = nothing_to_add
    group = never_counted
    item_label = text_of_item
    part_label = words_of_part
    answer_label = text_of_option
    headline = nothing_to_tell
    episodes = nothing_to_tell
    uncounted = always_counted
    findings = one_finding
    of_episode = all_pictured
    measure = not_compared
    drawn_over_time = every_part
    label_over_time = label_of_item

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
