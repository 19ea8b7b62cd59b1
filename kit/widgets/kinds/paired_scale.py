"""A paired scale on pages; with what matters most it is a mutuality gap."""

from collections.abc import Mapping

from kit.exercises import PairedScale
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.kinds.paired_scale import ENDS, MATTERS
from kit.exercises.wording import Words
from kit.results import OwnPaired, ResultView
from kit.results.kind import Answers
from kit.results.own_results import OwnPair
from kit.widgets.common import Lane, answered_squares, counted, item_names, point_lane
from kit.widgets.fields import DECLINED, of_parts, of_ranking, point_in, ranking_in, text_in
from kit.widgets.kind import Around, OnScreen, Parts, Seen, WidgetKind
from kit.widgets.results.beside import cards
from kit.widgets.results.gap_result import gap_result_html


class PairedScaleWidgets(WidgetKind[PairedScale]):
    """A gap has pages of its own."""

    template = "paired_scale"

    def seen(self, exercise: PairedScale) -> Seen:
        return "anonymous"

    def from_fields(self, exercise: PairedScale, place: str, parts: Parts, before: Value) -> Value:
        if exercise.matters and place == MATTERS:
            return ranking_in(parts, exercise.matters.pick) or text_in(parts, DECLINED)
        return {end: point for end in ENDS if (point := point_in(parts, end)) is not None} or None

    def to_fields(self, exercise: PairedScale, place: str, value: JsonDict | list[str] | str) -> Parts:
        if isinstance(value, str):
            return {DECLINED: [value]}
        return of_ranking(value) if isinstance(value, list) else of_parts(value)

    def note(self, exercise: PairedScale, place: str, value: Value, words: Words) -> str:
        """One half alone counts for nothing: which one is still open."""
        still_open = [end for end in ENDS if end not in value] if isinstance(value, dict) else []
        return words["pair-half"].format(end=getattr(exercise, still_open[0])) if still_open else ""

    def sentence(self, exercise: PairedScale, result: OwnPaired, words: Words, around: Around) -> str:
        if result.furthest:
            return words["own-furthest"]
        if any(pair.difference == 0 for pair in result.pairs):
            return words["paired-level"]
        return counted(len(exercise.items) - len(result.unanswered), len(exercise.items), words)

    def told(self, exercise: PairedScale, result: OwnPaired, words: Words, around: Around) -> str:
        half = [pair.item for pair in result.pairs if (pair.us is None) != (pair.them is None)]
        if not half:
            return ""
        key = "paired-half-one" if len(half) == 1 else "paired-half"
        return words[key].format(items=item_names(half, exercise, words), count=len(half))

    def own_values(
        self, exercise: PairedScale, result: OwnPaired, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        unanswered = set(result.unanswered)
        texts = {item.id: item.text for item in exercise.items}
        shorts = {item.id: item.short or item.text for item in exercise.items}
        pairs = [pair for pair in result.pairs if pair.item not in unanswered]
        most = next((pair for pair in (*result.furthest, *pairs) if pair.difference is not None), None)
        return {
            "ends": exercise.labels,
            "pair": most and {"title": shorts[most.item], "lanes": _lanes(most, exercise, words)},
            "pairs": [{"title": texts[pair.item], "lanes": _lanes(pair, exercise, words)} for pair in pairs],
            "counts": answered_squares(len(pairs), 0, len(unanswered), words),
            "beside": cards(result.beside, shorts.__getitem__, "their-view", words),
        }

    def room(self, view: ResultView[PairedScale], screen: OnScreen) -> str:
        return gap_result_html(view, screen) if view.exercise.matters else super().room(view, screen)


def _lanes(pair: OwnPair, exercise: PairedScale, words: Words) -> tuple[Lane, ...]:
    """What holds for us and for them, one below the other."""
    return tuple(
        point_lane(words[end], exercise.labels, value, end, words)
        for end, value in (("us", pair.us), ("them", pair.them))
    )
