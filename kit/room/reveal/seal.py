"""The seal on the server: a sealed exercise is not revealed, and no count of it leaves, before every side is ready."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from kit.exercises import Exercise, Pack
from kit.exercises.json_types import JsonDict
from kit.responses import Answered, Progress, Room, Side
from kit.responses.answering import answers
from kit.results import SMALLEST_MINIMUM, enough_complete, ready_sides
from kit.results.words.replies import latest_answers
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.room.schema import ProgressOfSide


def check_the_seal(context: RoomContext, exercise: Exercise, answered: list[Answered], sides: list[Side]) -> None:
    """Raise `Refused` (409), saying of each side whether it is ready and no more, unless every side of the room is."""
    if exercise.id not in context.pack.sealed_exercises:
        return
    minimum, words = context.room.minimum, context.words
    ready = ready_sides(exercise, latest_answers(exercise, answered), [side.id for side in sides], minimum)
    if not all(ready.values()):
        states = [
            words["sealed-side"].format(
                side=side.name, state=words["sealed-enough" if ready[side.id] else "sealed-not-enough"]
            )
            for side in sides
        ]
        raise Refused(409, "sealed-not-yet", minimum=max(minimum, SMALLEST_MINIMUM), sides="; ".join(states))


def sealed_progress(
    connection: Connection, pack: Pack, room: Room, progress: Iterable[Progress], sides: list[int]
) -> dict[str, list[ProgressOfSide]]:
    """By sealed exercise and side, whether enough have answered completely: never how many.

    The board asks each second, so that answers are read only of people who have something in every place that a
    complete answer needs, and only of as many of them as decide it.
    """
    begun = [each for each in progress if each.exercise in pack.sealed_exercises]
    return {
        name: [{"side": side, "enough": _enough(connection, pack.exercise(name), room, begun, side)} for side in sides]
        for name in pack.sealed_exercises
    }


def _enough(connection: Connection, exercise: Exercise, room: Room, begun: list[Progress], side: int) -> bool:
    def of_each() -> Iterator[JsonDict]:
        needed = {item.id for item in exercise.core_items}
        for each in begun:
            if each.exercise == exercise.id and each.side_id == side and needed <= each.places:
                current = answers.current_answers(connection, room.id, each.author, exercise.id)
                given = {place: one.value for (_, place), one in current.items() if one.value is not None}
                yield {place: value for place, value in given.items() if exercise.offers(place, value)}

    return enough_complete(exercise, of_each(), room.minimum)
