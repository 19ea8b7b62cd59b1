"""What invented people answer to a choice."""

from kit.exercises import Choice
from kit.exercises.json_types import Value
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Leaning, SyntheticKind


class SyntheticChoice(SyntheticKind[Choice]):
    """By chance; which side one is of was said at the door."""

    def answer(self, exercise: Choice, item: AnyItem, leaning: Leaning, words: Words) -> Value:
        if item.options_from:
            return None
        chosen = leaning.chance.choice(item.options).id
        return [chosen] if item.many else chosen
