"""Open questions on pages."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kit.exercises import Open
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.wording import Words
from kit.results import OwnOpen, ResultView
from kit.results.kind import Answers
from kit.widgets.fields import of_parts, text_in
from kit.widgets.kind import Around, Card, Parts, Seen, WidgetKind


class OpenWidgets(WidgetKind[Open]):
    """The room reads the texts that their authors tick."""

    template = "open"

    def seen(self, exercise: Open) -> Seen:
        return "ticked"

    def from_fields(self, exercise: Open, place: str, parts: Parts, before: Value) -> JsonDict | None:
        text, shared = text_in(parts), "shared" in parts
        return {"text": text or "", "shared": shared} if text or shared else None

    def to_fields(self, exercise: Open, place: str, value: JsonDict) -> Parts:
        said = of_parts(value)
        return {"": said.pop("text"), **said}

    def sentence(self, exercise: Open, result: OwnOpen, words: Words, around: Around) -> str:
        key = "own-wrote-private" if exercise.private else "own-wrote"
        shared = sum(text.shared for text in result.texts)
        return words[key].format(count=len(result.texts), total=len(exercise.items), shared=shared)

    def own_values(
        self, exercise: Open, result: OwnOpen, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        shared = sum(text.shared for text in result.texts)
        return {
            "counts": (
                ("done", words["own-shared"], shared),
                ("kept", words["own-kept"], len(result.texts) - shared),
                ("unanswered", words["unanswered"], len(result.unanswered)),
            )
        }

    def cards(self, view: ResultView[Open]) -> Sequence[tuple[str, Sequence[Card]]]:
        return [
            (view.item(item.item), [_card(*each, view.words) for each in Counter(item.whole.texts).items()])
            for item in view.items
            if item.whole.texts
        ]


def _card(text: str, count: int, words: Words) -> Card:
    """Words that several people wrote stand once, with their number."""
    return Card("" if count == 1 else words["texts-alike"].format(count=count), text)
