"""A paired scale on pages; with what matters most it is a mutuality gap."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.exercises import PairedScale
from kit.results import GroupResult, OwnPaired
from kit.widgets import common as of
from kit.widgets.kind import Around, OnScreen, WidgetKind, Words
from kit.widgets.results.gap_result import gap_result_html

if TYPE_CHECKING:
    from kit.responses import Side


class PairedScaleWidgets(WidgetKind[PairedScale]):
    """A gap has pages of its own."""

    template = "paired_scale"
    dated = False
    plain = False
    plain_value = of.needs_scripts
    seen = of.anonymous
    own_template = of.same_template
    own_values = of.no_values
    room_values = of.not_written
    sheet = of.no_sheet

    def sentence(self, exercise: PairedScale, result: OwnPaired, words: Words, around: Around) -> str:
        told = []
        if result.furthest:
            items = of.item_names([pair.item for pair in result.furthest], exercise, words)
            told.append(words["paired-furthest"].format(items=items))
        elif any(pair.difference == 0 for pair in result.pairs):
            told.append(words["paired-level"])
        if half := [pair.item for pair in result.pairs if (pair.us is None) != (pair.them is None)]:
            key = "paired-half-one" if len(half) == 1 else "paired-half"
            told.append(words[key].format(items=of.item_names(half, exercise, words), count=len(half)))
        return " ".join(told)

    def room(
        self, exercise: PairedScale, result: GroupResult, sides: "Sequence[Side]", words: Words, screen: OnScreen
    ) -> str:
        if not exercise.matters:
            return of.pictured(self, exercise, result, sides, words, screen)
        return gap_result_html(exercise, result, sides, words, width=screen.width, simulated=screen.simulated)
