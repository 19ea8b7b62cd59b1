"""What invented people answer to a scale."""

from collections.abc import Sequence
from typing import Any

from kit.exercises import Scale
from kit.synthetic.kind import Asked, Leaning, SyntheticKind, Words, nothing_on_sheet, point


class SyntheticScale(SyntheticKind[Scale]):
    """As people lean."""

    on_sheet = nothing_on_sheet

    def asked(self, exercise: Scale) -> Sequence[Any]:
        """Both rounds, the second after all of the first."""
        return (*exercise.items, *map(Asked, exercise.second_round().values()))

    def answer(self, exercise: Scale, item: Any, leaning: Leaning, words: Words) -> Any:
        return "cannot-say" if leaning.chance.random() < 0.05 else point(leaning.level, len(exercise.labels))

    def practice(self, exercise: Scale, item: Any, leaning: Leaning) -> Any:
        return 1 + int(leaning.level * len(exercise.labels))
