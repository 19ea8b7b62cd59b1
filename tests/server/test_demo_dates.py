"""Simulated people fill plans and schedules with what a real person could write."""

import random

import pytest

from kit.exercises import load_pack
from kit.server.demo import asked, plausible

PACK = load_pack()


@pytest.mark.parametrize("name", ["commitments", "again"])
def test_simulated_people_answer_plans_and_schedules(name: str) -> None:
    exercise, words = PACK.exercise(name), PACK.words()
    finished = 0
    for number in range(24):
        chance = random.Random(number)
        given = {place.id: plausible(exercise, place, chance, (0.0, number % 2), words) for place in asked(exercise)}
        kept = {place: exercise.accept(place, value) for place, value in given.items() if value is not None}
        finished += exercise.is_complete(kept)
    assert finished > 18
