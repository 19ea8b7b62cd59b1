"""What invented people answer to a scale."""

from collections.abc import Sequence

from kit.exercises import Scale
from kit.exercises.json_types import Value
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Asked, Leaning, SyntheticKind, point


class SyntheticScale(SyntheticKind[Scale]):
    """As people lean."""

    def asked(self, exercise: Scale) -> Sequence[AnyItem]:
        """Both rounds, the second after all of the first."""
        return (*exercise.items, *map(Asked, exercise.second_round().values()))

    def answer(self, exercise: Scale, item: AnyItem, leaning: Leaning, words: Words) -> Value:
        return "cannot-say" if leaning.chance.random() < 0.05 else point(leaning.level, len(exercise.labels))

    def practice(self, exercise: Scale, item: AnyItem, leaning: Leaning) -> Value:
        return 1 + int(leaning.level * len(exercise.labels))
