"""How long people need to answer, counted from the items and never guessed."""

from kit.exercises.kinds import PairedScale, PickAndRank
from kit.exercises.model import Exercise

SECONDS = {
    "choice": 15,
    "checklist": 15,
    "scale": 12,
    "paired-scale": 24,
    "place": 30,
    "open": 100,
    "canvas": 120,
    "plan": 60,
    "log": 60,
    "schedule": 30,
    "guess": 45,
}
SECONDS_TO_TICK = 5
SECONDS_TO_RANK = 10
SECOND_LANGUAGE = 1.5  # most people in a room read a language that is not their first


def minutes_to_answer(exercise: Exercise) -> float:
    """Minutes that a second-language reader needs for all items of `exercise`, without any talk.

    Counted per item: 12 seconds for a statement, 24 for a pair, 30 for a point on a plane, 15 for a choice or a line
    of a checklist, 100 for an answer in one's own words; where one picks and ranks, 5 for each option and 10 for each
    rank, also for what matters most at the end of pairs.
    """
    seconds: int
    if isinstance(exercise, PickAndRank):
        seconds = sum(len(item.options) * SECONDS_TO_TICK + item.rank * SECONDS_TO_RANK for item in exercise.items)
    else:
        seconds = len(exercise.items) * SECONDS[getattr(exercise, "kind", "open")]
    if isinstance(exercise, PairedScale) and exercise.matters:
        seconds += len(exercise.items) * SECONDS_TO_TICK + exercise.matters.pick * SECONDS_TO_RANK
    return seconds * SECOND_LANGUAGE / 60
