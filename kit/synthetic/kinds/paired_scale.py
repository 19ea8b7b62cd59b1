"""What invented people answer to a paired scale."""

from collections.abc import Sequence

from kit.exercises import PairedScale
from kit.exercises.json_types import Value
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.gap_people import simulated_answer
from kit.synthetic.kind import Leaning, SyntheticKind, point


class SyntheticPairedScale(SyntheticKind[PairedScale]):
    """As people lean."""

    def asked(self, exercise: PairedScale) -> Sequence[AnyItem]:
        core = [item for item in exercise.items if item.core]
        others = [item for item in exercise.items if not item.core]
        return (*core, exercise.matters, *others) if exercise.matters else exercise.items

    def answer(self, exercise: PairedScale, item: AnyItem, leaning: Leaning, words: Words) -> Value:
        chance, points = leaning.chance, len(exercise.labels)
        if exercise.matters:
            return simulated_answer(exercise, item.id, chance, leaning.side)
        return {"us": point(leaning.level, points), "them": point(1 - leaning.level + chance.gauss(0, 0.15), points)}

    def practice(self, exercise: PairedScale, item: AnyItem, leaning: Leaning) -> Value:
        points = len(exercise.labels)
        return {"us": 1 + int(leaning.level * points), "them": 1 + int(leaning.chance.random() * points)}
