"""What invented people write on a worksheet."""

import random
from collections.abc import Mapping
from typing import Any

from kit.exercises import Worksheet
from kit.exercises.kinds.worksheet import SHARED
from kit.synthetic.invented_sheet import invented_words
from kit.synthetic.kind import SyntheticKind, Words, all_items, no_practice, nothing

LEFT_EMPTY = 0.15


class SyntheticWorksheet(SyntheticKind[Worksheet]):
    """A table writes it together. Some tables leave gaps; two of three show it."""

    asked = all_items
    answer = nothing
    practice = no_practice

    def on_sheet(
        self, exercise: Worksheet, item: Any, table: int, words: Words, chance: random.Random
    ) -> Mapping[str, Any]:
        sheet: dict[str, Any] = {
            place: {"text": invented_words(exercise, place, words, table + number), "also": []}
            for number, place in enumerate(exercise.places_of(item))
            if random.Random(f"{table}-{place}").random() >= LEFT_EMPTY
        }
        if exercise.together and table % 3 and chance.random() < 0.3:
            sheet[SHARED] = True
        return sheet
