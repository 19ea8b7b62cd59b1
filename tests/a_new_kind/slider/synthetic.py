"""What invented people answer to a slider."""

from typing import Any

from a_new_kind.slider.exercises import HIGHEST, Slider

from kit.synthetic.kind import Leaning, SyntheticKind, Words, all_items, no_practice, nothing_on_sheet


class SyntheticSlider(SyntheticKind[Slider]):
    """As people lean."""

    asked = all_items
    on_sheet = nothing_on_sheet
    practice = no_practice

    def answer(self, exercise: Slider, item: Any, leaning: Leaning, words: Words) -> int:
        return round(HIGHEST * leaning.level)
