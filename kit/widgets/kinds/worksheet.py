"""A worksheet on pages."""

from collections.abc import Mapping

from kit.exercises import Worksheet
from kit.exercises.wording import Words
from kit.results import OwnSheet, own_result
from kit.results.kind import Answers
from kit.widgets.kind import Around, Seen, WidgetKind
from kit.widgets.markup import render


class WorksheetWidgets(WidgetKind[Worksheet]):
    """A table writes it together, and shows it if it ticks so."""

    template = "canvas"

    def seen(self, exercise: Worksheet) -> Seen:
        return "own"

    def sentence(self, exercise: Worksheet, result: OwnSheet, words: Words, around: Around) -> str:
        total = len(exercise.items)
        if len(result.boxes) == total:
            return words["sheet-boxes"].format(count=total - len(result.unanswered), total=total)
        return words["sheet-places"].format(count=len(result.boxes) - len(result.gaps), total=len(result.boxes))

    def own_values(
        self, exercise: Worksheet, result: OwnSheet, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        gaps = len(result.gaps)
        return {
            "counts": (
                ("done", words["own-filled"], len(result.boxes) - gaps),
                ("unanswered", words["sheet-gaps"], gaps),
            )
        }

    def sheet(self, exercise: Worksheet, answers: Answers, words: Words, caption: str) -> str:
        result = own_result(exercise, answers)
        return render("sheet_table", exercise=exercise, result=result, words=words, caption=caption)
