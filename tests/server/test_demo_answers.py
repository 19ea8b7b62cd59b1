"""Simulated people answer with what a real person could write, what matters for a reveal first."""

import random

import pytest

from kit.exercises import load_pack
from kit.synthetic.answers import asked, plausible

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


def test_what_a_seal_waits_for_is_answered_first() -> None:
    gap = PACK.exercise("gap")
    order = [place.id for place in asked(gap)]
    complete = {item.id for item in gap.items if item.core} | {"matters"}
    assert set(order[: len(complete)]) == complete
    assert sorted(order) == sorted(gap.places())


def test_simulated_people_name_their_points() -> None:
    line = PACK.exercise("aid-or-engagement-line")
    for number, item in enumerate(asked(line)):
        value = plausible(line, item, random.Random(number), (0.0, 1), PACK.words())
        if value is not None:
            assert line.accept(item.id, value)["name"]
