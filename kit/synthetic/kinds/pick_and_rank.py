"""What invented people answer to picking and ranking."""

from typing import Any

from kit.exercises import PickAndRank
from kit.synthetic.kind import Leaning, SyntheticKind, Words, all_items, nothing_on_sheet


class SyntheticPickAndRank(SyntheticKind[PickAndRank]):
    """By chance."""

    on_sheet = nothing_on_sheet
    asked = all_items

    def answer(self, exercise: PickAndRank, item: Any, leaning: Leaning, words: Words) -> Any:
        options, chance = [option.id for option in item.options], leaning.chance
        picked = chance.sample(options, k=min(len(options), chance.randint(item.rank, item.rank + 3)))
        return {"picked": picked, "ranked": picked[: item.rank]}

    def practice(self, exercise: PickAndRank, item: Any, leaning: Leaning) -> Any:
        ids, chance = [option.id for option in item.options], leaning.chance
        liked = sorted(ids, key=lambda each: chance.random() + 0.1 * ids.index(each))
        picked = liked[: chance.randint(item.rank, len(ids))]
        return {"picked": [each for each in ids if each in picked], "ranked": picked[: item.rank]}
