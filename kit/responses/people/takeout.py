"""All that the store holds about one person, for herself: what she answered, and every row that names her."""

from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, select

from kit.exercises.json_types import Value
from kit.responses.answering.answers import opened
from kit.responses.answering.private_answers import Lock, NotOpened
from kit.responses.answering.values import from_text
from kit.responses.database import schema
from kit.responses.people.participants import Participant, participant

_R = schema.response


@dataclass(frozen=True)
class Given:
    """One answer as it was given, current or not. `value` is None if she cleared it, and if it is `locked`."""

    exercise: str
    item: str
    value: Value
    given_at: float
    counts: bool
    locked: bool


@dataclass(frozen=True)
class About:
    """`answers` in the order in which they were given; `sessions` when she came; `results` that count her, and when.

    `acts` are lines of the room's log that name her, by their name and time: what else they say may be about others.
    `typed_for` is the number of people on paper whose answers she typed in.
    """

    person: Participant
    answers: tuple[Given, ...]
    sessions: tuple[float, ...]
    results: tuple[tuple[str, float], ...]
    acts: tuple[tuple[str, float], ...]
    typed_for: int


def all_about(connection: Connection, participant_id: str, lock: Lock | None) -> About | None:
    """Everything about her; None if there is nobody of this id. Private answers open with her `lock` alone.

    What a table writes together names nobody, so it belongs to no person and is not in it.
    """
    person = participant(connection, participant_id)
    if person is None:
        return None
    session, snapshot, act, other = schema.session, schema.snapshot, schema.act, schema.participant
    hers = select(_R).where(_R.c.room == person.room, _R.c.author == person.id).order_by(_R.c.seq)
    came = select(session.c.started_at).where(session.c.participant == person.id).order_by(session.c.started_at)
    in_results = snapshot.c.results.contains(person.id, autoescape=True)
    results = select(snapshot.c.exercise, snapshot.c.taken_at).where(snapshot.c.room == person.room, in_results)
    naming = act.c.detail.contains(person.id, autoescape=True)
    acts = select(act.c.act, act.c.done_at).where(act.c.room == person.room, naming).order_by(act.c.id)
    typed = select(func.count()).select_from(other).where(other.c.paper_by == person.id)
    return About(
        person,
        tuple(_given(row, lock) for row in connection.execute(hers)),
        tuple(connection.scalars(came)),
        tuple((row.exercise, row.taken_at) for row in connection.execute(results.order_by(snapshot.c.id))),
        tuple((row.act, row.done_at) for row in connection.execute(acts)),
        connection.scalar(typed) or 0,
    )


def _given(row: Row[tuple[object, ...]], lock: Lock | None) -> Given:
    try:
        value, locked = from_text(opened(row.value, lock, row.exercise, row.item)), False
    except NotOpened:
        value, locked = None, True
    return Given(row.exercise, row.item, value, row.recorded_at, row.wins, locked)
