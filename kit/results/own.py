"""A person's own result: what she sees of her own answers, at once, whatever others said. Plain Python, no gate."""

from collections.abc import Container

from kit.exercises import Exercise
from kit.results.kind import Answers, ResultKind
from kit.results.own_results import OwnResult
from kit.results.years.closeness import Revealed


def own_result(exercise: Exercise, answers: Answers, revealed: Revealed | None = None) -> OwnResult:
    """The result of one person's `answers` to `exercise`; nothing answered is a result too.

    `revealed` is what they are compared with, once the room has seen it.
    """
    given = {place: value for place, value in answers.items() if value is not None}
    return ResultKind.of(exercise).own(exercise, given, revealed)


def answered_with(exercise: Exercise, given: Answers, value: str) -> tuple[str, ...]:
    """The items with this answer."""
    return tuple(item.id for item in exercise.items if given.get(item.id) == value)


def all_but(exercise: Exercise, answered: Container[str]) -> tuple[str, ...]:
    """The items that are not `answered`."""
    return tuple(item.id for item in exercise.items if item.id not in answered)
