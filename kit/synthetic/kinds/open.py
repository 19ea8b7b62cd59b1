"""What invented people answer to open questions."""

from typing import Any

from kit.exercises import Open
from kit.synthetic.kind import Leaning, SyntheticKind, Words, all_items, no_practice, nothing_on_sheet, one_of


class SyntheticOpen(SyntheticKind[Open]):
    """Sentences of the interface, of which more than half are shown."""

    on_sheet = nothing_on_sheet
    asked = all_items
    practice = no_practice

    def answer(self, exercise: Open, item: Any, leaning: Leaning, words: Words) -> Any:
        text = one_of(words, "simulated-sentence-", leaning.chance)
        return {"text": text, "shared": leaning.chance.random() < 0.6}
