"""Recording answers: added, never changed. Which is current follows from what the person had seen when she answered."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, bindparam, insert, select

from kit.exercises.json_types import JsonDict, Value
from kit.responses.answering.answers import NEEDS_THE_CODE, opened
from kit.responses.answering.private_answers import Lock, NotOpened
from kit.responses.answering.values import CLEARED, from_text, to_text
from kit.responses.database import schema

_R = schema.response
_LARGEST = 2**63 - 1

# Built once: in a full room these run hundreds of times a second, and building them costs more than running them.
_IN_PLACE = (
    select(_R.c.seq, _R.c.value)
    .where(*(_R.c[name] == bindparam(name) for name in ("author", "exercise", "item")), _R.c.wins)
    .order_by(_R.c.seq.desc())
    .limit(1)
)
_BY_ID = select(_R).where(_R.c.author == bindparam("author"), _R.c.id == bindparam("id"))
_ADD = insert(_R)

Meaning = Callable[[str, str], str]
"""(exercise, item) to the key of what is asked there now, which is kept with the answer."""

Status = Literal["saved", "history", "merged", "refused"]
Merge = Callable[[str, str, Value, Value, Value], Value]
"""(exercise, item, current value, late value, late value that it goes on from or None) to the value with both, or None
where a late answer is history and no more."""


@dataclass(frozen=True)
class Answer:
    """An answer as a browser sends it.

    `id` is made in the browser; `item` is the place, `based_on` the seq that the person saw there (None: nothing),
    `value` what JSON can hold (None clears the place). `continues` is the id of a late answer that this one goes on
    from: of the two only the later one is put together with what is current.
    """

    id: str
    exercise: str
    item: str
    value: Value
    based_on: int | None
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
    current_value: Value


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
    meaning: Meaning = lambda exercise, item: "",
) -> list[Receipt]:
    """Add `answers` (checked against the exercise by the caller) and return a receipt for each, in their order.

    Those to an exercise in `private` are stored locked with `lock`; without it, or where another key has locked what
    is in their place, they are refused.

    Sending an answer again adds nothing and gives its receipt again; the same `id` with another content is refused.
    An answer wins, and so becomes current, if its `based_on` is the seq that is current in its place, or if nothing
    is there (as after going back to a backup), so that a place with answers always has exactly one that is current.

    What has been set aside, because it answers what is not asked any more, is not there: see `fit`.

    An answer that does not win is history. With `merge`, what it makes of the two is added behind it and wins.
    """
    kept = {"room": room_id, "author": author, "pack": pack, "exercise_version": version, "recorded_at": now}
    receipts = []
    for answer in answers:
        receipt = _record(connection, kept, answer, answer.exercise in private, lock, meaning)
        late = merge is not None and receipt.status == "history" and answer.exercise not in private
        receipts.append(_merged(connection, kept, answer, receipt, merge, meaning) if merge and late else receipt)
    return receipts


def _record(
    connection: Connection, kept: JsonDict, answer: Answer, private: bool, lock: Lock | None, meaning: Meaning
) -> Receipt:
    fault = _fault(answer)
    try:
        text = to_text(answer.value)
    except ValueError as error:
        fault, text = str(error), CLEARED
    if fault:
        return Receipt(answer.id, None, "refused", fault, None, None)
    place = {"exercise": answer.exercise, "item": answer.item}
    current = connection.execute(_IN_PLACE, {"author": kept["author"], **place}).one_or_none()
    before = connection.execute(_BY_ID, {"author": kept["author"], "id": answer.id}).one_or_none()
    try:
        seq, value = (
            (current.seq, opened(current.value, lock, answer.exercise, answer.item)) if current else (None, CLEARED)
        )
        was = opened(before.value, lock, before.exercise, before.item) if before else CLEARED
        stored = _locked(answer, text, lock) if private else text
    except NotOpened:
        return Receipt(answer.id, None, "refused", NEEDS_THE_CODE, None, None)
    content = place | {"based_on": answer.based_on}
    if before is None:
        wins = seq is None or answer.based_on == seq
        about = {"id": answer.id, "value": stored, "wins": wins, "meaning": meaning(answer.exercise, answer.item)}
        added = schema.new_key(connection, _ADD, kept | content | about)
        return _kept(answer.id, added, wins, *((added, text) if wins else (seq, value)))
    if was != text or any(before._mapping[name] != given for name, given in content.items()):
        message = "an answer with this id and another content is kept already; send it under a new id"
        return Receipt(answer.id, None, "refused", message, seq, from_text(value))
    return _kept(answer.id, before.seq, before.wins, seq, value)


def _merged(
    connection: Connection, kept: JsonDict, late: Answer, receipt: Receipt, merge: Merge, meaning: Meaning
) -> Receipt:
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
    added = _record(
        connection, kept, replace(late, id=both, value=value, based_on=receipt.current_seq), False, None, meaning
    )
    return replace(together, current_seq=added.current_seq, current_value=added.current_value)


def _locked(place: Answer, text: str, lock: Lock | None) -> str:
    if lock is None:
        raise NotOpened(NEEDS_THE_CODE)
    return lock.lock(text, place.exercise, place.item)


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
    if answer.based_on is not None and not _is_number(answer.based_on, _LARGEST):
        return "based_on of this answer is not the number of an answer"
    return ""


def _is_name(text: object, longest: int) -> bool:
    return isinstance(text, str) and text.isascii() and text.isprintable() and 0 < len(text) <= longest


def _is_number(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most
