"""A choice on pages, and the practice of one."""

from collections.abc import Mapping

from kit.exercises import RATHER_NOT_SAY, Choice
from kit.exercises.json_types import Value
from kit.exercises.wording import Words
from kit.results import OwnChoice
from kit.results.kind import Answers
from kit.widgets.common import Squares, answer_words, answered_squares, counted
from kit.widgets.fields import text_in
from kit.widgets.kind import Around, Parts, Seen, WidgetKind
from kit.widgets.practice import practice_example

MOST_TICKED = 4  # that a phone shows beside a sentence


class ChoiceWidgets(WidgetKind[Choice]):
    """One of several options, or some of them."""

    template = "choice"

    def seen(self, exercise: Choice) -> Seen:
        return "anonymous"

    def from_fields(self, exercise: Choice, place: str, parts: Parts, before: Value) -> Value:
        many, given = any(item.id == place and item.many for item in exercise.items), list(parts.get("", ()))
        return given if many and given and given != [RATHER_NOT_SAY] else text_in(parts)

    def to_fields(self, exercise: Choice, place: str, value: Value) -> Parts:
        return {"": value if isinstance(value, list) else [value]}

    def sentence(self, exercise: Choice, result: OwnChoice, words: Words, around: Around) -> str:
        if exercise.practice:
            return words["own-practice"]
        if not result.chosen:
            return words["own-declined"]
        if len(exercise.items) == 1:
            return words["own-chose"]
        return counted(len(exercise.items) - len(result.unanswered), len(exercise.items), words)

    def own_values(
        self, exercise: Choice, result: OwnChoice, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        chosen = [answer_words(exercise, item, each, words) for item, options in result.chosen for each in options]
        if len(exercise.items) == 1:
            offered = len(exercise.items[0].options)
            counts: Squares = (
                ("done", words["own-chosen"], len(chosen)),
                ("unanswered", words["own-not-chosen"], offered - len(chosen)),
            )
        else:
            counts = answered_squares(len(result.chosen), len(result.declined), len(result.unanswered), words)
        return {
            "counts": counts,
            "chosen": chosen if len(chosen) <= MOST_TICKED else (),
            **(_practice(exercise, answers, words, around) if exercise.practice else {"example": None}),
        }


def _practice(exercise: Choice, answers: Answers, words: Words, around: Around) -> Mapping[str, object]:
    """What others would see of the answer to a practice: in words, and as bars."""
    example = practice_example(exercise, answers, words, around.sides)

    def people(count: int) -> str:
        return words["practice-people-one" if count == 1 else "practice-people"].format(count=count)

    bars = example["bars"] if example else ()
    return {"example": example, "bars": [(label, people(count), share, "side-1") for label, count, share in bars]}
