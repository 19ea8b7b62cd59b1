"""All that the kit holds about one person, taken out by herself: a page to read and a file of JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict, Value
from kit.responses import Room
from kit.responses.people import takeout
from kit.responses.people.takeout import About, Given
from kit.responses.room import rooms
from kit.results import item_label
from kit.results.kind import answer_label
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.version import __version__


@dataclass(frozen=True)
class OwnData:
    """All that is kept `about` a person of `room`, and the name of her side (None: an observer)."""

    room: Room
    about: About
    side: str | None

    @property
    def locked(self) -> bool:
        """Whether some of it does not open without her key."""
        return any(each.locked for each in self.about.answers)


def own_data(context: RoomContext) -> OwnData:
    """All that is kept about the participant. Raises `Refused` (403) if she has been erased meanwhile."""
    room, person = context.room, context.person()
    with context.store.read() as connection:
        about = takeout.all_about(connection, person.id, context.lock)
        sides = {side.id: side.name for side in rooms.sides(connection, room.id)}
    if about is None:
        raise Refused(403, "join-first")
    return OwnData(room, about, sides.get(about.person.side) if about.person.side is not None else None)


def to_read(context: RoomContext, given: Iterable[Given]) -> Iterator[JsonDict]:
    """By exercise, in the order of the first answer; what the pack has no longer is told by its id."""
    by_exercise: dict[str, list[Given]] = {}
    for each in given:
        by_exercise.setdefault(each.exercise, []).append(each)
    for name, answers in by_exercise.items():
        try:
            exercise = context.pack.exercise(name, context.language)
        except KeyError:
            exercise = None
        yield {
            "title": exercise.title if exercise else name,
            "answers": [
                {
                    "item": item_label(exercise, each.item) if exercise else each.item,
                    "value": _told(exercise, each, context.words),
                    "when": when(each.given_at),
                    "counts": each.counts,
                }
                for each in answers
            ],
        }


def _told(exercise: Exercise | None, given: Given, words: Mapping[str, str]) -> str:
    if given.locked:
        return words["mine-locked"]
    if given.value is None:
        return words["mine-cleared"]
    return value_in_words(exercise, given.item, given.value, words)


def as_json(own: OwnData) -> JsonDict:
    """What the file holds. Times are those of the server's place, with their distance from UTC."""
    about, room, person = own.about, own.room, own.about.person
    return {
        "made": {"by": f"Mutuality kit {__version__}", "at": _iso(datetime.now().timestamp())},
        "room": {"code": room.code, "title": room.title},
        "person": {
            "id": person.id,
            "side": own.side,
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


def value_in_words(exercise: Exercise | None, item: str, value: Value, words: Mapping[str, str]) -> str:
    """An answer as people read it; of an exercise that the pack has no longer (None), as it is stored."""
    match value:
        case {"text": str(text), "shared": bool(shared)}:
            return f"{text} ({words['mine-shared' if shared else 'mine-not-shared']})"
        case dict():
            return "; ".join(f"{name}: {value_in_words(exercise, item, each, words)}" for name, each in value.items())
        case list():
            return ", ".join(value_in_words(exercise, item, each, words) for each in value)
        case bool() | None | float():
            return json.dumps(value)
    return answer_label(exercise, item, str(value), words) if exercise else str(value)


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment).astimezone().isoformat(timespec="seconds")


def when(moment: float) -> str:
    """A time (POSIX seconds) on the clock of the server's place.

    >>> len(when(0.0))
    16
    """
    return f"{datetime.fromtimestamp(moment):%Y-%m-%d %H:%M}"
