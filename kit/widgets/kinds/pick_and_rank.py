"""Picking and ranking on pages."""

from kit.exercises import PickAndRank
from kit.results import OwnPicks
from kit.widgets import common as of
from kit.widgets.kind import Around, WidgetKind, Words


class PickAndRankWidgets(WidgetKind[PickAndRank]):
    """Its order needs scripts."""

    template = "pick_and_rank"
    dated = False
    plain = False
    plain_value = of.needs_scripts
    seen = of.anonymous
    own_template = of.same_template
    own_values = of.no_values
    room = of.pictured
    room_values = of.not_written
    sheet = of.no_sheet

    def sentence(self, exercise: PickAndRank, result: OwnPicks, words: Words, around: Around) -> str:
        item, picked, ranked = result.picks[0]
        if ranked:
            return words["first-place"].format(option=of.answer_words(exercise, item, ranked[0], words))
        return words["picked-count"].format(count=len(picked))
