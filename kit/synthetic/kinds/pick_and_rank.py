"""What invented people answer to picking and ranking."""

from kit.exercises import PickAndRank
from kit.exercises.json_types import Value
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Leaning, SyntheticKind


class SyntheticPickAndRank(SyntheticKind[PickAndRank]):
    """By chance."""

    def answer(self, exercise: PickAndRank, item: AnyItem, leaning: Leaning, words: Words) -> Value:
        options, chance = [option.id for option in item.options], leaning.chance
        picked = chance.sample(options, k=min(len(options), chance.randint(item.rank, item.rank + 3)))
        return {"picked": picked, "ranked": picked[: item.rank]}

    def practice(self, exercise: PickAndRank, item: AnyItem, leaning: Leaning) -> Value:
        ids, chance = [option.id for option in item.options], leaning.chance
        liked = sorted(ids, key=lambda each: chance.random() + 0.1 * ids.index(each))
        picked = liked[: chance.randint(item.rank, len(ids))]
        return {"picked": [each for each in ids if each in picked], "ranked": picked[: item.rank]}
