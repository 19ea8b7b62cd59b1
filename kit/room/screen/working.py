"""What a room is working on now: of all that is open, the one or two exercises that people are at."""

from collections.abc import Iterator, Sequence

from kit.exercises import Exercise, Workshop
from kit.responses import RoomState
from kit.room.board.progress import RoomProgress
from kit.room.context import RoomContext
from kit.room.plan.screen import WORKING
from kit.room.schema import ProgressOfSide
from kit.room.screen.schema import ExerciseOnScreen

AT_ONCE = 2  # exercises; more of them cannot be read from the back of a room


def working_now(context: RoomContext, state: RoomState, progress: RoomProgress) -> tuple[str, list[ExerciseOnScreen]]:
    """The title of the workshop, and its exercises that people are at; ("", []) while nothing is open.

    The facilitator, or the plan, may have named the exercise. Else it is the last that anybody has begun, with the one
    before it; and before anybody has begun, the first.
    """
    opened = [context.pack.workshop(name, context.language) for name in state.open]
    opened.sort(key=lambda each: context.pack.manifest.workshops.index(each.workshop))
    named = str(state.screen.get("exercise", "")) if state.screen.get("mode") == WORKING else ""
    of_name = next((each for each in opened if named in {exercise.id for exercise in _all(each)}), None)
    begun = [each for each in opened if any(_is_begun(progress.of(exercise)) for exercise in _all(each))]
    workshop = of_name or next(reversed(begun or opened), None)
    if workshop is None:
        return "", []
    rounds = [each for exercise in _all(workshop) for each in _rounds(context, exercise, progress)]
    if of_name:
        return workshop.title, [each for each in rounds if each["id"].partition(".")[0] == named]
    at = max((place for place, each in enumerate(rounds) if _is_begun(each["progress"])), default=0)
    few = rounds if len(rounds) <= AT_ONCE else rounds[max(0, at + 1 - AT_ONCE) : at + 1]
    return workshop.title, few


def _all(workshop: Workshop) -> Sequence[Exercise]:
    return (*workshop.exercises, *workshop.contributed)


def _rounds(context: RoomContext, exercise: Exercise, progress: RoomProgress) -> Iterator[ExerciseOnScreen]:
    """The exercise; one that is answered again after the talk comes twice."""
    once: ExerciseOnScreen = {
        "id": exercise.id,
        "title": exercise.title,
        "private": exercise.id in context.pack.private_exercises,
        "sealed": exercise.id in context.pack.sealed_exercises,
        "progress": progress.of(exercise),
    }
    yield once
    if again := progress.again(exercise):
        title = context.words["board-after-talk"].format(title=exercise.title)
        yield {**once, "id": f"{exercise.id}.again", "title": title, "progress": again}


def _is_begun(progress: Sequence[ProgressOfSide]) -> bool:
    return any(each.get("answered") or each.get("enough") for each in progress)
