"""A choice on pages, and the practice of one."""

from collections.abc import Mapping, Sequence

from kit.exercises import RATHER_NOT_SAY, Choice
from kit.exercises.wording import Words
from kit.results import OwnChoice
from kit.results.kind import Answers
from kit.widgets.kind import Around, Seen, WidgetKind
from kit.widgets.practice import practice_example


class ChoiceWidgets(WidgetKind[Choice]):
    """Its buttons and boxes say all."""

    template = "choice"
    plain = True

    def seen(self, exercise: Choice) -> Seen:
        return "anonymous"

    def plain_value(self, exercise: Choice, place: str, given: Sequence[str], *, shared: bool) -> str | Sequence[str]:
        many = any(item.id == place and item.many for item in exercise.items)
        return given if many and given != [RATHER_NOT_SAY] else given[0]

    def own_values(
        self, exercise: Choice, result: OwnChoice, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        return {"example": practice_example(exercise, answers, words, around.sides) if exercise.practice else None}
