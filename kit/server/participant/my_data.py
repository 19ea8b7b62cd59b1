"""All that the kit holds about one person, taken out by herself: a page to read and a file of JSON."""

import json
from collections.abc import Iterable
from datetime import datetime

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict
from kit.responses import Room
from kit.responses.people import takeout
from kit.responses.people.sessions import PARTICIPANT
from kit.responses.people.takeout import About, Given
from kit.responses.room import rooms
from kit.room.participants.own_data import _item, _value, _when, as_json
from kit.room.refused import Refused
from kit.server.handler import RoomHandler


class MyData(RoomHandler):
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
        with self.app.store.read() as connection:
            about = takeout.all_about(connection, person.id, self.the_lock())
            sides = {side.id: side.name for side in rooms.sides(connection, room.id)}
        if about is None:  # erased since this visit began
            raise Refused(403, "join-first")
        return room, about, sides.get(about.person.side) if about.person.side is not None else None

    def _to_read(self, given: Iterable[Given]) -> Iterable[JsonDict]:
        """By exercise, in the order of the first answer; what the pack has no longer is told by its id."""
        by_exercise: dict[str, list[Given]] = {}
        for each in given:
            by_exercise.setdefault(each.exercise, []).append(each)
        for name, answers in by_exercise.items():
            try:
                exercise = self.app.pack.exercise(name, self.language)
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
