"""What invented people answer to a schedule."""

from collections.abc import Sequence
from typing import Any

from kit.exercises import Schedule
from kit.synthetic.kind import Asked, Leaning, SyntheticKind, Words, no_practice, nothing_on_sheet, someday


class SyntheticSchedule(SyntheticKind[Schedule]):
    """A start, from which all dates follow."""

    on_sheet = nothing_on_sheet
    practice = no_practice

    def asked(self, exercise: Schedule) -> Sequence[Asked]:
        return (Asked("start"),)

    def answer(self, exercise: Schedule, item: Any, leaning: Leaning, words: Words) -> str:
        return someday(leaning.chance)
