"""A simulated room, for who learns alone: what two cities that do not exist export, through the gate as ever."""

import random
import tempfile
from pathlib import Path

from kit.exercises import Exercise, Pack
from kit.reports import To, What, export
from kit.responses import Answered, Side, Snapshot
from kit.results import summarise, to_json
from kit.synthetic.kind import Leaning, SyntheticKind

SIDES = (Side(1, 0, "Northmere"), Side(2, 1, "Lakewood"))
PEOPLE = 12  # on each side
LEFT_OUT = 0.06


def simulated_export(pack: Pack, exercise: Exercise, what: What, to: To, language: str) -> Path:
    """The file that a room of 24 simulated people would export of `exercise`, in a temporary folder.

    The same exercise gives the same answers every time; only the names of the people are new in each file, as always.
    Raises `TypeError` for a kind that has no simulated answers here.
    """
    answers = _answers(exercise)
    snapshot = Snapshot(1, 1, exercise.id, to_json(summarise(exercise, answers, SIDES)), len(answers), 0.0)
    made = export(
        what,
        to,
        pack=pack,
        sides=SIDES,
        revealed=[exercise.id],
        snapshots=[snapshot],
        answers=answers,
        language=language,
    )
    file = Path(tempfile.mkdtemp(prefix="mutuality-simulated-"), f"{exercise.id}-{what}.{to}")
    file.write_bytes(made)
    return file


def _answers(exercise: Exercise) -> list[Answered]:
    chance = random.Random(exercise.id)
    given: list[Answered] = []
    for side in SIDES:
        leaning = {item.id: chance.uniform(0.2, 0.8) for item in exercise.items}
        for number in range(PEOPLE):
            author = f"{side.name}-{number}"
            for item in exercise.items:
                level = min(0.999, max(0.0, chance.gauss(leaning[item.id], 0.2)))
                value = SyntheticKind.of(exercise).practice(exercise, item, Leaning(level, side.id, chance))
                if chance.random() > LEFT_OUT:
                    given.append(Answered(author, side.id, exercise.id, item.id, value, len(given) + 1))
    return given
