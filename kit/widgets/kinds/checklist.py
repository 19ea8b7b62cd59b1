"""A checklist on pages."""

from kit.exercises import Checklist
from kit.results import OwnChecklist
from kit.widgets.common import anonymous, first_field, no_sheet, no_values, not_written, pictured, same_template
from kit.widgets.kind import Around, WidgetKind, Words


class ChecklistWidgets(WidgetKind[Checklist]):
    """Its radio buttons and lines say all."""

    template = "checklist"
    dated = False
    plain = True
    plain_value = first_field
    seen = anonymous
    own_template = same_template
    own_values = no_values
    room = pictured
    room_values = not_written
    sheet = no_sheet

    def sentence(self, exercise: Checklist, result: OwnChecklist, words: Words, around: Around) -> str:
        if len(result.missing) == 1:
            return words["checklist-steps-one"]
        if result.missing:
            return words["checklist-steps"].format(count=len(result.missing))
        return words["nothing-missing"] if result.unanswered else words["checklist-all-ready"]
