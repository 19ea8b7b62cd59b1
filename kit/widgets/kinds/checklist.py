"""A checklist on pages."""

from kit.exercises import Checklist
from kit.results import OwnChecklist
from kit.widgets import common as of
from kit.widgets.kind import Around, WidgetKind, Words


class ChecklistWidgets(WidgetKind[Checklist]):
    """Its radio buttons and lines say all."""

    template = "checklist"
    dated = False
    plain = True
    plain_value = of.first_field
    seen = of.anonymous
    own_template = of.same_template
    own_values = of.no_values
    room = of.pictured
    room_values = of.not_written
    sheet = of.no_sheet

    def sentence(self, exercise: Checklist, result: OwnChecklist, words: Words, around: Around) -> str:
        if len(result.missing) == 1:
            return words["checklist-steps-one"]
        if result.missing:
            return words["checklist-steps"].format(count=len(result.missing))
        return words["nothing-missing"] if result.unanswered else words["checklist-all-ready"]
