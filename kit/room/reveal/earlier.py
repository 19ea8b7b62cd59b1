"""What an earlier gathering of the same partnership gives a room: results to compare with, and what it agreed on."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from kit.exercises import Exercise, Pack
from kit.responses import Room, Side, Snapshot
from kit.responses.people import participants
from kit.responses.room import agreements, partnerships, rooms, snapshots
from kit.results import can_be_compared, from_json
from kit.widgets.results.last_time import last_time_html

GATHERINGS_COMPARED = 3


@dataclass(frozen=True)
class Earlier:
    """What an earlier room has seen of an exercise, and the sides of that room."""

    snapshot: Snapshot
    sides: tuple[Side, ...]


def earlier_results(connection: Connection, room_id: int, exercise: Exercise) -> list[Earlier]:
    """What at most three earlier gatherings have seen of `exercise` and not hidden since, the latest first."""
    if not can_be_compared(exercise):
        return []
    seen = (_shown(connection, room, exercise) for room in partnerships.earlier_rooms(connection, room_id))
    return [
        Earlier(taken, tuple(rooms.sides(connection, taken.room)))
        for taken in islice((each for each in seen if each is not None), GATHERINGS_COMPARED)
    ]


def any_simulated(connection: Connection, earlier: Iterable[Earlier]) -> bool:
    """Whether people of one of these rooms do not exist, so that the pictures say so."""
    people = (participants.participants(connection, each.snapshot.room) for each in earlier)
    return any(person.simulated for of_room in people for person in of_room)


def said_last_time(connection: Connection, room_id: int, pack: Pack, language: str) -> str:
    """What the last gathering agreed on, and the rows of plans that it saw, as HTML; "" if there is nothing of it.

    Of rows that their authors or tables do not share, or took back since, nothing is here.
    """
    for room in partnerships.earlier_rooms(connection, room_id):
        plans = [(each, taken) for each in pack.plans(language) if (taken := _shown(connection, room, each))]
        agreed = agreements.agreements(connection, room.id)
        if plans or agreed:
            day = max([taken.taken_at for _, taken in plans] + [each.written_at for each in agreed])
            shown = [(each, from_json(dict(taken.results))) for each, taken in plans]
            sentences = [(each.text, each.seen_differently) for each in agreed]
            if html := last_time_html(shown, sentences, day, pack.words(language)):
                return html
    return ""


def _shown(connection: Connection, room: Room, exercise: Exercise) -> Snapshot | None:
    if exercise.id not in rooms.state(connection, room.id).revealed:
        return None
    return snapshots.snapshot(connection, room.id, exercise.id)
