"""How people of two invented cities see their partnership: a paired scale with a ranking, answer by answer.

Chance is seeded: the same person of the same side gives the same answers every time. What holds for a side is drawn
item by item, without regard to which side it is, so that neither of the two is always the unhappy one.
"""

import random

from kit.exercises import CANNOT_SAY, PairedScale
from kit.exercises.json_types import Value
from kit.exercises.kinds.paired_scale import MATTERS

DIVIDED_SHARE = 0.12
SEED = 2009


def simulated_answer(exercise: PairedScale, place: str, chance: random.Random, side: int | None) -> Value:
    """What a person of `side` might answer at `place` of `exercise`: a pair of points, or what matters most."""
    if place == MATTERS:
        return _ranking(exercise, chance, side)
    points, us = len(exercise.labels), (side or 0) % 2
    level, divided = _view(exercise, place, us)
    own = (chance.choice((0.1, 0.9)) if divided else level) + chance.gauss(0, 0.13)
    others, _ = _view(exercise, place, 1 - us)
    bias = random.Random(f"{SEED}/{exercise.id}/{place}/{us} believes").gauss(0, 0.22)
    them = _point(others + bias + chance.gauss(0, 0.13), points)
    return {"us": _point(own, points), "them": CANNOT_SAY if chance.random() < 0.08 else them}


def _view(exercise: PairedScale, item: str, of: int) -> tuple[float, bool]:
    """How one of the two sides sees an item, 0 to 1, and whether its people divide on it."""
    chance = random.Random(f"{SEED}/{exercise.id}/{item}/{of}")
    return chance.uniform(0.2, 0.9), chance.random() < DIVIDED_SHARE


def _ranking(exercise: PairedScale, chance: random.Random, side: int | None) -> list[str]:
    us = (side or 0) % 2
    weights = {
        item.id: random.Random(f"{SEED}/{exercise.id}/{item.id}/{us} wants").uniform(0.4, 1) * (1 if item.core else 0.6)
        for item in exercise.items
    }
    order = sorted(weights, key=lambda item: -weights[item] * chance.uniform(0.1, 1))
    return order[: exercise.matters.pick if exercise.matters else 0]


def _point(level: float, points: int) -> int:
    return 1 + max(0, min(points - 1, int(level * points)))
