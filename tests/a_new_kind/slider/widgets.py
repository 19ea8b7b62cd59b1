"""A slider on pages."""

from collections.abc import Mapping

from a_new_kind.slider.exercises import HIGHEST, Slider
from a_new_kind.slider.results import OwnSlider

from kit.exercises.json_types import Value
from kit.exercises.wording import Words
from kit.results.kind import Answers
from kit.widgets.common import counted
from kit.widgets.fields import point_in
from kit.widgets.kind import Around, Parts, Seen, WidgetKind


class SliderWidgets(WidgetKind[Slider]):
    """Its field is a number, which the script of a schedule's spacing reads."""

    template = "slider"

    def seen(self, exercise: Slider) -> Seen:
        return "anonymous"

    def sentence(self, exercise: Slider, result: OwnSlider, words: Words, around: Around) -> str:
        return counted(len(result.numbers), len(exercise.items), words)

    def own_values(
        self, exercise: Slider, result: OwnSlider, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        texts = {item.id: item.text for item in exercise.items}
        return {"bars": [(texts[item], number, number / HIGHEST, "side-1") for item, number in result.numbers]}

    def from_fields(self, exercise: Slider, place: str, parts: Parts, before: Value) -> int | str | None:
        return point_in(parts)

    def to_fields(self, exercise: Slider, place: str, value: int) -> Parts:
        return {"": [str(value)]}
