"""Results of a checklist: states, and the next steps for what is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.exercises import Checklist
from kit.exercises.kinds.checklist import MISSING, STATES
from kit.results import common as of
from kit.results.counting import of_options
from kit.results.gate import Pool
from kit.results.group import Group, GroupResult
from kit.results.kind import Answers, ResultKind, Words
from kit.results.own import all_but, answered_with
from kit.results.own_results import NextStep, OwnChecklist
from kit.results.questions import Question
from kit.results.told import by_group
from kit.results.words.findings import Finding, most_apart
from kit.results.years.closeness import Revealed

if TYPE_CHECKING:
    from kit.responses import Side


class ChecklistResults(ResultKind[Checklist]):
    """Notes and owners are for their author alone, so they are no questions."""

    written = False
    reply = of.reply_to_item
    offered = of.counted_answers
    bands = of.coarse
    low_band = of.coarse
    on_sheet = of.nothing_on_sheets
    contribution = of.nothing_to_add
    item_label = of.text_of_item
    part_label = of.words_of_part
    answer_label = of.words_of_answer
    episodes = of.by_episode
    uncounted = of.always_counted
    of_episode = of.all_pictured
    measure = of.not_compared
    drawn_over_time = of.every_part
    label_over_time = of.label_of_item

    def questions(self, exercise: Checklist) -> tuple[Question, ...]:
        return tuple(Question(item.id, offered=STATES) for item in exercise.items)

    def group(self, exercise: Checklist, question: Question, pool: Pool) -> Group:
        return of_options(question, pool)

    def own(self, exercise: Checklist, given: Answers, revealed: Revealed | None) -> OwnChecklist:
        def owner(item: str) -> str:
            return str(given.get(f"{item}.owner", "")).strip()

        notes = ((section.id, str(given.get(f"{section.id}.note", "")).strip()) for section in exercise.sections)
        return OwnChecklist(
            exercise.id,
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

    def headline(self, result: GroupResult, exercise: Checklist, sides: "Sequence[Side]", words: Words) -> str:
        def missing(group: Group) -> int:
            return sum(group.counts[state] for state in MISSING)

        findings = by_group(result.items, exercise, sides, words, missing)
        return words["headline-missing"].format(findings=findings) if findings else words["headline-all-ready"]

    def findings(
        self, result: GroupResult, exercise: Checklist, sides: "Sequence[Side]", words: Words, at_most: int
    ) -> Sequence[Finding]:
        return most_apart(result, exercise, sides, words, at_most)
