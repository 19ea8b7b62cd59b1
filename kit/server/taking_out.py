"""All that the kit holds about one person, taken out by herself: a page to read and a file of JSON."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from kit.exercises import Exercise
from kit.responses import Room, rooms, takeout
from kit.responses.takeout import About, Given
from kit.results import item_label
from kit.results.labels import answer_label
from kit.server.access import PARTICIPANT, Refused, Visit
from kit.version import __version__


class MyData(Visit):
    """GET /mine: everything about whoever asks, to read. GET /mine.json: the same as a file.

    Her four words open it on any device, by `/resume`: what is private opens only then.
    """

    open_to = (PARTICIPANT,)

    def get(self, ending: str | None = None) -> None:
        room, about, side = self._look()
        if ending:
            name = f"my-answers-{room.code}-{datetime.now().date().isoformat()}.json"
            self.set_header("Content-Disposition", f'attachment; filename="{name}"')
            self.set_header("Content-Type", "application/json; charset=utf-8")
            self.finish(json.dumps(as_json(about, room, side), ensure_ascii=False, indent=1))
            return
        self.show(
            "mine.html.j2",
            room=room,
            about=about,
            side=side,
            groups=list(self._to_read(about.answers)),
            when=_when,
            locked=any(each.locked for each in about.answers),
        )

    def _look(self) -> tuple[Room, About, str | None]:
        room, person = self.the_room(), self.the_participant()
        with self.house.store.read() as connection:
            about = takeout.all_about(connection, person.id, self.the_lock())
            sides = {side.id: side.name for side in rooms.sides(connection, room.id)}
        if about is None:  # erased since this visit began
            raise Refused(403, "join-first")
        return room, about, sides.get(about.person.side) if about.person.side is not None else None

    def _to_read(self, given: Iterable[Given]) -> Iterable[dict[str, Any]]:
        """By exercise, in the order of the first answer; what the pack has no longer is told by its id."""
        by_exercise: dict[str, list[Given]] = {}
        for each in given:
            by_exercise.setdefault(each.exercise, []).append(each)
        for name, answers in by_exercise.items():
            try:
                exercise = self.house.pack.exercise(name, self.language)
            except KeyError:
                exercise = None
            yield {
                "title": exercise.title if exercise else name,
                "answers": [
                    {
                        "item": _item(exercise, each.item),
                        "value": self.words["mine-locked"] if each.locked else self._in_words(exercise, each),
                        "when": _when(each.given_at),
                        "counts": each.counts,
                    }
                    for each in answers
                ],
            }

    def _in_words(self, exercise: Exercise | None, given: Given) -> str:
        if given.value is None:
            return self.words["mine-cleared"]
        return _value(exercise, given.item, given.value, self.words)


def as_json(about: About, room: Room, side: str | None) -> dict[str, Any]:
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
                "round": each.round,
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


def _value(exercise: Exercise | None, item: str, value: Any, words: Mapping[str, str]) -> str:
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
