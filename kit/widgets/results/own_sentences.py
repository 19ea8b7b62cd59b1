"""The first line of a person's own result, in words."""

from kit.exercises import Exercise
from kit.results import OwnResult
from kit.widgets.kind import Around, WidgetKind, Words, is_answered


def own_sentence(result: OwnResult, exercise: Exercise, words: Words, around: Around | None = None) -> str:
    """The first line of a person's own result: what it says, in words."""
    if not is_answered(result, exercise):
        return words["no-answers-yet"]
    total = len(exercise.items)
    counted = words["your-answers-count"].format(count=total - len(result.unanswered), total=total)
    return WidgetKind.of(exercise).sentence(exercise, result, words, around or Around()) or counted
