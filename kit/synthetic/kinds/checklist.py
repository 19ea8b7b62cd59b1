"""What invented people answer to a checklist."""

from typing import Any

from kit.exercises import Checklist
from kit.exercises.kinds.checklist import STATES
from kit.synthetic.kind import Leaning, SyntheticKind, Words, all_items, nothing_on_sheet


class SyntheticChecklist(SyntheticKind[Checklist]):
    """As people lean."""

    on_sheet = nothing_on_sheet
    asked = all_items

    def answer(self, exercise: Checklist, item: Any, leaning: Leaning, words: Words) -> Any:
        if leaning.chance.random() < 0.05:
            return "not-for-us"
        return ("not-yet", "partly", "yes")[min(2, int(leaning.level * 3))]

    def practice(self, exercise: Checklist, item: Any, leaning: Leaning) -> Any:
        return STATES[2 - int(leaning.level * 3)]
