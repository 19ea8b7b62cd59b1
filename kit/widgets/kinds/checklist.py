"""A checklist on pages."""

from collections.abc import Sequence

from kit.exercises import Checklist
from kit.exercises.wording import Words
from kit.results import OwnChecklist
from kit.widgets.kind import Around, Seen, WidgetKind


class ChecklistWidgets(WidgetKind[Checklist]):
    """Its radio buttons and lines say all."""

    template = "checklist"
    plain = True

    def seen(self, exercise: Checklist) -> Seen:
        return "anonymous"

    def plain_value(self, exercise: Checklist, place: str, given: Sequence[str], *, shared: bool) -> str:
        return given[0]

    def sentence(self, exercise: Checklist, result: OwnChecklist, words: Words, around: Around) -> str:
        if len(result.missing) == 1:
            return words["checklist-steps-one"]
        if result.missing:
            return words["checklist-steps"].format(count=len(result.missing))
        return words["nothing-missing"] if result.unanswered else words["checklist-all-ready"]
