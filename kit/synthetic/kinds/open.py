"""What invented people answer to open questions."""

from kit.exercises import Open
from kit.exercises.json_types import Value
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Leaning, SyntheticKind, one_of


class SyntheticOpen(SyntheticKind[Open]):
    """Sentences of the interface, of which more than half are shown."""

    def answer(self, exercise: Open, item: AnyItem, leaning: Leaning, words: Words) -> Value:
        text = one_of(words, "simulated-sentence-", leaning.chance)
        return {"text": text, "shared": leaning.chance.random() < 0.6}
