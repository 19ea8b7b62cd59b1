"""Picking and ranking on pages."""

from kit.exercises import PickAndRank
from kit.exercises.wording import Words
from kit.results import OwnPicks
from kit.widgets.common import answer_words
from kit.widgets.kind import Around, Seen, WidgetKind


class PickAndRankWidgets(WidgetKind[PickAndRank]):
    """Its order needs scripts."""

    template = "pick_and_rank"

    def seen(self, exercise: PickAndRank) -> Seen:
        return "anonymous"

    def sentence(self, exercise: PickAndRank, result: OwnPicks, words: Words, around: Around) -> str:
        item, picked, ranked = result.picks[0]
        if ranked:
            return words["first-place"].format(option=answer_words(exercise, item, ranked[0], words))
        return words["picked-count"].format(count=len(picked))
