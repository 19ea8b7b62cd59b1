"""Picking and ranking on pages."""

from kit.exercises import PickAndRank
from kit.results import OwnPicks
from kit.widgets.common import (
    anonymous,
    answer_words,
    needs_scripts,
    no_sheet,
    no_values,
    not_written,
    pictured,
    same_template,
)
from kit.widgets.kind import Around, WidgetKind, Words


class PickAndRankWidgets(WidgetKind[PickAndRank]):
    """Its order needs scripts."""

    template = "pick_and_rank"
    dated = False
    plain = False
    plain_value = needs_scripts
    seen = anonymous
    own_template = same_template
    own_values = no_values
    room = pictured
    room_values = not_written
    sheet = no_sheet

    def sentence(self, exercise: PickAndRank, result: OwnPicks, words: Words, around: Around) -> str:
        item, picked, ranked = result.picks[0]
        if ranked:
            return words["first-place"].format(option=answer_words(exercise, item, ranked[0], words))
        return words["picked-count"].format(count=len(picked))
