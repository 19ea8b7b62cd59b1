"""Results of a choice: how many chose each option."""

from collections.abc import Sequence
from dataclasses import replace

from kit.exercises import RATHER_NOT_SAY, Choice
from kit.exercises.wording import Words
from kit.results.counting import of_options
from kit.results.gate import Pool
from kit.results.group import Group
from kit.results.kind import Answers, Coarse, Measure, ResultKind
from kit.results.own import all_but, answered_with
from kit.results.own_results import OwnChoice
from kit.results.questions import Question, ids_of
from kit.results.told import chosen_most
from kit.results.view import ResultView
from kit.results.words.findings import Finding, of_the_whole, pictured
from kit.results.words.labels import option_text
from kit.results.years.closeness import Revealed


class ChoiceResults(Coarse, ResultKind[Choice]):
    """Which side one is of is no question: groups are formed by it."""

    written = False
    identifying = True

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
        return OwnChoice(tuple(chosen), refused, all_but(exercise, [*dict(chosen), *refused]))

    def headline(self, view: ResultView[Choice]) -> str:
        return chosen_most(view.shown[0], view)

    def findings(self, view: ResultView[Choice], at_most: int) -> Sequence[Finding]:
        whole = of_the_whole(view)
        return [pictured(replace(whole, headline=chosen_most(item, view)), item, view.words) for item in view.shown]

    def of_episode(self, finding: Finding, view: ResultView[Choice]) -> Finding:
        return pictured(finding, view.shown[0], view.words)  # which it tells of alone

    def answer_label(self, exercise: Choice, item: str, answer: str, words: Words) -> str | None:
        return option_text(exercise, item, answer)

    def measure(self, part: str) -> Measure:
        return "share"
