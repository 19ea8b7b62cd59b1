"""Reading answers: what is current, what was there before, and who has answered how much."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from kit.exercises import RATHER_NOT_SAY
from kit.exercises.json_types import Value
from kit.responses.answering.private_answers import Lock, NotOpened, is_locked
from kit.responses.answering.values import CLEARED, from_text
from kit.responses.database import schema

_R = schema.response
_LATER = schema.response.alias("later")
_SEPARATOR = "\n"

NEEDS_THE_CODE = "this answer is private, and opens only with its author's resume code"


@dataclass(frozen=True)
class Current:
    """The current answer in a place; `value` is None if the person cleared it."""

    seq: int
    value: Value


@dataclass(frozen=True)
class Recorded:
    """One answer of the history of a place; `wins` is False for an answer that never became current."""

    seq: int
    value: Value
    wins: bool
    recorded_at: float


@dataclass(frozen=True)
class Answered:
    """A current answer of somebody in a room; `side_id` is None for observers and groups."""

    author: str
    side_id: int | None
    exercise: str
    item: str
    value: Value
    seq: int


@dataclass(frozen=True)
class Progress:
    """The places of one exercise in which one author has a current answer that is not cleared.

    Whether a private answer was cleared is as unreadable as what it says: its place counts as answered.
    """

    exercise: str
    side_id: int | None
    author: str
    places: frozenset[str]


def current_answers(
    connection: Connection, room_id: int, author: str, exercise: str | None = None, lock: Lock | None = None
) -> dict[tuple[str, str], Current]:
    """The current answer of `author` in each place, by (exercise, place).

    Cleared places are in it, with value None: their seq is what the next answer is based on. Private answers are in
    it only if `lock` opens them.
    """
    current = {}
    asked = _CURRENT if exercise is None else _CURRENT.where(_R.c.exercise == exercise)
    for row in connection.execute(asked, {"of_room": room_id, "of_author": author}):
        try:
            value = from_text(opened(row.value, lock, row.exercise, row.item))
        except NotOpened:
            continue
        current[row.exercise, row.item] = Current(row.seq, value)
    return current


def history(
    connection: Connection, room_id: int, author: str, exercise: str, item: str, lock: Lock | None = None
) -> list[Recorded]:
    """Everything that `author` ever answered in a place, the oldest first. Raises `NotOpened` without her `lock`."""
    columns = (_R.c.seq, _R.c.exercise, _R.c.item, _R.c.value, _R.c.wins, _R.c.recorded_at)
    place = and_(_R.c.room == room_id, _R.c.author == author, _R.c.exercise == exercise, _R.c.item == item)
    rows = connection.execute(select(*columns).where(place).order_by(_R.c.seq))
    return [
        Recorded(row.seq, from_text(opened(row.value, lock, row.exercise, row.item)), row.wins, row.recorded_at)
        for row in rows
    ]


def every_answer(connection: Connection, room_id: int, author: str, exercise: str) -> dict[str, list[Recorded]]:
    """What ever counted of an author's answers to an exercise, by place, the oldest first; without private ones."""
    columns = (_R.c.seq, _R.c.item, _R.c.value, _R.c.wins, _R.c.recorded_at)
    hers = and_(_R.c.room == room_id, _R.c.author == author, _R.c.exercise == exercise, _R.c.wins)
    found: dict[str, list[Recorded]] = {}
    for row in connection.execute(select(*columns).where(hers).order_by(_R.c.seq)):
        if not is_locked(row.value):
            given = Recorded(row.seq, from_text(row.value), row.wins, row.recorded_at)
            found.setdefault(row.item, []).append(given)
    return found


