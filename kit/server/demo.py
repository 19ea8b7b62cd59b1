"""A demonstration room: simulated people of two fictional cities who answer plausibly while one watches.

They take the same way as real answers, from the check of each value to the writer thread. The same number of people
gives the same answers every time, because chance is seeded.
"""

import asyncio
import random
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from kit.exercises import (
    Canvas,
    Checklist,
    Choice,
    Exercise,
    Open,
    PairedScale,
    PickAndRank,
    Place,
    Rows,
    Scale,
    Schedule,
)
from kit.exercises.kinds.canvas import SHARED
from kit.exercises.kinds.paired_scale import Matters
from kit.exercises.kinds.scale import AGAIN
from kit.responses import Answer, Participant, Room, RoomState, answers, participants, resume_codes, rooms
from kit.server.groups import author_of
from kit.workshop.invented_sheet import invented_words
from kit.workshop.simulated_gap import simulated_answer

DEMO_SIDES = ("Northmere", "Lakewood")
SECONDS_TO_ARRIVE = 12.0
SECONDS_TO_ANSWER = (0.5, 3.0)
SEED = 2002
PEOPLE_AT_A_TABLE = 5
EPISODES_READ = 4


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
        given: dict[tuple[str, str], Any] = {}
        while self._is_here(person):
            todo = [(exercise, item) for exercise, item in self._open_items() if (exercise.id, item.id) not in done]
            for exercise, item in todo:
                await asyncio.sleep(chance.uniform(*SECONDS_TO_ANSWER) * speed)
                if isinstance(exercise, Canvas):
                    await self._write_together(person, exercise, item, chance)
                    done.add((exercise.id, item.id))
                    continue
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
        lookup, _ = await asyncio.to_thread(resume_codes.lookup_and_key, code, self.room.salt)

        def job(connection: Connection) -> Participant | None:
            if rooms.room(connection, self.room.id) is None:  # erased while people arrived
                return None
            known = participants.by_lookup(connection, self.room.id, lookup)
            sides = rooms.sides(connection, self.room.id)
            person = known or participants.join(
                connection, self.room.id, sides[number % len(sides)].id, "en", lookup, simulated=True, now=time.time()
            )
            return participants.sit_at(connection, person.id, 1 + number // PEOPLE_AT_A_TABLE)

        person: Participant | None = await asyncio.wrap_future(self.house.store.write(job))
        self.house.news.tell(self.room.id, "people")
        return person

    async def _answer(self, person: Participant, exercise: Exercise, item: str, value: Any) -> None:
        manifest = self.house.pack.manifest
        answer = Answer(uuid.uuid4().hex, exercise.id, item, exercise.accept(item, value), None, 1)
        author = author_of(person, exercise) or person.id

        def job(connection: Connection) -> None:
            if participants.participant(connection, person.id):
                answers.record(connection, self.room.id, author, manifest.id, manifest.version, [answer], time.time())

        await asyncio.wrap_future(self.house.store.write(job))
        self.house.news.tell(self.room.id, "answers")
        if exercise.together and person.group:
            self.house.news.tell(self.room.id, "sheets", person.group)

    async def _write_together(self, person: Participant, exercise: Canvas, item: Any, chance: random.Random) -> None:
        """Write what is still empty in a box of the table's sheet. Some tables leave gaps; two of three show it."""
        author = author_of(person, exercise) or person.id
        with self.house.store.read() as connection:
            written = answers.current_answers(connection, self.room.id, author, exercise.id)
        table = person.group or 0
        for number, place in enumerate(exercise.places_of(item)):
            leaves_out = random.Random(f"{SEED}-{table}-{place}").random() < 0.15
            if (exercise.id, place) not in written and not leaves_out:
                text = invented_words(exercise, place, self._words(), table + number)
                await self._answer(person, exercise, place, {"text": text, "also": []})
        if exercise.together and table % 3 and (exercise.id, SHARED) not in written and chance.random() < 0.3:
            await self._answer(person, exercise, SHARED, True)

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
        return [(exercise, item) for exercise in exercises for item in asked(exercise)]

    def _words(self) -> dict[str, str]:
        words: dict[str, str] = self.house.pack.words()
        return words


def thought_again(before: Any, other: Any, chance: random.Random) -> Any:
    """The answer after a talk: as a rule the one `before`, sometimes the `other`."""
    return before if chance.random() < 0.6 else other


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
            if item.named:
                names = [text for key, text in sorted(words.items()) if key.startswith("simulated-point-")]
                value["name"] = names[exercise.items.index(item) % len(names)]
        case Open():
            sentences = [text for key, text in sorted(words.items()) if key.startswith("simulated-sentence-")]
            value = {"text": chance.choice(sentences), "shared": chance.random() < 0.6}
        case Rows():
            value = {column.id: _cell(column, chance, words) for column in exercise.items} | {"shared": level > 0.4}
        case Schedule():
            value = _someday(chance)
        case Choice() if not item.options_from:
            chosen = chance.choice(item.options).id
            value = [chosen] if item.many else chosen
    return value


@dataclass(frozen=True)
class Asked:
    """A place for an answer that is no item."""

    id: str


def asked(exercise: Exercise) -> Sequence[Any]:
    """What a simulated person answers one after the other: as a rule the items.

    Of episodes a few, of two rounds both, the second after all of the first; two rows of a plan; the start of a
    schedule.
    """
    if exercise.for_each:
        return [item for section in exercise.sections[:EPISODES_READ] for item in section.items]
    match exercise:
        case Rows():
            return (Asked("row-1"), Asked("row-2"))
        case Schedule():
            return (Asked("start"),)
        case PairedScale(matters=Matters() as last):
            return (*exercise.items, last)
        case Scale(rounds=2):
            return (*exercise.items, *(Asked(f"{item.id}{AGAIN}") for item in exercise.items))
    return exercise.items


def _cell(column: Any, chance: random.Random, words: dict[str, str]) -> str:
    if column.type == "date":
        return _someday(chance)
    start = "simulated-who-" if column.type == "person" else "simulated-deed-"
    return chance.choice([text for key, text in sorted(words.items()) if key.startswith(start)])


def _someday(chance: random.Random) -> str:
    """A day in the months to come."""
    return (date.today() + timedelta(days=chance.randint(14, 200))).isoformat()


def _position(level: float) -> float:
    """A position on an axis of a plane, in steps of a half, with room at both ends."""
    return round(20 * max(0.0, min(1.0, (level - 0.3) / 0.5))) / 2


def _point(level: float, points: int) -> int:
    return 1 + max(0, min(points - 1, int(level * points)))
