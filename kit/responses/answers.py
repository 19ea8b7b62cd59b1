"""Answers: added, never changed. Which one is current follows from what the person had seen when she answered."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import BindParameter, ColumnElement, Connection, and_, bindparam, exists, func, insert, select, tuple_

from kit.responses import schema
from kit.responses.private_answers import Lock, NotOpened, is_locked
from kit.responses.values import CLEARED, from_text, to_text

_R = schema.response
_LATER = schema.response.alias("later")
_LARGEST = 2**63 - 1
_MOST_ROUNDS = 1000
_SEPARATOR = "\n"

# Built once: in a full room these run hundreds of times a second, and building them costs more than running them.
_IN_PLACE = (
    select(_R.c.seq, _R.c.value)
    .where(*(_R.c[name] == bindparam(name) for name in ("author", "exercise", "item", "round")), _R.c.wins)
    .order_by(_R.c.seq.desc())
    .limit(1)
)
_BY_ID = select(_R).where(_R.c.author == bindparam("author"), _R.c.id == bindparam("id"))
_ADD = insert(_R)

NEEDS_THE_CODE = "this answer is private, and opens only with its author's resume code"

Status = Literal["saved", "history", "merged", "refused"]
Merge = Callable[[str, str, Any, Any, Any], Any]
"""(exercise, item, current value, late value, late value that it goes on from or None) to the value with both, or None
where a late answer is history and no more."""


@dataclass(frozen=True)
class Answer:
    """An answer as a browser sends it.

    `id` is made in the browser; `item` is the place, `based_on` the seq that the person saw there (None: nothing),
    `value` what JSON can hold (None clears the place). `continues` is the id of a late answer that this one goes on
    from: of the two only the later one is put together with what is current. Of several rounds the highest counts, so
    `round` is never taken from a browser; the kit asks in round 1, and a second look has places of its own.
    """

    id: str
    exercise: str
    item: str
    value: Any
    based_on: int | None
    round: int = 1
    continues: str | None = None


@dataclass(frozen=True)
class Receipt:
    """What became of an answer, and what is current in its place now.

    `status`: "saved" (it is kept and was current when it came), "history" (kept, but something newer was there
    that the person had not seen), "merged" (the same, and what is current now holds both), "refused" (not kept, `seq`
    is None).
    """

    id: str
    seq: int | None
    status: Status
    message: str
    current_seq: int | None
    current_value: Any


@dataclass(frozen=True)
class Current:
    """The current answer in a place; `value` is None if the person cleared it."""

    seq: int
    value: Any
    round: int


@dataclass(frozen=True)
class Recorded:
    """One answer of the history of a place; `wins` is False for an answer that never became current."""

    seq: int
    value: Any
    round: int
    wins: bool
    recorded_at: float


@dataclass(frozen=True)
class Answered:
    """A current answer of somebody in a room; `side_id` is None for observers and groups."""

    author: str
    side_id: int | None
    exercise: str
    item: str
    value: Any
    round: int
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


def record(
    connection: Connection,
    room_id: int,
    author: str,
    pack: str,
    version: str,
    answers: Sequence[Answer],
    now: float,
    *,
    private: Collection[str] = (),
    lock: Lock | None = None,
    merge: Merge | None = None,
) -> list[Receipt]:
    """Add `answers` (checked against the exercise by the caller) and return a receipt for each, in their order.

    Those to an exercise in `private` are stored locked with `lock`; without it, or where another key has locked what
    is in their place, they are refused.

    Sending an answer again adds nothing and gives its receipt again; the same `id` with another content is refused.
    An answer wins, and so becomes current, if its `based_on` is the seq that is current in its place, or if nothing
    is there (as after going back to a backup), so that a place with answers always has exactly one that is current.

    An answer that does not win is history. With `merge`, what it makes of the two is added behind it and wins.
    """
    kept = {"room": room_id, "author": author, "pack": pack, "exercise_version": version, "recorded_at": now}
    receipts = []
    for answer in answers:
        receipt = _record(connection, kept, answer, answer.exercise in private, lock)
        late = merge is not None and receipt.status == "history" and answer.exercise not in private
        receipts.append(_merged(connection, kept, answer, receipt, merge) if merge and late else receipt)
    return receipts


def current_answers(
    connection: Connection, room_id: int, author: str, exercise: str | None = None, lock: Lock | None = None
) -> dict[tuple[str, str], Current]:
    """The current answer of `author` in each place, by (exercise, place); of several rounds the latest.

    Cleared places are in it, with value None: their seq is what the next answer is based on. Private answers are in
    it only if `lock` opens them.
    """
    current = {}
    asked = _CURRENT if exercise is None else _CURRENT.where(_R.c.exercise == exercise)
    for row in connection.execute(asked, {"of_room": room_id, "of_author": author}):
        try:
            value = from_text(_opened(row, row.value, lock))
        except NotOpened:
            continue
        current[row.exercise, row.item] = Current(row.seq, value, row.round)
    return current


def history(
    connection: Connection, room_id: int, author: str, exercise: str, item: str, lock: Lock | None = None
) -> list[Recorded]:
    """Everything that `author` ever answered in a place, the oldest first. Raises `NotOpened` without her `lock`."""
    columns = (_R.c.seq, _R.c.exercise, _R.c.item, _R.c.value, _R.c.round, _R.c.wins, _R.c.recorded_at)
    place = and_(_R.c.room == room_id, _R.c.author == author, _R.c.exercise == exercise, _R.c.item == item)
    rows = connection.execute(select(*columns).where(place).order_by(_R.c.seq))
    return [
        Recorded(row.seq, from_text(_opened(row, row.value, lock)), row.round, row.wins, row.recorded_at)
        for row in rows
    ]


def room_answers(
    connection: Connection,
    room_id: int,
    exercise: str | None,
    up_to_seq: int | None = None,
) -> list[Answered]:
    """The current answers of everybody in a room, without cleared and private ones, ordered by seq.

    With `up_to_seq`, what was current when that seq was recorded. Of several rounds each author's latest in a place.
    """
    current = _current_ones(room_id, exercise, up_to_seq)
    found = select(_R).where(current, _R.c.value != CLEARED)
    side_of = _sides(connection, room_id)
    return [
        Answered(
            author=row.author,
            side_id=side_of.get(row.author),
            exercise=row.exercise,
            item=row.item,
            value=from_text(row.value),
            round=row.round,
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


def _record(connection: Connection, kept: dict[str, Any], answer: Answer, private: bool, lock: Lock | None) -> Receipt:
    fault = _fault(answer)
    try:
        text = to_text(answer.value)
    except ValueError as error:
        fault, text = str(error), CLEARED
    if fault:
        return Receipt(answer.id, None, "refused", fault, None, None)
    place = {"exercise": answer.exercise, "item": answer.item, "round": answer.round}
    current = connection.execute(_IN_PLACE, {"author": kept["author"], **place}).one_or_none()
    before = connection.execute(_BY_ID, {"author": kept["author"], "id": answer.id}).one_or_none()
    try:
        seq, value = (current.seq, _opened(answer, current.value, lock)) if current else (None, CLEARED)
        was = _opened(before, before.value, lock) if before else CLEARED
        stored = _locked(answer, text, lock) if private else text
    except NotOpened:
        return Receipt(answer.id, None, "refused", NEEDS_THE_CODE, None, None)
    content = place | {"based_on": answer.based_on}
    if before is None:
        wins = seq is None or answer.based_on == seq
        added = schema.new_key(connection, _ADD, kept | content | {"id": answer.id, "value": stored, "wins": wins})
        return _kept(answer.id, added, wins, *((added, text) if wins else (seq, value)))
    if was != text or any(before._mapping[name] != given for name, given in content.items()):
        message = "an answer with this id and another content is kept already; send it under a new id"
        return Receipt(answer.id, None, "refused", message, seq, from_text(value))
    return _kept(answer.id, before.seq, before.wins, seq, value)


def _merged(connection: Connection, kept: dict[str, Any], late: Answer, receipt: Receipt, merge: Merge) -> Receipt:
    """The receipt of a `late` answer once it is put together with what is current; sent again, nothing is added."""
    author, both = kept["author"], f"both-{sha256(late.id.encode()).hexdigest()[:40]}"
    together = replace(receipt, status="merged", message="kept, together with what somebody else wrote")
    if connection.execute(_BY_ID, {"author": author, "id": both}).one_or_none():
        return together
    before = connection.execute(_BY_ID, {"author": author, "id": late.continues or ""}).one_or_none()
    goes_on = before is not None and (before.exercise, before.item) == (late.exercise, late.item)
    continued = from_text(before.value) if before is not None and goes_on else None
    value = merge(late.exercise, late.item, receipt.current_value, late.value, continued)
    if value is None or value == receipt.current_value:
        return receipt if value is None else together
    added = _record(connection, kept, replace(late, id=both, value=value, based_on=receipt.current_seq), False, None)
    return replace(together, current_seq=added.current_seq, current_value=added.current_value)


def _locked(place: Answer, text: str, lock: Lock | None) -> str:
    if lock is None:
        raise NotOpened(NEEDS_THE_CODE)
    return lock.lock(text, place.exercise, place.item, place.round)


def _opened(place: Any, stored: str, lock: Lock | None) -> str:
    """The text of a value; `place` has exercise, item and round. Raises `NotOpened` for a private one."""
    if not is_locked(stored):
        return stored
    if lock is None:
        raise NotOpened(NEEDS_THE_CODE)
    return lock.open(stored, place.exercise, place.item, place.round)


def _kept(id: str, seq: int, wins: bool, current_seq: int | None, current: str) -> Receipt:
    if wins:
        return Receipt(id, seq, "saved", "saved", current_seq, from_text(current))
    message = "kept in the history: this place was answered elsewhere in the meantime"
    return Receipt(id, seq, "history", message, current_seq, from_text(current))


def _fault(answer: Answer) -> str:
    """What is wrong with an answer as it came from a browser, whatever was sent there; "" if nothing is."""
    for name, longest in (("id", 100), ("exercise", 100), ("item", 200)):
        if not _is_name(getattr(answer, name), longest):
            return f"the {name} of this answer is not a name of 1 to {longest} plain characters"
    if not _is_number(answer.round, _MOST_ROUNDS):
        return f"the round of this answer is not a number from 1 to {_MOST_ROUNDS}"
    if answer.based_on is not None and not _is_number(answer.based_on, _LARGEST):
        return "based_on of this answer is not the number of an answer"
    return ""


def _is_name(text: object, longest: int) -> bool:
    return isinstance(text, str) and text.isascii() and text.isprintable() and 0 < len(text) <= longest


def _is_number(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _current_ones(
    room_id: int | BindParameter[int],
    exercise: str | None,
    up_to_seq: int | None = None,
) -> ColumnElement[bool]:
    """True for the answers that won, and that nothing of the same author followed in their place."""
    followed = [_LATER.c[name] == _R.c[name] for name in ("author", "exercise", "item")]
    followed += [_LATER.c.wins, tuple_(_LATER.c.round, _LATER.c.seq) > tuple_(_R.c.round, _R.c.seq)]
    conditions = [_R.c.room == room_id, _R.c.wins]
    if exercise is not None:
        conditions.append(_R.c.exercise == exercise)
    for table, chosen in ((_R, conditions), (_LATER, followed)):
        if up_to_seq is not None:
            chosen.append(table.c.seq <= up_to_seq)
    return and_(*conditions, ~exists().where(*followed))


_CURRENT = select(_R.c.seq, _R.c.exercise, _R.c.item, _R.c.value, _R.c.round).where(
    _current_ones(bindparam("of_room"), None), _R.c.author == bindparam("of_author")
)


def _sides(connection: Connection, room_id: int) -> dict[str, int | None]:
    people = schema.participant
    found = connection.execute(select(people.c.id, people.c.side).where(people.c.room == room_id))
    return {row.id: row.side for row in found}
