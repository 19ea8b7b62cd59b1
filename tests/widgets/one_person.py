"""What one person may answer to an exercise of the pack: some of it, now and then with a refusal."""

import random
from typing import Any

from test_result_html import WORDS, some_answers

from kit.exercises import Exercise, Rows, Scale, Schedule, Worksheet
from kit.synthetic.answers import asked, plausible


def answers_of_one(exercise: Exercise, chance: random.Random) -> dict[str, Any]:
    """Her answers by place; {} where she leaves all out."""
    if isinstance(exercise, Rows | Schedule | Worksheet):
        given = some_answers(exercise)
        first = next(iter(given))  # without a start there are no dates
        return {place: value for place, value in given.items() if place == first or chance.random() < 0.8}
    person = (chance.gauss(0, 1), 1)
    drawn = {item.id: plausible(exercise, item, chance, person, WORDS) for item in asked(exercise)}
    given = {place: value for place, value in drawn.items() if value is not None}
    if isinstance(exercise, Scale):
        second = [(again, given[item]) for item, again in exercise.second_round().items() if item in given]
        given |= {again: chance.choice([value, 3, "cannot-say"]) for again, value in second}
    return given
