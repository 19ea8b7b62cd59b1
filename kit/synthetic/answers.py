"""What invented people answer in a demonstration room, exercise by exercise.

What holds for a side is drawn item by item, without regard to which side it is, so that neither of two sides is always
the unhappy one. Whoever passes the same `chance` gets the same answers.
"""

import random
from collections.abc import Sequence

from kit.exercises import Exercise
from kit.exercises.json_types import Value
from kit.exercises.kinds.scale import AGAIN
from kit.exercises.model import AnyItem
from kit.synthetic.kind import Leaning, SyntheticKind

EPISODES_READ = 4


def thought_again(before: Value, other: Value, chance: random.Random) -> Value:
    """The answer after a talk: as a rule the one `before`, sometimes the `other`."""
    return before if chance.random() < 0.6 else other


def plausible(
    exercise: Exercise, item: AnyItem, chance: random.Random, person: tuple[float, int | None], words: dict[str, str]
) -> Value:
    """An answer that a `person` (her mood, mean 0, and her side) might give to `item`; None if she leaves it out.

    Each item is a little easier for one side than for the other, and not always for the same, so that neither side
    of the room is the unhappy one.
    """
    mood, side = person
    ease = random.Random(f"{exercise.id}/{item.id}").gauss(0, 0.6)
    tilt = random.Random(f"{exercise.id}/{item.id}/{side}").gauss(0, 0.7)
    level = max(0.0, min(1.0, 0.55 + 0.2 * (mood + ease + tilt + chance.gauss(0, 0.6))))
    if chance.random() < 0.06:
        return None
    return SyntheticKind.of(exercise).answer(exercise, item, Leaning(level, side, chance), words)


def all_answers(
    exercise: Exercise,
    chance: random.Random,
    person: tuple[float, int | None],
    table: int,
    words: dict[str, str],
) -> list[tuple[str, Value]]:
    """What a `person` (see `plausible`) at `table` gives to the whole `exercise`, by place, one after the other.

    Of what her table does together it is what she would write there, if nobody else does.
    """
    given: dict[str, Value] = {}
    for item in asked(exercise):
        given |= SyntheticKind.of(exercise).on_sheet(exercise, item, table, words, chance)
        value = plausible(exercise, item, chance, person, words)
        if item.id.endswith(AGAIN):
            value = thought_again(given.get(item.id.removesuffix(AGAIN)), value, chance)
        if value is not None:
            given[item.id] = value
    return list(given.items())


def asked(exercise: Exercise) -> Sequence[AnyItem]:
    """What a simulated person answers one after the other: as a rule the items.

    Of episodes a few.
    """
    if exercise.for_each:
        return [item for section in exercise.sections[:EPISODES_READ] for item in section.items]
    return SyntheticKind.of(exercise).asked(exercise)
