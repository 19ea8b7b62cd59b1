"""Results of a checklist: states, and the next steps for what is missing."""

from collections.abc import Sequence

from kit.exercises import Checklist
from kit.exercises.kinds.checklist import MISSING, STATES
from kit.results.counting import of_options
from kit.results.gate import Pool
from kit.results.group import Group
from kit.results.kind import Answers, Coarse, ResultKind
from kit.results.own import all_but, answered_with
from kit.results.own_results import NextStep, OwnChecklist
from kit.results.questions import Question
from kit.results.told import by_group
from kit.results.view import ResultView
from kit.results.words.findings import Finding, most_apart
from kit.results.years.closeness import Revealed


class ChecklistResults(Coarse, ResultKind[Checklist]):
    """Notes and owners are for their author alone, so they are no questions."""

    written = False
    identifying = False

    def questions(self, exercise: Checklist) -> tuple[Question, ...]:
        return tuple(Question(item.id, offered=STATES) for item in exercise.items)

    def group(self, exercise: Checklist, question: Question, pool: Pool) -> Group:
        return of_options(question, pool)

    def own(self, exercise: Checklist, given: Answers, revealed: Revealed | None) -> OwnChecklist:
        def owner(item: str) -> str:
            return str(given.get(f"{item}.owner", "")).strip()

        notes = ((section.id, str(given.get(f"{section.id}.note", "")).strip()) for section in exercise.sections)
        return OwnChecklist(
            ready=answered_with(exercise, given, "yes"),
            missing=tuple(
                NextStep(item.id, given[item.id], item.next_step, owner(item.id))
                for item in exercise.items
                if given.get(item.id) in MISSING
            ),
            not_for_us=answered_with(exercise, given, "not-for-us"),
            unanswered=all_but(exercise, given),
            notes=tuple((section, text) for section, text in notes if text),
        )

    def headline(self, view: ResultView[Checklist]) -> str:
        def missing(group: Group) -> int:
            return sum(group.counts[state] for state in MISSING)

        findings = by_group(view.items, view, missing)
        return (
            view.words["headline-missing"].format(findings=findings) if findings else view.words["headline-all-ready"]
        )

    def findings(self, view: ResultView[Checklist], at_most: int) -> Sequence[Finding]:
        return most_apart(view, at_most)
