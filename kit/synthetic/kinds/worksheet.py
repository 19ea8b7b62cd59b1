"""What invented people write on a worksheet."""

import random

from kit.exercises import Worksheet
from kit.exercises.json_types import JsonDict, JsonObject
from kit.exercises.kinds.worksheet import SHARED
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.invented_sheet import invented_words
from kit.synthetic.kind import Leaning, SyntheticKind

LEFT_EMPTY = 0.15


class SyntheticWorksheet(SyntheticKind[Worksheet]):
    """A table writes it together. Some tables leave gaps; two of three show it."""

    def answer(self, exercise: Worksheet, item: AnyItem, leaning: Leaning, words: Words) -> None:
        return None

    def on_sheet(
        self, exercise: Worksheet, item: AnyItem, table: int, words: Words, chance: random.Random
    ) -> JsonObject:
        sheet: JsonDict = {
            place: {"text": invented_words(exercise, place, words, table + number), "also": []}
            for number, place in enumerate(exercise.places_of(item))
            if random.Random(f"{table}-{place}").random() >= LEFT_EMPTY
        }
        if exercise.together and table % 3 and chance.random() < 0.3:
            sheet[SHARED] = True
        return sheet
