"""Picking and ranking on pages."""

from collections.abc import Mapping

from kit.exercises import PickAndRank
from kit.exercises.wording import Words
from kit.results import OwnPicks
from kit.results.kind import Answers
from kit.widgets.common import answer_words, ordered_bars
from kit.widgets.kind import Around, Seen, WidgetKind

MOST_SHOWN = 4  # that a phone shows beside a sentence


class PickAndRankWidgets(WidgetKind[PickAndRank]):
    """Its order needs scripts."""

    template = "pick_and_rank"

    def seen(self, exercise: PickAndRank) -> Seen:
        return "anonymous"

    def sentence(self, exercise: PickAndRank, result: OwnPicks, words: Words, around: Around) -> str:
        _, picked, ranked = result.picks[0]
        if ranked:
            return words["own-order"]
        return words["own-picked"].format(count=len(picked), total=len(exercise.items[0].options))

    def own_values(
        self, exercise: PickAndRank, result: OwnPicks, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        item, picked, ranked = result.picks[0] if result.picks else ("", (), ())
        return {
            "ranked": bool(ranked),
            "order": ordered_bars(exercise, item, ranked, words)
            or [(answer_words(exercise, item, option, words), "", 1, "side-1") for option in picked[:MOST_SHOWN]],
        }
