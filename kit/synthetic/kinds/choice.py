"""What invented people answer to a choice."""

from typing import Any

from kit.exercises import Choice
from kit.synthetic.kind import Leaning, SyntheticKind, Words, all_items, no_practice, nothing_on_sheet


class SyntheticChoice(SyntheticKind[Choice]):
    """By chance; which side one is of was said at the door."""

    on_sheet = nothing_on_sheet
    asked = all_items
    practice = no_practice

    def answer(self, exercise: Choice, item: Any, leaning: Leaning, words: Words) -> Any:
        if item.options_from:
            return None
        chosen = leaning.chance.choice(item.options).id
        return [chosen] if item.many else chosen
