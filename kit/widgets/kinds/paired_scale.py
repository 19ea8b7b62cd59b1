"""A paired scale on pages; with what matters most it is a mutuality gap."""

from kit.exercises import PairedScale
from kit.exercises.wording import Words
from kit.results import OwnPaired, ResultView
from kit.widgets.common import item_names
from kit.widgets.kind import Around, OnScreen, Seen, WidgetKind
from kit.widgets.results.gap_result import gap_result_html


class PairedScaleWidgets(WidgetKind[PairedScale]):
    """A gap has pages of its own."""

    template = "paired_scale"

    def seen(self, exercise: PairedScale) -> Seen:
        return "anonymous"

    def sentence(self, exercise: PairedScale, result: OwnPaired, words: Words, around: Around) -> str:
        told = []
        if result.furthest:
            items = item_names([pair.item for pair in result.furthest], exercise, words)
            told.append(words["paired-furthest"].format(items=items))
        elif any(pair.difference == 0 for pair in result.pairs):
            told.append(words["paired-level"])
        if half := [pair.item for pair in result.pairs if (pair.us is None) != (pair.them is None)]:
            key = "paired-half-one" if len(half) == 1 else "paired-half"
            told.append(words[key].format(items=item_names(half, exercise, words), count=len(half)))
        return " ".join(told)

    def room(self, view: ResultView[PairedScale], screen: OnScreen) -> str:
        return gap_result_html(view, screen) if view.exercise.matters else super().room(view, screen)
