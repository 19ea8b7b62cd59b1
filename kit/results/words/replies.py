"""What people replied: everyone's latest answers to an exercise, and which answers are low."""

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict
from kit.results.kind import ResultKind
from kit.results.questions import Question, RoomAnswers


def low_answers(exercise: Exercise, question: Question) -> set[str]:
    """Answers that a small group is not shown to agree on: those in the unfavourable third of a scale."""
    kind = ResultKind.of(exercise)
    bands, low = kind.bands(exercise, question), kind.low_band(exercise, question)
    return {answer for answer in question.offered if bands(answer) == low} if bands and low else set()


def latest_answers(exercise: Exercise, answers: RoomAnswers) -> dict[str, tuple[int | None, JsonDict]]:
    """Side (None: observer) and answers by place of everyone who took part in `exercise`, by author."""
    people: dict[str, tuple[int | None, JsonDict]] = {}
    relevant = (each for each in answers if each.exercise == exercise.id and each.value is not None)
    for answer in sorted(relevant, key=lambda each: each.seq):
        people.setdefault(answer.author, (answer.side_id, {}))[1][answer.item] = answer.value
    return people
