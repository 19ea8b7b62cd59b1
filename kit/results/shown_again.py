"""Whether a room that has seen a result may see a later one: it could subtract one from the other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kit.exercises import Exercise, Plane
from kit.results.gate import MINIMUM, ONE_SIDE, Given
from kit.results.questions import WRITTEN, Question, Reply, declined, questions, reply_of
from kit.results.replies import coarser, latest_answers, low_answers, low_band, on_scale
from kit.results.subtraction import may_show_again

if TYPE_CHECKING:
    from kit.responses import Answered, Side


def may_summarise_again(
    exercise: Exercise,
    before: "Iterable[Answered]",
    now: "Iterable[Answered]",
    sides: "Sequence[Side]",
    minimum: int = MINIMUM,
) -> bool:
    """Whether a room that saw the result of `before` may see the one of `now`: see `may_show_again`, by question.

    A group shows its sheet on purpose, and the sheet tells of nobody, so it may be shown as often as it changes.
    """
    if exercise.together:
        return True
    then, today, order = latest_answers(exercise, before), latest_answers(exercise, now), [side.id for side in sides]
    for question in questions(exercise):
        banded = isinstance(exercise, Plane) or on_scale(exercise, question)
        low, unfavourable = low_answers(exercise, question), low_band(exercise, question)
        for in_bands in (False, True) if banded else (False,):
            early, late = (_given(exercise, question, people, order, in_bands) for people in (then, today))
            groups = [ONE_SIDE] if isinstance(exercise, WRITTEN) else order
            of_them = {unfavourable} if in_bands and unfavourable else low
            if not may_show_again(early, late, groups, minimum, fine=banded and not in_bands, low=of_them):
                return False
    return True


def _given(
    exercise: Exercise,
    question: Question,
    people: Mapping[str, tuple[int | None, Mapping[str, Any]]],
    sides: Sequence[int],
    in_bands: bool,
) -> dict[str, Given]:
    """Replies by person as far as results can tell them apart; for what is never shown by side, all are of one."""

    def seen(given: Reply | None) -> Reply | None:
        if given is None or declined(given):
            return given
        if in_bands:
            return tuple(coarser(exercise, question, each) for each in given)
        return given if question.part == "ranked" else tuple(sorted(given))

    one_side = isinstance(exercise, WRITTEN)
    return {
        name: Given(ONE_SIDE if one_side and side in sides else side, seen(reply_of(question, values)))
        for name, (side, values) in people.items()
    }
