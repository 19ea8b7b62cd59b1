"""Results of a choice: how many chose each option."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.exercises import RATHER_NOT_SAY, Choice
from kit.results import common as of
from kit.results.counting import of_options
from kit.results.gate import Pool
from kit.results.group import Group, GroupResult
from kit.results.kind import Answers, ResultKind, Words
from kit.results.own import all_but, answered_with
from kit.results.own_results import OwnChoice
from kit.results.questions import Question, ids_of
from kit.results.told import chosen_most
from kit.results.words.findings import Finding, of_the_whole, pictured
from kit.results.years.closeness import Revealed

if TYPE_CHECKING:
    from kit.responses import Side


class ChoiceResults(ResultKind[Choice]):
    """Which side one is of is no question: groups are formed by it."""

    written = False
    reply = of.reply_to_item
    offered = of.counted_answers
    bands = of.coarse
    low_band = of.coarse
    on_sheet = of.nothing_on_sheets
    contribution = of.nothing_to_add
    item_label = of.text_of_item
    part_label = of.words_of_part
    answer_label = of.text_of_option
    episodes = of.by_episode
    uncounted = of.always_counted
    measure = of.share
    drawn_over_time = of.every_part
    label_over_time = of.label_of_item

    def questions(self, exercise: Choice) -> tuple[Question, ...]:
        return tuple(
            Question(item.id, offered=ids_of(item.options)) for item in exercise.items if not item.options_from
        )

    def group(self, exercise: Choice, question: Question, pool: Pool) -> Group:
        return of_options(question, pool)

    def own(self, exercise: Choice, given: Answers, revealed: Revealed | None) -> OwnChoice:
        chosen = []
        for item in exercise.items:
            value = given.get(item.id, [])
            options = tuple(value) if isinstance(value, list) else (value,)
            if options and options != (RATHER_NOT_SAY,):
                chosen.append((item.id, options))
        refused = answered_with(exercise, given, RATHER_NOT_SAY)
        return OwnChoice(exercise.id, tuple(chosen), refused, all_but(exercise, [*dict(chosen), *refused]))

    def headline(self, result: GroupResult, exercise: Choice, sides: "Sequence[Side]", words: Words) -> str:
        return chosen_most(next(each for each in result.items if each.shown), exercise, sides, words)

    def findings(
        self, result: GroupResult, exercise: Choice, sides: "Sequence[Side]", words: Words, at_most: int
    ) -> Sequence[Finding]:
        whole = of_the_whole(result, exercise, sides, words)
        return [
            pictured(replace(whole, headline=chosen_most(item, exercise, sides, words)), item, words)
            for item in result.items
            if item.shown
        ]

    def of_episode(self, finding: Finding, asked: Choice, result: GroupResult, words: Words) -> Finding:
        return pictured(finding, next(item for item in result.items if item.shown), words)  # which it tells of alone
