"""Whether a room that has seen a result may see a later one: it could subtract one from the other."""

from collections.abc import Callable, Mapping, Sequence

from kit.exercises import Exercise
from kit.exercises.json_types import JsonObject
from kit.results.gate import MINIMUM, ONE_SIDE, Given
from kit.results.kind import ResultKind
from kit.results.questions import RANKED, Question, Reply, RoomAnswers, Sides, declined
from kit.results.subtraction import may_show_again
from kit.results.words.replies import latest_answers, low_answers


def may_summarise_again(
    exercise: Exercise,
    before: RoomAnswers,
    now: RoomAnswers,
    sides: Sides,
    minimum: int = MINIMUM,
) -> bool:
    """Whether a room that saw the result of `before` may see the one of `now`: see `may_show_again`, by question.

    A group shows its sheet on purpose, and the sheet tells of nobody, so it may be shown as often as it changes.
    """
    if exercise.together:
        return True
    then, today, order = latest_answers(exercise, before), latest_answers(exercise, now), [side.id for side in sides]
    kind = ResultKind.of(exercise)
    for question in kind.questions(exercise):
        banded = kind.bands(exercise, question)
        low, unfavourable = low_answers(exercise, question), kind.low_band(exercise, question)
        for bands in (None, banded) if banded else (None,):
            early, late = (_given(exercise, question, people, order, bands) for people in (then, today))
            groups = [ONE_SIDE] if kind.written else order
            of_them = {unfavourable} if bands and unfavourable else low
            if not may_show_again(early, late, groups, minimum, fine=bool(banded) and not bands, low=of_them):
                return False
    return True


def _given(
    exercise: Exercise,
    question: Question,
    people: Mapping[str, tuple[int | None, JsonObject]],
    sides: Sequence[int],
    bands: Callable[[str], str] | None,
) -> dict[str, Given]:
    """Replies by person as far as results can tell them apart; for what is never shown by side, all are of one."""

    def seen(given: Reply | None) -> Reply | None:
        if given is None or declined(given):
            return given
        if bands:
            return tuple(map(bands, given))
        return given if question.part == RANKED else tuple(sorted(given))

    kind = ResultKind.of(exercise)
    return {
        name: Given(ONE_SIDE if kind.written and side in sides else side, seen(kind.reply(exercise, question, values)))
        for name, (side, values) in people.items()
    }
