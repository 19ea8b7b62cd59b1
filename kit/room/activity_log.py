"""The log of a room in words: who, by role and side, did what, and when. Never who answered, nor who held back what."""

from collections.abc import Callable, Sequence

from kit.exercises.json_types import JsonObject
from kit.exercises.wording import Words
from kit.responses import Act, Side
from kit.room.sides.roles import TOGETHER

Titles = Callable[[str], str]


def in_words(act: Act, sides: Sequence[Side], words: Words, title: Titles) -> str:
    """One act as a sentence. `title` gives the title of an exercise or a workshop from its id."""
    return words["log-line"].format(
        who=_who(act.actor, sides, words), what=_what(act.act, act.detail, sides, words, title)
    )


def proposed(act: str, detail: JsonObject, words: Words, title: Titles) -> str:
    """What a proposal would do, in words."""
    return words[f"proposal-{act}"].format(exercise=title(str(detail.get("exercise", ""))))


def side_name(side: object, sides: Sequence[Side], words: Words) -> str:
    """The name of a side by its number; None is no side."""
    return next((each.name for each in sides if each.id == side), words["log-no-side"])


def _who(actor: str, sides: Sequence[Side], words: Words) -> str:
    role, _, side = actor.partition(":")
    if actor == TOGETHER or not side.isdecimal():
        return words[f"log-by-{role}"] if f"log-by-{role}" in words else words["log-by-facilitator"]
    key = "log-by-deputy-of" if role == "deputy" else "log-by-facilitator-of"
    return words[key].format(side=side_name(int(side), sides, words))


def _what(act: str, detail: JsonObject, sides: Sequence[Side], words: Words, title: Titles) -> str:
    if act in ("propose", "confirm", "declined", "taken-back", "not-done"):
        return words[f"log-{act}"].format(what=proposed(str(detail.get("act")), detail, words, title))
    filled = {
        "name": title(str(detail.get("exercise") or detail.get("workshop") or "")),
        "minutes": round(int(detail.get("seconds") or 0) / 60),
        **{key: str(detail.get(key, "")) for key in ("plan", "step", "steps", "owner")},
        "side": side_name(detail.get("side"), sides, words),
    }
    key = f"log-{act}-deputy" if detail.get("role") == "deputy" else f"log-{act}"
    return words[key].format(**filled) if key in words else words["log-other"].format(act=act)
