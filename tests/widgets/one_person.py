"""What one person may answer to an exercise of the pack: some of it, now and then with a refusal."""

import random
from typing import Any

from test_result_html import WORDS, some_answers

from kit.exercises import Exercise, Rows, Schedule, Worksheet
from kit.synthetic.answers import all_answers


def answers_of_one(exercise: Exercise, chance: random.Random) -> dict[str, Any]:
    """Her answers by place; {} where she leaves all out."""
    if isinstance(exercise, Rows | Schedule | Worksheet):
        given = some_answers(exercise)
        first = next(iter(given))  # without a start there are no dates
        return {place: value for place, value in given.items() if place == first or chance.random() < 0.8}
    return dict(all_answers(exercise, chance, (chance.gauss(0, 1), 1), 1, WORDS))
