"""Results of picking and ranking: how often an option is picked, and its points in the ranking."""

from collections.abc import Sequence

from kit.exercises import PickAndRank
from kit.exercises.wording import Words
from kit.results.counting import of_picks
from kit.results.gate import Pool
from kit.results.group import Group
from kit.results.kind import Answers, Coarse, Measure, ResultKind
from kit.results.own import all_but
from kit.results.own_results import OwnPicks
from kit.results.questions import PICKED, RANKED, Question, ids_of
from kit.results.told import chosen_most, joined, leading
from kit.results.view import ResultView
from kit.results.words.findings import Finding, of_the_whole, pictured
from kit.results.words.labels import listed, option_text
from kit.results.years.closeness import Revealed


class PickAndRankResults(Coarse, ResultKind[PickAndRank]):
    """What is picked and what is ranked are two questions."""

    written = False
    identifying = False

    def questions(self, exercise: PickAndRank) -> tuple[Question, ...]:
        parts = (PICKED, RANKED)
        return tuple(Question(item.id, part, ids_of(item.options)) for item in exercise.items for part in parts)

    def group(self, exercise: PickAndRank, question: Question, pool: Pool) -> Group:
        return of_picks(question, pool, int(exercise.item(question.item).rank))

    def own(self, exercise: PickAndRank, given: Answers, revealed: Revealed | None) -> OwnPicks:
        picks = tuple(
            (item.id, tuple(given[item.id]["picked"]), tuple(given[item.id]["ranked"]))
            for item in exercise.items
            if given.get(item.id, {}).get("picked")
        )
        return OwnPicks(picks, all_but(exercise, [item for item, _, _ in picks]))

    def headline(self, view: ResultView[PickAndRank]) -> str:
        ranked = next((each for each in view.shown if each.part == RANKED), None)
        if ranked is None:
            return chosen_most(view.shown[0], view)
        named = []
        for group in leading(ranked.groups):
            most = max(group.points.values())
            labels = [view.answer(ranked.item, answer) for answer, points in group.points.items() if points == most]
            named.append((view.side(group.side), listed(labels, view.words), ""))
        return view.words["headline-ranked"].format(findings=joined(named, view.words))

    def findings(self, view: ResultView[PickAndRank], at_most: int) -> Sequence[Finding]:
        item = next((each for each in view.shown if each.part == RANKED), view.shown[0])
        return [pictured(of_the_whole(view), item, view.words)]

    def answer_label(self, exercise: PickAndRank, item: str, answer: str, words: Words) -> str | None:
        return option_text(exercise, item, answer)

    def measure(self, part: str) -> Measure | None:
        return None if part == RANKED else "share"
