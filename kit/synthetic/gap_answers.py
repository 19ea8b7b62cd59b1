"""Simulated people of two invented cities who answer a paired scale with a ranking, for trying and for learning.

Chance is seeded: the same person of the same side gives the same answers every time. What holds for a side is drawn
item by item, without regard to which side it is, so that neither of the two is always the unhappy one.
"""

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.exercises import CANNOT_SAY, PairedScale
from kit.exercises.kinds.paired_scale import MATTERS
from kit.responses import Answered, Side
from kit.results import GroupResult, ResultView, summarise
from kit.synthetic.gap_people import SEED, simulated_answer

if TYPE_CHECKING:
    import pandas

SIDES = (Side(1, 1, "Northmere"), Side(2, 2, "Lakewood"))
PEOPLE = 12


@dataclass(frozen=True)
class SimulatedRoom:
    """A room of simulated people, 12 on each of two sides, and the result that it would see.

    In a notebook it shows that result. `answers` are its answers, one by one, which of a real room nobody ever sees.
    """

    exercise: PairedScale
    sides: tuple[Side, ...]
    answers: "pandas.DataFrame"
    result: GroupResult
    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"A simulated room: {' and '.join(side.name for side in self.sides)}, {len(self.answers)} answers"


def simulated_answers(exercise: PairedScale) -> list[Answered]:
    """The answers of everybody in the simulated room."""
    given: list[Answered] = []
    for side in SIDES:
        for number in range(PEOPLE):
            chance = random.Random(f"{SEED}-{side.id}-{number}")
            for place in exercise.places():
                value = simulated_answer(exercise, place, chance, side.id)
                name = f"{side.name}-{number + 1}"
                given.append(Answered(name, side.id, exercise.id, place, value, len(given) + 1))
    return given


def simulated_room(exercise: PairedScale, words: dict[str, str]) -> SimulatedRoom:
    """The simulated room of `exercise`, summed up through the gate as a real one is. Loads pandas and matplotlib."""
    from kit.widgets.kind import OnScreen
    from kit.widgets.results.gap_result import gap_result_html

    given = simulated_answers(exercise)
    result = summarise(exercise, given, SIDES)
    html = gap_result_html(ResultView(result, exercise, SIDES, words), OnScreen(390, words["simulated"]))
    return SimulatedRoom(exercise, SIDES, _table(exercise, given), result, html)


def _table(exercise: PairedScale, given: list[Answered]) -> "pandas.DataFrame":
    """One row a person and item: `person`, `side`, `item`, `us`, `them` (1 to 5, missing: cannot say), `place`."""
    import pandas

    places = {each.author: each.value for each in given if each.item == MATTERS}
    names = {side.id: side.name for side in SIDES}
    rows = [
        (
            each.author,
            names[each.side_id or 0],
            each.item,
            *(None if each.value[end] == CANNOT_SAY else each.value[end] for end in ("us", "them")),
            places[each.author].index(each.item) + 1 if each.item in places[each.author] else None,
        )
        for each in given
        if each.item != MATTERS
    ]
    table = pandas.DataFrame(rows, columns=["person", "side", "item", "us", "them", "place"])
    return table.astype({"us": "Int64", "them": "Int64", "place": "Int64"})
