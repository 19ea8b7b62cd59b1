"""A checklist on pages."""

from collections import Counter
from collections.abc import Mapping

from kit.exercises import Checklist
from kit.exercises.json_types import Value
from kit.exercises.wording import Words
from kit.results import OwnChecklist
from kit.results.kind import Answers
from kit.widgets.fields import text_in
from kit.widgets.kind import Around, Parts, Seen, WidgetKind


class ChecklistWidgets(WidgetKind[Checklist]):
    """One state for each thing, and lines to write on."""

    template = "checklist"

    def seen(self, exercise: Checklist) -> Seen:
        return "anonymous"

    def from_fields(self, exercise: Checklist, place: str, parts: Parts, before: Value) -> str | None:
        return text_in(parts)

    def to_fields(self, exercise: Checklist, place: str, value: str) -> Parts:
        return {"": [value]}

    def sentence(self, exercise: Checklist, result: OwnChecklist, words: Words, around: Around) -> str:
        total = len(exercise.items) - len(result.not_for_us)
        if not result.ready and total:
            return words["own-checklist-none"]
        key = "own-checklist-all" if len(result.ready) == total else "own-checklist"
        return words[key].format(ready=len(result.ready), total=total)

    def own_values(
        self, exercise: Checklist, result: OwnChecklist, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        steps = Counter(step.state for step in result.missing)
        return {
            "counts": (
                ("yes", words["ready"], len(result.ready)),
                *((state, words[state], steps[state]) for state in ("partly", "not-yet")),
                ("not-for-us", words["not-for-us"], len(result.not_for_us)),
                ("unanswered", words["unanswered"], len(result.unanswered)),
            )
        }
