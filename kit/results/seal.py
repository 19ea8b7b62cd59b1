"""The seal: when a sealed exercise may be revealed at all. Before, nothing made of its answers leaves the server."""

from collections.abc import Iterable, Mapping
from itertools import islice

from kit.exercises import Exercise
from kit.exercises.json_types import JsonObject
from kit.results.gate import SMALLEST_MINIMUM


def enough_complete(exercise: Exercise, people: Iterable[JsonObject], minimum: int) -> bool:
    """Whether at least `minimum` (raised to 3 if it is lower) of `people` have answered `exercise` completely.

    `people` are the current answers of each person of one side, by place. Complete is who answered every core item;
    "cannot say" and "rather not say" are answers. No more people are looked at than it takes.
    """
    complete = (answers for answers in people if exercise.is_complete(dict(answers)))
    most = max(minimum, SMALLEST_MINIMUM)
    return sum(1 for _ in islice(complete, most)) >= most


def ready_sides(
    exercise: Exercise,
    people: Mapping[str, tuple[int | None, JsonObject]],
    sides: Iterable[int],
    minimum: int,
) -> dict[int, bool]:
    """For each of the `sides`, whether enough of its people have answered completely, and no more about it.

    `people` are, by author, side (None: an observer, who counts nowhere) and answers by place.
    """
    return {
        side: enough_complete(exercise, (answers for of, answers in people.values() if of == side), minimum)
        for side in sides
    }
