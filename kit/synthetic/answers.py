"""What invented people answer in a demonstration room, exercise by exercise.

What holds for a side is drawn item by item, without regard to which side it is, so that neither of two sides is always
the unhappy one. Whoever passes the same `chance` gets the same answers.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kit.exercises import Checklist, Choice, Exercise, Open, PairedScale, PickAndRank, Plane, Rows, Scale, Schedule
from kit.exercises.kinds.paired_scale import Matters
from kit.exercises.kinds.scale import AGAIN
from kit.synthetic.gap_answers import simulated_answer

EPISODES_READ = 4


def thought_again(before: Any, other: Any, chance: random.Random) -> Any:
    """The answer after a talk: as a rule the one `before`, sometimes the `other`."""
    return before if chance.random() < 0.6 else other


def plausible(
    exercise: Exercise, item: Any, chance: random.Random, person: tuple[float, int | None], words: dict[str, str]
) -> Any:
    """An answer that a `person` (her mood, mean 0, and her side) might give to `item`; None if she leaves it out.

    Each item is a little easier for one side than for the other, and not always for the same, so that neither side
    of the room is the unhappy one.
    """
    mood, side = person
    ease = random.Random(f"{exercise.id}/{item.id}").gauss(0, 0.6)
    tilt = random.Random(f"{exercise.id}/{item.id}/{side}").gauss(0, 0.7)
    level = max(0.0, min(1.0, 0.55 + 0.2 * (mood + ease + tilt + chance.gauss(0, 0.6))))
    value: Any = None
    match exercise:
        case _ if chance.random() < 0.06:
            pass
        case Checklist():
            value = "not-for-us" if chance.random() < 0.05 else ("not-yet", "partly", "yes")[min(2, int(level * 3))]
        case PairedScale() if exercise.matters:
            value = simulated_answer(exercise, item.id, chance, side)
        case PairedScale():
            points = len(exercise.labels)
            value = {"us": _point(level, points), "them": _point(1 - level + chance.gauss(0, 0.15), points)}
        case Scale():
            value = "cannot-say" if chance.random() < 0.05 else _point(level, len(exercise.labels))
        case PickAndRank():
            options = [option.id for option in item.options]
            picked = chance.sample(options, k=min(len(options), chance.randint(item.rank, item.rank + 3)))
            value = {"picked": picked, "ranked": picked[: item.rank]}
        case Plane():
            value = {"x": _position(level), "y": _position(1 - level + chance.gauss(0, 0.2))}
            if item.named:
                names = [text for key, text in sorted(words.items()) if key.startswith("simulated-point-")]
                value["name"] = names[exercise.items.index(item) % len(names)]
        case Open():
            sentences = [text for key, text in sorted(words.items()) if key.startswith("simulated-sentence-")]
            value = {"text": chance.choice(sentences), "shared": chance.random() < 0.6}
        case Rows():
            value = {column.id: _cell(column, chance, words) for column in exercise.items} | {"shared": level > 0.4}
        case Schedule():
            value = _someday(chance)
        case Choice() if not item.options_from:
            chosen = chance.choice(item.options).id
            value = [chosen] if item.many else chosen
    return value


@dataclass(frozen=True)
class Asked:
    """A place for an answer that is no item."""

    id: str


def asked(exercise: Exercise) -> Sequence[Any]:
    """What a simulated person answers one after the other: as a rule the items.

    Of episodes a few, of two rounds both, the second after all of the first; two rows of a plan; the start of a
    schedule. What a seal waits for comes before the rest.
    """
    if exercise.for_each:
        return [item for section in exercise.sections[:EPISODES_READ] for item in section.items]
    match exercise:
        case Rows():
            return (Asked("row-1"), Asked("row-2"))
        case Schedule():
            return (Asked("start"),)
        case PairedScale(matters=Matters() as last):
            core = [item for item in exercise.items if item.core]
            return (*core, last, *(item for item in exercise.items if not item.core))
        case Scale(rounds=2):
            return (*exercise.items, *(Asked(f"{item.id}{AGAIN}") for item in exercise.items))
    return exercise.items


def _cell(column: Any, chance: random.Random, words: dict[str, str]) -> str:
    if column.type == "date":
        return _someday(chance)
    start = "simulated-who-" if column.type == "person" else "simulated-deed-"
    return chance.choice([text for key, text in sorted(words.items()) if key.startswith(start)])


def _someday(chance: random.Random) -> str:
    """A day in the months to come."""
    return (date.today() + timedelta(days=chance.randint(14, 200))).isoformat()


def _position(level: float) -> float:
    """A position on an axis of a plane, in steps of a half, with room at both ends."""
    return round(20 * max(0.0, min(1.0, (level - 0.3) / 0.5))) / 2


def _point(level: float, points: int) -> int:
    return 1 + max(0, min(points - 1, int(level * points)))
