"""What invented people answer to points on a plane."""

from typing import Any

from kit.exercises import Plane
from kit.synthetic.kind import Leaning, SyntheticKind, Words, all_items, no_practice, nothing_on_sheet


class SyntheticPlane(SyntheticKind[Plane]):
    """As people lean."""

    on_sheet = nothing_on_sheet
    asked = all_items
    practice = no_practice

    def answer(self, exercise: Plane, item: Any, leaning: Leaning, words: Words) -> Any:
        value: dict[str, Any] = {
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