def room_answers(
    connection: Connection,
    room_id: int,
    exercise: str | None,
    up_to_seq: int | None = None,
    *,
    also_set_aside: bool = False,
) -> list[Answered]:
    """The current answers of everybody in a room, without cleared and private ones, ordered by seq.

    With `up_to_seq`, what was current when that seq was recorded.
    `also_set_aside`: also those to older exercises, which nothing of today shows or counts.
    """
    current = _current_ones(room_id, exercise, up_to_seq, also_set_aside=also_set_aside)
    found = select(_R).where(current, _R.c.value != CLEARED)
    side_of = _sides(connection, room_id)
    return [
        Answered(
            author=row.author,
            side_id=side_of.get(row.author),
            exercise=row.exercise,
            item=row.item,
            value=from_text(row.value),
            seq=row.seq,
        )
        for row in connection.execute(found.order_by(_R.c.seq))
        if not is_locked(row.value)
    ]


def progress(connection: Connection, room_id: int) -> list[Progress]:
    """Who has answered which places: one for each author and exercise, from two queries that fetch no values."""
    found = (
        select(_R.c.exercise, _R.c.author, func.aggregate_strings(_R.c.item, _SEPARATOR))
        .where(_current_ones(room_id, None), _R.c.value != CLEARED)
        .group_by(_R.c.exercise, _R.c.author)
    )
    side_of = _sides(connection, room_id)
    return [
        Progress(exercise, side_of.get(author), author, frozenset(places.split(_SEPARATOR)))
        for exercise, author, places in connection.execute(found)
    ]


def where_refused(connection: Connection, room_id: int, authors: Collection[str]) -> set[tuple[str, str, str]]:
    """Where these `authors` would rather not say, in any part of an answer: exercise, author and item."""
    found = select(_R.c.exercise, _R.c.author, _R.c.item).where(
        _current_ones(room_id, None), _R.c.author.in_(authors), _R.c.value.contains(f'"{RATHER_NOT_SAY}"')
    )
    return {(row.exercise, row.author, row.item) for row in connection.execute(found)} if authors else set()


def who_answered(connection: Connection, room_id: int, exercise: str) -> frozenset[str]:
    """The authors with an answer to `exercise` that stands; no value is fetched."""
    found = select(_R.c.author).where(_current_ones(room_id, exercise), _R.c.value != CLEARED)
    return frozenset(connection.scalars(found.distinct()))


def opened(stored: str, lock: Lock | None, exercise: str, item: str) -> str:
    """The text of a value that is `stored` in this place. Raises `NotOpened` for a private one."""
    if not is_locked(stored):
        return stored
    if lock is None:
        raise NotOpened(NEEDS_THE_CODE)
    return lock.open(stored, exercise, item)


def _current_ones(
    room_id: int | BindParameter[int],
    exercise: str | None,
    up_to_seq: int | None = None,
    *,
    also_set_aside: bool = False,
) -> ColumnElement[bool]:
    """True for the answers that won, and that nothing of the same author followed in their place."""

    def stands(table: FromClause) -> ColumnElement[bool]:
        return or_(table.c.wins, table.c.set_aside) if also_set_aside else table.c.wins

    followed = [_LATER.c[name] == _R.c[name] for name in ("author", "exercise", "item")]
    followed += [stands(_LATER), _LATER.c.seq > _R.c.seq]
    conditions = [_R.c.room == room_id, stands(_R)]
    if exercise is not None:
        conditions.append(_R.c.exercise == exercise)
    for table, chosen in ((_R, conditions), (_LATER, followed)):
        if up_to_seq is not None:
            chosen.append(table.c.seq <= up_to_seq)
    return and_(*conditions, ~exists().where(*followed))


_CURRENT = select(_R.c.seq, _R.c.exercise, _R.c.item, _R.c.value).where(
    _current_ones(bindparam("of_room"), None), _R.c.author == bindparam("of_author")
)


def _sides(connection: Connection, room_id: int) -> dict[str, int | None]:
    people = schema.participant
    found = connection.execute(select(people.c.id, people.c.side).where(people.c.room == room_id))
    return {row.id: row.side for row in found}
