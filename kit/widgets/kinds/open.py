"""Open questions on pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from kit.exercises import Open
from kit.results import OwnOpen
from kit.widgets import common as of
from kit.widgets.kind import Around, WidgetKind, Words


class OpenWidgets(WidgetKind[Open]):
    """The room reads the texts that their authors tick."""

    template = "open"
    dated = False
    plain = True
    seen = of.ticked
    own_template = of.same_template
    own_values = of.no_values
    room = of.pictured
    room_values = of.not_written
    sheet = of.no_sheet

    def plain_value(self, exercise: Open, place: str, given: Sequence[str], *, shared: bool) -> Mapping[str, Any]:
        return {"text": given[0], "shared": shared}

    def sentence(self, exercise: Open, result: OwnOpen, words: Words, around: Around) -> str:
        shared = sum(text.shared for text in result.texts)
        return "" if exercise.private else words["texts-count"].format(count=len(result.texts), shared=shared)
