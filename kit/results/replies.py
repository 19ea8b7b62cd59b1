"""What people replied: everyone's latest answers to an exercise, and which answers are low, or told in bands."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kit.exercises import Exercise, PairedScale, Plane, Scale
from kit.results.positions import BANDS, band
from kit.results.questions import CHANGE, Question, answers_by_question
from kit.results.small_sides import point_band

if TYPE_CHECKING:
    from kit.responses import Answered


def on_scale(exercise: Exercise, question: Question) -> bool:
    """Whether the question is answered by a point of a scale."""
    return isinstance(exercise, Scale | PairedScale) and question.part not in ("picked", "ranked", CHANGE)


def low_answers(exercise: Exercise, question: Question) -> set[str]:
    """Answers that a small group is not shown to agree on: those in the unfavourable third of a scale."""
    band = low_band(exercise, question)
    return {point for point in question.offered if coarser(exercise, question, point) == band} if band else set()


def low_band(exercise: Exercise, question: Question) -> str | None:
    """The unfavourable third of a scale: the lowest, or of a statement that is reversed the highest; else None."""
    if not on_scale(exercise, question):
        return None
    reversed_ones = (
        {item.id for item in exercise.items if item.reverse} if isinstance(exercise, Scale | PairedScale) else set()
    )
    return BANDS[-1] if question.item in reversed_ones else BANDS[0]


def coarser(exercise: Exercise, question: Question, answer: str) -> str:
    """The band of a fine answer: of a position on a plane, or of a point of a scale."""
    return band(float(answer)) if isinstance(exercise, Plane) else point_band(int(answer), len(question.offered))


def latest_answers(exercise: Exercise, answers: "Iterable[Answered]") -> dict[str, tuple[int | None, dict[str, Any]]]:
    """Side (None: observer) and answers of everyone who took part in `exercise`, by author.

    The answers are by place, which is the item of a question but for rows: see `answers_by_question`.
    """
    people: dict[str, tuple[int | None, dict[str, Any]]] = {}
    relevant = (each for each in answers if each.exercise == exercise.id and each.value is not None)
    for answer in sorted(relevant, key=lambda each: (each.round, each.seq)):
        people.setdefault(answer.author, (answer.side_id, {}))[1][answer.item] = answer.value
    return {name: (side, answers_by_question(exercise, given)) for name, (side, given) in people.items()}
