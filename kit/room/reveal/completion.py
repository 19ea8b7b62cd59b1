"""How many people of each side have finished an exercise: a number for the board that tells of nobody's refusal.

Beside a result it would: five have finished, four answered the question, so one would rather not say, which a result
does not tell of a side below 8. So on such a side a refusal counts as no answer does, before the reveal and after; and
once the room has seen a result, the number stays as it was then, or the next to finish would be known to have skipped.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.exercises.json_types import JsonObject
from kit.responses import Progress
from kit.responses.answering import answers
from kit.results import REFUSALS_MINIMUM
from kit.room.schema import ProgressOfSide

FINISHED = "finished"


def without_refusals_of_few(connection: Connection, room: int, progress: list[Progress]) -> list[Progress]:
    """`progress` in which people of a side below 8 have answered nothing where they would rather not say."""
    begun = Counter((each.exercise, each.side_id) for each in progress)
    few = [each for each in progress if begun[each.exercise, each.side_id] < REFUSALS_MINIMUM]
    refused = answers.where_refused(connection, room, {each.author for each in few})
    if not refused:
        return progress
    left: dict[int, Progress] = {}
    for each in few:
        places = {place for place in each.places if (each.exercise, each.author, place) not in refused}
        left[id(each)] = replace(each, places=frozenset(places))
    return [left.get(id(each), each) for each in progress]


def finished(progress: list[Progress], enough: Collection[Collection[str]]) -> Counter[int | None]:
    """How many people of each side have something in all places of any of the sets of places that are `enough`."""
    return Counter(each.side_id for each in progress if any({*places} <= each.places for places in enough))


def finished_now(connection: Connection, room: int, exercise: Exercise) -> dict[str, dict[str, int]]:
    """What a result keeps of these numbers, by side as text; nothing of what has none on the board."""
    if exercise.private or exercise.together:
        return {}
    all_of_it = [each for each in answers.progress(connection, room) if each.exercise == exercise.id]
    told = finished(without_refusals_of_few(connection, room, all_of_it), list(exercise.enough()))
    return {FINISHED: {str(side): number for side, number in told.items() if side is not None}}


def as_at_the_reveal(progress: list[ProgressOfSide], results: JsonObject) -> list[ProgressOfSide]:
    """The numbers of the board, those who have finished as they were when the room saw these `results`."""
    if FINISHED not in results:
        return progress
    kept = results[FINISHED]
    return [each | {"complete": kept.get(str(each["side"]), 0)} if "complete" in each else each for each in progress]
