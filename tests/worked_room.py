"""A room to work results, pictures and exports with: sides, answers, and the words of the kit's own pack."""

import random
from collections.abc import Mapping
from typing import Any

from kit.exercises import (
    Checklist,
    Choice,
    Exercise,
    Open,
    PairedScale,
    PickAndRank,
    Plane,
    Rows,
    Scale,
    Schedule,
    Worksheet,
)
from kit.exercises.kinds.checklist import STATES
from kit.responses import Answered, Side

KIRKLEES, KAMPALA = Side(1, 1, "Kirklees"), Side(2, 2, "Kampala")
SIDES = (KIRKLEES, KAMPALA)


def answered(exercise: str, side: Side | None, answers: Mapping[str, Mapping[str, Any]]) -> list[Answered]:
    """Answers of people of one side (None: observers), `{person: {place: value}}`, in the order given."""
    return [
        Answered(person, side.id if side else None, exercise, place, value, seq)
        for seq, (person, place, value) in enumerate(
            ((person, place, value) for person, given in answers.items() for place, value in given.items()), 1
        )
    ]


def each_says(exercise: str, side: Side | None, place: str, values: list[Any]) -> list[Answered]:
    """One person of `side` for each of `values`, given to one place; None is somebody who answers another place."""
    name = side.name if side else "observer"
    people = {f"{name}-{number}": {place: value} for number, value in enumerate(values)}
    return answered(exercise, side, people)


def plausible(exercise: Exercise, people: Mapping[Side, int], seed: int = 1) -> list[Answered]:
    """Everyone answers every item, by chance, each side with a leaning of its own; or every table, with people of both.

    Of tables there is one for every four people, and about half of them show their sheet.
    """
    chance = random.Random(seed)
    given = []
    if isinstance(exercise, Worksheet) and exercise.together:
        tables = range(1, 1 + sum(people.values()) // 4)
        return answered(exercise.id, None, {f"group-1-{table}": _sheet(exercise, chance) for table in tables})
    for side, number in people.items():
        leaning = chance.random()
        answers = {f"{side.name}-{person}": _all(exercise, leaning, chance) for person in range(number)}
        given += answered(exercise.id, side, answers)
    return given


def _what_matters(exercise: Exercise, chance: random.Random) -> dict[str, Any]:
    if not isinstance(exercise, PairedScale) or not exercise.matters:
        return {}
    return {"matters": chance.sample([item.id for item in exercise.items], exercise.matters.pick)}


def _all(exercise: Exercise, leaning: float, chance: random.Random) -> dict[str, Any]:
    match exercise:
        case Rows():
            return {f"row-{number}": _row(exercise, leaning, chance) for number in (1, 2)}
        case Schedule():
            return {"start": f"2030-0{chance.randint(1, 9)}-01"}
    items = {item.id: _value(exercise, item, leaning, chance) for item in exercise.items}
    return items | _what_matters(exercise, chance)


def _row(exercise: Rows, leaning: float, chance: random.Random) -> dict[str, Any]:
    kinds = {"text": "Words", "person": "Name", "date": "2030-05-1"}
    cells = {column.id: f"{kinds[column.type]}{chance.randrange(10)}" for column in exercise.items}
    return {**cells, "shared": chance.random() < leaning}


def _sheet(exercise: Worksheet, chance: random.Random) -> dict[str, Any]:
    written = {place: {"text": f"Words at {place}", "also": []} for place in exercise.boxes() if chance.random() < 0.7}
    return {**written, "shared": chance.random() < 0.5}


def _value(exercise: Exercise, item: Any, leaning: float, chance: random.Random) -> Any:
    match exercise:
        case Checklist():
            return chance.choices(STATES, [4 * leaning, 3, 3, 1])[0]
        case Choice():
            ids = [option.id for option in item.options] or ["ours"]
            return sorted(chance.sample(ids, min(2, len(ids)))) if item.many else chance.choice(ids)
        case Scale():
            return _point(exercise.labels, leaning, chance)
        case PairedScale():
            return {end: _point(exercise.labels, leaning, chance) for end in ("us", "them")}
        case PickAndRank():
            picked = [option.id for option in item.options if chance.random() < 0.3 + 0.4 * leaning]
            return {"picked": picked, "ranked": chance.sample(picked, min(item.rank, len(picked)))}
        case Plane():
            return {"name": "Bins", "x": 1.0, "y": 9.0} if item.named else _position(leaning, chance)
        case Worksheet():
            return {"text": f"Words number {chance.randrange(1000)}", "also": []}
        case Open():
            return {"text": f"Words number {chance.randrange(1000)}", "shared": chance.random() < 0.5}
    raise TypeError(type(exercise).__name__)


def _point(labels: Any, leaning: float, chance: random.Random) -> Any:
    if chance.random() < 0.05:
        return "cannot-say"
    return min(len(labels), max(1, round(chance.gauss(1 + leaning * (len(labels) - 1), 1.2))))


def _position(leaning: float, chance: random.Random) -> Any:
    if chance.random() < 0.05:
        return "rather-not-say"
    return {axis: min(20, max(0, round(chance.gauss(20 * leaning, 4)))) / 2 for axis in ("x", "y")}
