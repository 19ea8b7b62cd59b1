"""What invented people answer to points on a plane."""

from kit.exercises import Plane
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.model import AnyItem
from kit.exercises.wording import Words
from kit.synthetic.kind import Leaning, SyntheticKind


class SyntheticPlane(SyntheticKind[Plane]):
    """As people lean."""

    def answer(self, exercise: Plane, item: AnyItem, leaning: Leaning, words: Words) -> Value:
        value: JsonDict = {
            "x": _position(leaning.level),
            "y": _position(1 - leaning.level + leaning.chance.gauss(0, 0.2)),
        }
        if item.named:
            names = [text for key, text in sorted(words.items()) if key.startswith("simulated-point-")]
            value["name"] = names[exercise.items.index(item) % len(names)]
        return value


def _position(level: float) -> float:
    """A position on an axis of a plane, in steps of a half, with room at both ends."""
    return round(20 * max(0.0, min(1.0, (level - 0.3) / 0.5))) / 2
