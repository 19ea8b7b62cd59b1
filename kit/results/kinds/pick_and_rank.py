"""Results of picking and ranking: how often an option is picked, and its points in the ranking."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.exercises import PickAndRank
from kit.results import common as of
from kit.results.counting import of_picks
from kit.results.gate import Pool
from kit.results.group import Group, GroupResult
from kit.results.kind import Answers, ResultKind, Words
from kit.results.own import all_but
from kit.results.own_results import OwnPicks
from kit.results.questions import PICKED, RANKED, Question, ids_of
from kit.results.told import chosen_most, joined, leading, side_name
from kit.results.words.findings import Finding, of_the_whole, pictured
from kit.results.words.labels import answer_label, listed
from kit.results.years.closeness import Revealed

if TYPE_CHECKING:
    from kit.responses import Side


class PickAndRankResults(ResultKind[PickAndRank]):
    """What is picked and what is ranked are two questions."""

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
    of_episode = of.all_pictured
    measure = of.share
    drawn_over_time = of.every_part
    label_over_time = of.label_of_item

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
        return OwnPicks(exercise.id, picks, all_but(exercise, [item for item, _, _ in picks]))

    def headline(self, result: GroupResult, exercise: PickAndRank, sides: "Sequence[Side]", words: Words) -> str:
        ranked = next((each for each in result.items if each.part == RANKED and each.shown), None)
        if ranked is None:
            return chosen_most(next(each for each in result.items if each.shown), exercise, sides, words)
        named = []
        for group in leading(ranked.groups):
            most = max(group.points.values())
            labels = [
                answer_label(exercise, ranked.item, answer, words)
                for answer, points in group.points.items()
                if points == most
            ]
            named.append((side_name(group.side, sides, words), listed(labels, words), ""))
        return words["headline-ranked"].format(findings=joined(named, words))

    def findings(
        self, result: GroupResult, exercise: PickAndRank, sides: "Sequence[Side]", words: Words, at_most: int
    ) -> Sequence[Finding]:
        shown = [item for item in result.items if item.shown]
        item = next((each for each in shown if each.part == RANKED), shown[0])
        return [pictured(of_the_whole(result, exercise, sides, words), item, words)]
