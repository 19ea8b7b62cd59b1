"""What invented people answer to plans and logs."""

import random
from collections.abc import Sequence
from typing import Any

from kit.exercises import Rows
from kit.exercises.kinds.rows import Column
from kit.synthetic.kind import Asked, Leaning, SyntheticKind, Words, no_practice, nothing_on_sheet, one_of, someday


class SyntheticRows(SyntheticKind[Rows]):
    """Two rows each."""

    on_sheet = nothing_on_sheet
    practice = no_practice

    def asked(self, exercise: Rows) -> Sequence[Asked]:
        return (Asked("row-1"), Asked("row-2"))

    def answer(self, exercise: Rows, item: Any, leaning: Leaning, words: Words) -> Any:
        cells = {column.id: _cell(column, leaning.chance, words) for column in exercise.items}
        return cells | {"shared": leaning.level > 0.4}


def _cell(column: Column, chance: random.Random, words: Words) -> str:
    if column.type == "date":
        return someday(chance)
    return one_of(words, "simulated-who-" if column.type == "person" else "simulated-deed-", chance)
