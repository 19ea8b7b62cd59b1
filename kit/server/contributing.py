"""Adding the headings of one's own private profile to the room, and taking them back: a step of its own."""

import time
import uuid

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.responses import Answer, answers, recording
from kit.results.kind import ResultKind
from kit.server.access import PARTICIPANT, Refused, Visit
from kit.server.answering import headings_added, still_offered
from kit.server.erasing import take_back
from kit.server.standing import still_here


class Headings(Visit):
    """POST /headings/<exercise>: `do=add` adds the headings to the room, `do=take-back` erases them again.

    Only their owner's browser opens the private answers they are made of. What is added is the band of each heading,
    kept as any answer is; nothing else of the profile leaves its lock.
    """

    open_to = (PARTICIPANT,)

    async def post(self, name: str) -> None:
        exercise, headings = self._of(name)
        if self.the_lock() is None:
            raise Refused(403, "private-needs-code")
        if self.get_body_argument("do", "") == "take-back":
            await take_back(self.house, self.the_participant(), headings.id)
        else:
            await self._add(exercise, headings)
        workshop = self.house.pack.workshop_of(name).workshop
        self.redirect(f"/w/{workshop}#result-{name}", status=303)

    def _of(self, name: str) -> tuple[Exercise, Exercise]:
        """The private exercise, and the one that holds what people add of it."""
        exercise = self.the_exercise(name)
        headings = exercise.added_to_room()
        if headings is None:
            raise Refused(404, "not-found")
        return exercise, headings

    async def _add(self, exercise: Exercise, headings: Exercise) -> None:
        room, person, manifest = self.the_room().id, self.the_participant(), self.house.pack.manifest
        with self.house.store.read() as connection:
            own = answers.current_answers(connection, room, person.id, exercise.id, self.the_lock())
        made = ResultKind.of(exercise).contribution(exercise, still_offered(exercise, own))
        if made is None:
            raise Refused(409, "headings-not-yet")
        added = [Answer(uuid.uuid4().hex, headings.id, heading, band, None) for heading, band in made.items()]

        def job(connection: Connection) -> None:
            still_here(connection, person.id)
            if not headings_added(connection, person, headings):  # pressed twice
                by, meaning = (manifest.id, manifest.version), self.house.meanings.key
                recording.record(connection, room, person.id, *by, added, time.time(), meaning=meaning)

        await self.keep(job)
        self.house.news.tell(room, "answers")
