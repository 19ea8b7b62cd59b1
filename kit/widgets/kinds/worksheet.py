"""A worksheet on pages."""

from collections.abc import Mapping, Sequence

from kit.exercises import Worksheet
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.kinds.worksheet import SHARED
from kit.exercises.wording import Words
from kit.results import OwnSheet, own_result, own_sheet
from kit.results.kind import Answers
from kit.widgets.fields import text_in
from kit.widgets.kind import Around, Card, Parts, Seen, WidgetKind
from kit.widgets.markup import render


class WorksheetWidgets(WidgetKind[Worksheet]):
    """A table writes it together, and shows it if it ticks so."""

    template = "canvas"

    def seen(self, exercise: Worksheet) -> Seen:
        return "own"

    def from_fields(self, exercise: Worksheet, place: str, parts: Parts, before: Value) -> Value:
        """What others wrote at the same moment stays until somebody with scripts decides."""
        if place == SHARED:
            return bool(text_in(parts)) or None
        text, also = text_in(parts) or "", before["also"] if before else []
        return {"text": text, "also": also} if text or also else None

    def to_fields(self, exercise: Worksheet, place: str, value: JsonDict | bool) -> Parts:
        if isinstance(value, bool):
            return {"": [SHARED]} if value else {}
        return {"": [value["text"]]}

    def note(self, exercise: Worksheet, place: str, value: Value, words: Words) -> str:
        others = value["also"] if isinstance(value, dict) else []
        return " ".join([words["sheet-also"], *(f"“{each}”" for each in others)]) if others else ""

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
