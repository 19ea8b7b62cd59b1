"""What invented people answer to a checklist."""

from kit.exercises import Checklist
from kit.exercises.json_types import Value
from kit.exercises.kinds.checklist import STATES
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Leaning, SyntheticKind


class SyntheticChecklist(SyntheticKind[Checklist]):
    """As people lean."""

    def answer(self, exercise: Checklist, item: AnyItem, leaning: Leaning, words: Words) -> Value:
        if leaning.chance.random() < 0.05:
            return "not-for-us"
        return ("not-yet", "partly", "yes")[min(2, int(leaning.level * 3))]

    def practice(self, exercise: Checklist, item: AnyItem, leaning: Leaning) -> Value:
        return STATES[2 - int(leaning.level * 3)]
