"""A demonstration room: simulated people of two fictional cities who answer while one watches.

They take the same way as real answers, from the check of each value to the writer thread. The same number of people
gives the same answers every time, because chance is seeded.
"""

import asyncio
import random
import time
import uuid
from collections.abc import Mapping

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.exercises.json_types import Value
from kit.exercises.kinds.scale import AGAIN
from kit.exercises.model import AnyItem
from kit.responses import Answer, Participant, Room, RoomState
from kit.responses.answering import answers, recording
from kit.responses.people import participants, resume_codes
from kit.responses.room import rooms
from kit.room.participants.pending_codes import lookup_and_key
from kit.room.participants.tables import author_of
from kit.room.services import RoomServices
from kit.synthetic.answers import asked, plausible, thought_again
from kit.synthetic.kind import SyntheticKind

DEMO_SIDES = ("Northmere", "Lakewood")
SECONDS_TO_ARRIVE = 12.0
SECONDS_TO_ANSWER = (0.5, 3.0)
SEED = 2002
PEOPLE_AT_A_TABLE = 5


class Demo:
    """Lets `people` simulated participants join `room` and answer whatever is open in it."""

    def __init__(self, services: RoomServices, room: Room, people: int) -> None:
        self.services = services
        self.room = room
        self.people = people

    def start(self) -> None:
        """Begin in the background of the running server."""
        for number in range(self.people):
            self.services.keep_running(asyncio.ensure_future(self._live(number)))

    async def _live(self, number: int) -> None:
        chance = random.Random(f"{SEED}-{number}")
        await asyncio.sleep(chance.uniform(0, SECONDS_TO_ARRIVE))
        person = await self._join(number)
        if person is None:
            return
        mood, speed = chance.gauss(0, 0.7), chance.uniform(0.6, 1.6)
        done = self._answered(person)
        given: dict[tuple[str, str], Value] = {}
        while self._is_here(person):
            todo = [(exercise, item) for exercise, item in self._open_items() if (exercise.id, item.id) not in done]
            for exercise, item in todo:
                await asyncio.sleep(chance.uniform(*SECONDS_TO_ANSWER) * speed)
                about = (exercise, item, person.group or 0, self._words(), chance)
                if sheet := SyntheticKind.of(exercise).on_sheet(*about):
                    await self._write_together(person, exercise, sheet)
                value = plausible(exercise, item, chance, (mood, person.side), self._words())
                if item.id.endswith(AGAIN):
                    value = thought_again(given.get((exercise.id, item.id.removesuffix(AGAIN))), value, chance)
                given[exercise.id, item.id] = value
                if value is not None:
                    await self._answer(person, exercise, item.id, value)
                done.add((exercise.id, item.id))
            await asyncio.sleep(1.0)

    async def _join(self, number: int) -> Participant | None:
        code = " ".join(random.Random(f"{SEED}-code-{number}").choices(resume_codes.WORDS, k=4))
        lookup, _ = await lookup_and_key(self.services.slow_work, code, self.room)

        def job(connection: Connection) -> Participant | None:
            if rooms.room(connection, self.room.id) is None:  # erased while people arrived
                return None
            known = participants.by_lookup(connection, self.room.id, lookup)
            if known is None and rooms.state(connection, self.room.id).locked:
                return None
            sides = rooms.sides(connection, self.room.id)
            person = known or participants.join(
                connection, self.room.id, sides[number % len(sides)].id, "en", lookup, simulated=True, now=time.time()
            )
            return participants.sit_at(connection, person.id, 1 + number // PEOPLE_AT_A_TABLE)

        person = await self.services.write(job)
        self.services.events.tell(self.room.id, "people")
        return person

    async def _answer(self, person: Participant, exercise: Exercise, item: str, value: Value) -> None:
        manifest = self.services.pack.manifest
        answer = Answer(uuid.uuid4().hex, exercise.id, item, exercise.accept(item, value), None)
        author = author_of(person, exercise) or person.id

        def job(connection: Connection) -> None:
            if participants.participant(connection, person.id):
                about = (connection, self.room.id, author, manifest.id, manifest.version, [answer], time.time())
                recording.record(*about, meaning=self.services.meanings.key)

        await self.services.write(job)
        self.services.events.tell(self.room.id, "answers")
        if exercise.together and person.group:
            self.services.events.tell(self.room.id, "sheets", person.group)

    async def _write_together(self, person: Participant, exercise: Exercise, sheet: Mapping[str, Value]) -> None:
        """Write what is still empty on the table's sheet."""
        author = author_of(person, exercise) or person.id
        with self.services.store.read() as connection:
            written = answers.current_answers(connection, self.room.id, author, exercise.id)
        for place, value in sheet.items():
            if (exercise.id, place) not in written:
                await self._answer(person, exercise, place, value)

    def _is_here(self, person: Participant) -> bool:
        """Whether neither she nor the room has been erased."""
        with self.services.store.read() as connection:
            return participants.participant(connection, person.id) is not None

    def _answered(self, person: Participant) -> set[tuple[str, str]]:
        with self.services.store.read() as connection:
            return set(answers.current_answers(connection, self.room.id, person.id))

    def _open_items(self) -> list[tuple[Exercise, AnyItem]]:
        with self.services.store.read() as connection:
            known = rooms.room(connection, self.room.id)
            state = rooms.state(connection, self.room.id) if known else RoomState()
        exercises = [each for name in state.open for each in self.services.pack.workshop(name).exercises]
        exercises = [each for each in exercises if not each.private]  # invented people have nothing private to keep
        return [(exercise, item) for exercise in exercises for item in asked(exercise)]

    def _words(self) -> dict[str, str]:
        return self.services.pack.words()
