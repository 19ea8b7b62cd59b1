"""What invented people answer to a slider."""

from a_new_kind.slider.exercises import HIGHEST, Slider

from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Leaning, SyntheticKind


class SyntheticSlider(SyntheticKind[Slider]):
    """As people lean."""

    def answer(self, exercise: Slider, item: AnyItem, leaning: Leaning, words: Words) -> int:
        return round(HIGHEST * leaning.level)
