"""What invented people answer to a schedule."""

from collections.abc import Sequence

from kit.exercises import Schedule
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Asked, Leaning, SyntheticKind, someday


class SyntheticSchedule(SyntheticKind[Schedule]):
    """A start, from which all dates follow."""

    def asked(self, exercise: Schedule) -> Sequence[Asked]:
        return (Asked("start"),)

    def answer(self, exercise: Schedule, item: AnyItem, leaning: Leaning, words: Words) -> str:
        return someday(leaning.chance)
