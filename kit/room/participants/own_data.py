"""All that the kit holds about one person, taken out by herself: a page to read and a file of JSON."""

import json
from collections.abc import Mapping
from datetime import datetime

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict, Value
from kit.responses import Room
from kit.responses.people.takeout import About
from kit.results import item_label
from kit.results.kind import answer_label
from kit.version import __version__


def as_json(about: About, room: Room, side: str | None) -> JsonDict:
    """What the file holds. Times are those of the server's place, with their distance from UTC."""
    person = about.person
    return {
        "made": {"by": f"Mutuality kit {__version__}", "at": _iso(datetime.now().timestamp())},
        "room": {"code": room.code, "title": room.title},
        "person": {
            "id": person.id,
            "side": side,
            "language": person.language,
            "joined": _iso(person.joined_at),
            "table": person.group,
            "on_paper": person.paper_by is not None,
            "typed_for_people_on_paper": about.typed_for,
        },
        "answers": [
            {
                "exercise": each.exercise,
                "item": each.item,
                "value": each.value,
                "given": _iso(each.given_at),
                "counts": each.counts,
                "locked": each.locked,
            }
            for each in about.answers
        ],
        "devices": [{"since": _iso(moment)} for moment in about.sessions],
        "in_results": [{"exercise": name, "at": _iso(moment)} for name, moment in about.results],
        "log": [{"act": name, "at": _iso(moment)} for name, moment in about.acts],
    }


def _item(exercise: Exercise | None, place: str) -> str:
    return item_label(exercise, place) if exercise else place


def _value(exercise: Exercise | None, item: str, value: Value, words: Mapping[str, str]) -> str:
    match value:
        case {"text": str(text), "shared": bool(shared)}:
            return f"{text} ({words['mine-shared' if shared else 'mine-not-shared']})"
        case dict():
            return "; ".join(f"{name}: {_value(exercise, item, each, words)}" for name, each in value.items())
        case list():
            return ", ".join(_value(exercise, item, each, words) for each in value)
        case bool() | None | float():
            return json.dumps(value)
    return answer_label(exercise, item, str(value), words) if exercise else str(value)


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment).astimezone().isoformat(timespec="seconds")


def _when(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment):%Y-%m-%d %H:%M}"
