"""A worksheet on pages."""

from kit.exercises import Worksheet
from kit.results import OwnSheet, own_result
from kit.widgets import common as of
from kit.widgets.kind import Answers, Around, WidgetKind, Words
from kit.widgets.markup import render


class WorksheetWidgets(WidgetKind[Worksheet]):
    """A table writes it together, and shows it if it ticks so."""

    template = "canvas"
    dated = False
    plain = False
    plain_value = of.needs_scripts
    seen = of.own
    own_template = of.same_template
    own_values = of.no_values
    room = of.pictured
    room_values = of.not_written

    def sentence(self, exercise: Worksheet, result: OwnSheet, words: Words, around: Around) -> str:
        total = len(exercise.items)
        if len(result.boxes) == total:
            return words["sheet-boxes"].format(count=total - len(result.unanswered), total=total)
        return words["sheet-places"].format(count=len(result.boxes) - len(result.gaps), total=len(result.boxes))

    def sheet(self, exercise: Worksheet, answers: Answers, words: Words, caption: str) -> str:
        result = own_result(exercise, answers)
        return render("sheet_table", exercise=exercise, result=result, words=words, caption=caption)
