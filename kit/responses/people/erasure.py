"""Erasing a room or a person: the one exception to "answers are only added". It reaches journal and backups."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, delete, select, update

from kit.responses.answering.values import to_text
from kit.responses.backup.backup_ring import every_copy
from kit.responses.database import schema
from kit.responses.database.engines import Engines, clean
from kit.responses.database.patient_files import patiently
from kit.responses.database.store import Store
from kit.responses.room import partnerships
from kit.responses.room.rooms import change_state, state
from kit.responses.room.snapshots import REMNANT, every_snapshot, left_out, remnant

OF_A_ROOM = (
    *("session", "response", "snapshot", "act", "participant", "held_item", "proposal", "facilitator"),
    *("agreement", "side", "room_state"),
)
"""Tables with rows of a room, in an order in which they can be emptied."""


@dataclass(frozen=True)
class Erased:
    """What was erased: `rows` by table, `backups` by file name, `complete` if no trace is left in any file.

    `said` tells it in plain English.
    """

    rows: Mapping[str, int]
    backups: tuple[str, ...]
    complete: bool
    said: str


def erase_room(store: Store, room_id: int, still: Callable[[Connection], None] = lambda _: None) -> Erased:
    """Erase a room with everybody and everything in it; blocks until it is done (seconds in a large database).

    `still` is asked in the same transaction; if it raises, nothing is erased. Raises `NotStored` if the database could
    not be written.
    """

    def job(connection: Connection) -> dict[str, int]:
        still(connection)
        return _delete_room(connection, room_id)

    return _clean_up(store, "the room", store.write(job).result())


def erase_participant(store: Store, participant_id: str) -> Erased:
    """Erase a person with all her answers; blocks until it is done (seconds in a large database).

    Results that were revealed and may quote her are erased too and hidden again. Counts that she is in stay as the
    room saw them, and no longer know her: see `left_out`. Raises `NotStored` if the database could not be written.
    """
    rows = store.write(lambda connection: _delete_participant(connection, participant_id)).result()
    return _clean_up(store, "the person", rows)


def take_back(store: Store, participant_id: str, exercise: str) -> Erased:
    """Erase what a person answered to one `exercise`, every version of it; blocks as erasing a person does.

    Of results it went into, the same holds. Raises `NotStored` if the database could not be written.
    """

    def job(connection: Connection) -> dict[str, int]:
        room_id = connection.scalar(select(schema.participant.c.room).where(schema.participant.c.id == participant_id))
        if room_id is None:
            return {}
        hers = (schema.response.c.author == participant_id) & (schema.response.c.exercise == exercise)
        rows = {"response": _delete_where(connection, schema.response, hers)}
        rows["snapshot"], hidden = _leave_results(connection, room_id, participant_id, [exercise])
        _hide(connection, room_id, hidden)
        return rows

    return _clean_up(store, "these answers", store.write(job).result())


def remove_traces(store: Store) -> bool:
    """Try again what an erasure could not complete: whether no trace is left in any file now; blocks like erasing."""
    return store.maintain(_remove_traces).result()[1]


def _delete_room(connection: Connection, room_id: int) -> dict[str, int]:
    rows = {name: _delete(connection, schema.metadata.tables[name], "room", room_id) for name in OF_A_ROOM}
    rows["room"] = _delete(connection, schema.room, "id", room_id)
    return rows | {"partnership": partnerships.forget_empty(connection)}


def _delete_participant(connection: Connection, participant_id: str) -> dict[str, int]:
    room_id = connection.scalar(select(schema.participant.c.room).where(schema.participant.c.id == participant_id))
    if room_id is None:
        return {}
    hers = select(schema.response.c.exercise).where(schema.response.c.author == participant_id).distinct()
    exercises = list(connection.scalars(hers))
    quoting, hidden = _leave_results(connection, room_id, participant_id, exercises)
    naming = (schema.act.c.room == room_id) & schema.act.c.detail.contains(participant_id, autoescape=True)
    rows = {
        "session": _delete(connection, schema.session, "participant", participant_id),
        "response": _delete(connection, schema.response, "author", participant_id),
        "snapshot": quoting,
        "act": _delete_where(connection, schema.act, naming),
        "participant": _delete(connection, schema.participant, "id", participant_id),
    }
    typed_in = schema.participant.c.paper_by == participant_id
    connection.execute(update(schema.participant).where(typed_in).values(paper_by=""))
    _hide(connection, room_id, hidden)
    return rows


def _leave_results(connection: Connection, room_id: int, author: str, exercises: list[str]) -> tuple[int, set[str]]:
    """Take the author out of the results of `exercises`; how many were erased for it, and of which exercises."""
    erased, hidden, table = 0, set(), schema.snapshot
    for each in every_snapshot(connection, room_id):
        if each.exercise not in exercises:
            continue
        left, stage = left_out(each.results, author), each.stage
        if left is None or stage == REMNANT:
            left, stage = remnant(each.results, author), REMNANT
        if stage != each.stage:
            erased += 1
            hidden.add(each.exercise)
        connection.execute(update(table).where(table.c.id == each.id).values(results=to_text(left), stage=stage))
    return erased, hidden


def _hide(connection: Connection, room_id: int, hidden: set[str]) -> None:
    seen = state(connection, room_id)
    if {*seen.revealed, *seen.own_side} & hidden:
        left = {name: [each for each in getattr(seen, name) if each not in hidden] for name in ("revealed", "own_side")}
        change_state(connection, room_id, **left)


def _delete(connection: Connection, table: Table, column: str, value: int | str) -> int:
    return _delete_where(connection, table, table.c[column] == value)


def _delete_where(connection: Connection, table: Table, condition: ColumnElement[bool]) -> int:
    return connection.execute(delete(table).where(condition)).rowcount


def _clean_up(store: Store, what: str, rows: dict[str, int]) -> Erased:
    rows = {table: count for table, count in rows.items() if count}
    removed, complete = store.maintain(_remove_traces).result()
    return Erased(rows, removed, complete, _say(what, rows, removed, complete, store.file is not None))


def _remove_traces(engines: Engines) -> tuple[tuple[str, ...], bool]:
    with engines.copies.erasing():
        copies = every_copy(engines.file) if engines.file else []
        for copy in copies:
            with suppress(OSError):  # on Windows a file that another program has open cannot be deleted
                patiently(copy.unlink)
        removed = tuple(copy.name for copy in copies if not copy.exists())
        return removed, clean(engines) and len(removed) == len(copies)


def _say(what: str, rows: dict[str, int], removed: tuple[str, ...], complete: bool, in_file: bool) -> str:
    if not rows:
        found = f"Nothing of {what} was found."
    else:
        counted = ", ".join(f"{count} in '{table}'" for table, count in rows.items())
        found = f"Erased {what}: {counted}."
    copies = f" Deleted backup copies: {', '.join(removed)}." if removed else " There were no backup copies."
    if not in_file:
        copies = " The database server may have logs and backups of its own: ask the person who runs it."
    if complete:
        return found + copies + " Nothing of it is left in the database."
    return (
        found
        + copies
        + " Traces are still in the files: something was reading them, or the disk is full. Please erase once more."
    )
