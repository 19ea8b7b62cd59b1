"""A demonstration room: simulated people of two fictional cities who answer plausibly while one watches.

They take the same way as real answers, from the check of each value to the writer thread. The same number of people
gives the same answers every time, because chance is seeded.
"""

import asyncio
import random
import time
import uuid
from typing import Any

from sqlalchemy import Connection

from kit.exercises import Checklist, Choice, Exercise, Open, PairedScale, PickAndRank, Place, Scale
from kit.responses import Answer, Participant, Room, RoomState, answers, participants, resume_codes, rooms
from kit.workshop.simulated_gap import simulated_answer

DEMO_SIDES = ("Northmere", "Lakewood")
SECONDS_TO_ARRIVE = 12.0
SECONDS_TO_ANSWER = (0.5, 3.0)
SEED = 2002


class Demo:
    """Lets `people` simulated participants join `room` and answer whatever is open in it."""

    def __init__(self, house: Any, room: Room, people: int) -> None:
        self.house = house
        self.room = room
        self.people = people

    def start(self) -> None:
        """Begin in the background of the running server."""
        for number in range(self.people):
            self.house.keep_running(asyncio.ensure_future(self._live(number)))

    async def _live(self, number: int) -> None:
        chance = random.Random(f"{SEED}-{number}")
        await asyncio.sleep(chance.uniform(0, SECONDS_TO_ARRIVE))
        person = await self._join(number)
        if person is None:
            return
        mood, speed = chance.gauss(0, 0.7), chance.uniform(0.6, 1.6)
        done = self._answered(person)
        while self._is_here(person):
            todo = [(exercise, item) for exercise, item in self._open_items() if (exercise.id, item.id) not in done]
            for exercise, item in todo:
                await asyncio.sleep(chance.uniform(*SECONDS_TO_ANSWER) * speed)
                value = plausible(exercise, item, chance, (mood, person.side), self._words())
                if value is not None:
                    await self._answer(person, exercise, item.id, value)
                done.add((exercise.id, item.id))
            await asyncio.sleep(1.0)

    async def _join(self, number: int) -> Participant | None:
        code = " ".join(random.Random(f"{SEED}-code-{number}").choices(resume_codes.WORDS, k=4))
        lookup, _ = await asyncio.to_thread(resume_codes.lookup_and_key, code, self.room.salt)

        def job(connection: Connection) -> Participant | None:
            if rooms.room(connection, self.room.id) is None:  # erased while people arrived
                return None
            known = participants.by_lookup(connection, self.room.id, lookup)
            sides = rooms.sides(connection, self.room.id)
            return known or participants.join(
                connection, self.room.id, sides[number % len(sides)].id, "en", lookup, simulated=True, now=time.time()
            )

        person: Participant | None = await asyncio.wrap_future(self.house.store.write(job))
        self.house.news.tell(self.room.id, "people")
        return person

    async def _answer(self, person: Participant, exercise: Exercise, item: str, value: Any) -> None:
        manifest = self.house.pack.manifest
        answer = Answer(uuid.uuid4().hex, exercise.id, item, exercise.accept(item, value), None, 1)

        def job(connection: Connection) -> None:
            if participants.participant(connection, person.id):
                answers.record(
                    connection, self.room.id, person.id, manifest.id, manifest.version, [answer], time.time()
                )

        await asyncio.wrap_future(self.house.store.write(job))
        self.house.news.tell(self.room.id, "answers")

    def _is_here(self, person: Participant) -> bool:
        """Whether neither she nor the room has been erased."""
        with self.house.store.read() as connection:
            return participants.participant(connection, person.id) is not None

    def _answered(self, person: Participant) -> set[tuple[str, str]]:
        with self.house.store.read() as connection:
            return set(answers.current_answers(connection, self.room.id, person.id))

    def _open_items(self) -> list[tuple[Exercise, Any]]:
        with self.house.store.read() as connection:
            known = rooms.room(connection, self.room.id)
            state = rooms.state(connection, self.room.id) if known else RoomState()
        exercises = [each for name in state.open for each in self.house.pack.workshop(name).exercises]
        exercises = [each for each in exercises if not each.private]  # invented people have nothing private to keep
        return [(exercise, item) for exercise in exercises for item in (*exercise.items, *_what_matters(exercise))]

    def _words(self) -> dict[str, str]:
        words: dict[str, str] = self.house.pack.words()
        return words


def _what_matters(exercise: Exercise) -> tuple[Any, ...]:
    """What is asked about all items of `exercise` after them, if anything is."""
    return (exercise.matters,) if isinstance(exercise, PairedScale) and exercise.matters else ()


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
        case Place():
            value = {"x": _position(level), "y": _position(1 - level + chance.gauss(0, 0.2))}
        case Open():
            sentences = [text for key, text in sorted(words.items()) if key.startswith("simulated-sentence-")]
            value = {"text": chance.choice(sentences), "shared": chance.random() < 0.6}
        case Choice() if not item.options_from:
            chosen = chance.choice(item.options).id
            value = [chosen] if item.many else chosen
    return value


def _position(level: float) -> float:
    """A position on an axis of a plane, in steps of a half, with room at both ends."""
    return round(20 * max(0.0, min(1.0, (level - 0.3) / 0.5))) / 2


def _point(level: float, points: int) -> int:
    return 1 + max(0, min(points - 1, int(level * points)))
