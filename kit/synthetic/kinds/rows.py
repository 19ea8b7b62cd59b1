"""What invented people answer to plans and logs."""

import random
from collections.abc import Sequence

from kit.exercises import Rows
from kit.exercises.json_types import Value
from kit.exercises.kinds.rows import Column
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Asked, Leaning, SyntheticKind, one_of, someday


class SyntheticRows(SyntheticKind[Rows]):
    """Two rows each."""

    def asked(self, exercise: Rows) -> Sequence[Asked]:
        return (Asked("row-1"), Asked("row-2"))

    def answer(self, exercise: Rows, item: AnyItem, leaning: Leaning, words: Words) -> Value:
        cells = {column.id: _cell(column, leaning.chance, words) for column in exercise.items}
        return cells | {"shared": leaning.level > 0.4}


def _cell(column: Column, chance: random.Random, words: Words) -> str:
    if column.type == "date":
        return someday(chance)
    return one_of(words, "simulated-who-" if column.type == "person" else "simulated-deed-", chance)
