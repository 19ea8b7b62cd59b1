"""A choice on pages, and the practice of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from kit.exercises import RATHER_NOT_SAY, Choice
from kit.results import OwnChoice
from kit.widgets import common as of
from kit.widgets.kind import Answers, Around, WidgetKind, Words
from kit.widgets.practice import practice_example


class ChoiceWidgets(WidgetKind[Choice]):
    """Its buttons and boxes say all."""

    template = "choice"
    dated = False
    plain = True
    seen = of.anonymous
    sentence = of.nothing_stands_out
    own_template = of.same_template
    room = of.pictured
    room_values = of.not_written
    sheet = of.no_sheet

    def plain_value(self, exercise: Choice, place: str, given: Sequence[str], *, shared: bool) -> str | Sequence[str]:
        many = any(item.id == place and item.many for item in exercise.items)
        return given if many and given != [RATHER_NOT_SAY] else given[0]

    def own_values(
        self, exercise: Choice, result: OwnChoice, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, Any]:
        return {"example": practice_example(exercise, answers, words, around.sides) if exercise.practice else None}
