"""Open questions on pages."""

from collections.abc import Sequence

from kit.exercises import Open
from kit.exercises.json_types import JsonObject
from kit.exercises.wording import Words
from kit.results import OwnOpen
from kit.widgets.kind import Around, Seen, WidgetKind


class OpenWidgets(WidgetKind[Open]):
    """The room reads the texts that their authors tick."""

    template = "open"
    plain = True

    def seen(self, exercise: Open) -> Seen:
        return "ticked"

    def plain_value(self, exercise: Open, place: str, given: Sequence[str], *, shared: bool) -> JsonObject:
        return {"text": given[0], "shared": shared}

    def sentence(self, exercise: Open, result: OwnOpen, words: Words, around: Around) -> str:
        shared = sum(text.shared for text in result.texts)
        return "" if exercise.private else words["texts-count"].format(count=len(result.texts), shared=shared)
