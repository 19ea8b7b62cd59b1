"""The simulated people of a demonstration: they are there before the board opens, and answer whatever is opened.

What they answer takes the same way as real answers, from the check of each value to the writer. The same person gives
the same answers every time, because chance is seeded.
"""

import hashlib
import random
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from kit.exercises import Exercise, Pack
from kit.exercises.json_types import Value
from kit.responses import Answer, Participant, Room
from kit.responses.answering import answers, recording
from kit.responses.people import participants
from kit.responses.room import rooms
from kit.room.participants.tables import author_of
from kit.synthetic.answers import all_answers

SEED = 2002
SECONDS_TO_ANSWER = (6.0, 24.0)
PEOPLE_AT_A_TABLE = 5
Meaning = Callable[[str, str], str]


@dataclass(frozen=True)
class Person:
    """A simulated person; her `number` and her `side` (from 1) say what she answers, and how fast."""

    number: int
    side: int | None
    here: Participant

    def answers_to(self, exercise: Exercise, pack: Pack) -> list[tuple[str, Value]]:
        """What she gives, place by place in the order of the exercise; nothing of what belongs to each alone."""
        if exercise.id in pack.private_exercises:  # invented people have nothing private to keep
            return []
        mood = random.Random(f"{SEED}-{self.number}").gauss(0, 0.7)
        chance = random.Random(f"{SEED}-{self.number}-{exercise.id}")
        return all_answers(exercise, chance, (mood, self.side), self.here.group or 0, pack.words())


@dataclass(frozen=True)
class Due:
    """An answer that `person` gives at the time `at`, in seconds since 1970."""

    at: float
    person: Person
    exercise: Exercise
    place: str
    value: Value


def arrive(connection: Connection, room: Room, people: int) -> list[Person]:
    """So many new people in `room`, on its sides in turn, and at its tables."""
    sides = rooms.sides(connection, room.id)
    for number in range(people):
        side, lookup = sides[number % len(sides)].id, _lookup(room, number)
        new = participants.join(connection, room.id, side, "en", lookup, simulated=True, now=time.time())
        participants.sit_at(connection, new.id, 1 + number // PEOPLE_AT_A_TABLE % participants.MOST_GROUPS)
    return who_is_here(connection, room, people)


def who_is_here(connection: Connection, room: Room, people: int) -> list[Person]:
    """Those of the first `people` who came with `arrive`, and have not been erased."""
    places = {side.id: place for place, side in enumerate(rooms.sides(connection, room.id), 1)}
    found = ((each, participants.by_lookup(connection, room.id, _lookup(room, each))) for each in range(people))
    return [Person(number, places.get(here.side or 0), here) for number, here in found if here]


def _lookup(room: Room, number: int) -> bytes:
    """By what she is found again. Made of no resume code, so that none opens her place, and none costs its time."""
    return hashlib.sha256(room.salt + f"{SEED}-{number}".encode()).digest()


def when_due(people: Collection[Person], exercises: Sequence[Exercise], pack: Pack, now: float) -> Iterator[Due]:
    """Their answers to `exercises`, one after the other from `now` on; the last is due within half a minute."""
    for person in people:
        given = [(each, *one) for each in exercises for one in person.answers_to(each, pack)]
        seconds = random.Random(f"{SEED}-{person.number}-seconds").uniform(*SECONDS_TO_ANSWER)
        for place, about in enumerate(given, 1):
            yield Due(now + seconds * place / len(given), person, *about)


def write(connection: Connection, room: Room, pack: Pack, meaning: Meaning, given: Collection[Due]) -> None:
    """Record what is `given`, where nothing stands yet, and of those alone who are still there."""
    here = {each.id for each in participants.participants(connection, room.id)}
    by_author: defaultdict[tuple[str, str], list[Due]] = defaultdict(list)
    for each in given:
        author = author_of(each.person.here, each.exercise)
        if author and each.person.here.id in here:
            by_author[author, each.exercise.id].append(each)
    for (author, exercise), theirs in by_author.items():
        written = answers.current_answers(connection, room.id, author, exercise)
        first = {each.place: each for each in reversed(theirs) if (exercise, each.place) not in written}
        new = [Answer(uuid.uuid4().hex, exercise, p, d.exercise.accept(p, d.value), None) for p, d in first.items()]
        about = (connection, room.id, author, pack.manifest.id, pack.manifest.version, new, time.time())
        recording.record(*about, meaning=meaning)
