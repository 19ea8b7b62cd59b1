"""A worksheet on pages."""

from collections.abc import Mapping, Sequence

from kit.exercises import Worksheet
from kit.exercises.wording import Words
from kit.results import OwnSheet, own_result, own_sheet
from kit.results.kind import Answers
from kit.widgets.kind import Around, Card, Seen, WidgetKind
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

    def cards_of_sheet(self, exercise: Worksheet, answers: Answers, words: Words) -> Sequence[Card]:
        """A card a box, in the order of the page; of what has several parts, one under the other."""
        sheet, cards = own_sheet(exercise, answers), []
        for item in exercise.items:
            written = [text for box in sheet.of(item.id) for text in (box.text, *box.also) if text.strip()]
            cards.append(Card(item.short, " · ".join(written)))
        return [each for each in cards if each.text]
