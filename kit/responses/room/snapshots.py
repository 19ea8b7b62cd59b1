"""Snapshots: the results that a room has seen, kept as they were at the moment of the reveal.

A snapshot of the stage `OWN_SIDE` was made for the sides, each of which sees its own part alone. Who asks for the
snapshots of a room does not get it: it is asked for by that name. One of the stage `REMNANT` is what is left of a
result that was erased, because it could quote a person: nobody sees it, and a later result is compared with it.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Row, Select, insert, update

from kit.exercises.json_types import JsonDict, JsonObject
from kit.responses.answering.values import from_text, to_text
from kit.responses.database import schema

ROOM, OWN_SIDE, REMNANT = "room", "own-side", "remnant"


@dataclass(frozen=True)
class Snapshot:
    """Results of one exercise, made from the answers up to and including `up_to_seq`, for everybody of the `stage`.

    `asked` is the exercise as it was then, as `kit.responses.answering.asked` writes it; "" in rooms older than this.
    """

    id: int
    room: int
    exercise: str
    results: JsonObject
    up_to_seq: int
    taken_at: float
    stage: str = ROOM
    asked: str = ""


def save_snapshot(
    connection: Connection,
    room_id: int,
    exercise: str,
    results: JsonObject,
    up_to_seq: int,
    now: float,
    stage: str = ROOM,
    asked: str = "",
) -> int:
    """Keep `results` (what JSON can hold); returns the id of the snapshot."""
    values = {
        "exercise": exercise,
        "results": to_text(dict(results)),
        "up_to_seq": up_to_seq,
        "taken_at": now,
        "stage": stage,
        "asked": asked,
    }
    return schema.new_key(connection, insert(schema.snapshot), {"room": room_id, **values})


def rewrite(connection: Connection, snapshot_id: int, results: JsonObject) -> None:
    """Keep `results` in place of what the snapshot held, as when somebody takes her words back."""
    of_it = schema.snapshot.c.id == snapshot_id
    connection.execute(update(schema.snapshot).where(of_it).values(results=to_text(dict(results))))


def snapshot(connection: Connection, room_id: int, exercise: str, stage: str = ROOM) -> Snapshot | None:
    """The latest snapshot of an exercise in a room, of this stage."""
    of_it = (schema.snapshot.c.exercise == exercise) & (schema.snapshot.c.stage == stage)
    row = connection.execute(_of_room(room_id).where(of_it).limit(1)).one_or_none()
    return _snapshot(row) if row else None


def snapshots(connection: Connection, room_id: int) -> list[Snapshot]:
    """All snapshots that a room has seen, the latest first."""
    return [each for each in every_snapshot(connection, room_id) if each.stage == ROOM]


def every_snapshot(connection: Connection, room_id: int) -> list[Snapshot]:
    """Those that only the sides have seen, and remnants, too; what a later result is compared with."""
    return [_snapshot(row) for row in connection.execute(_of_room(room_id))]


def left_out(results: JsonObject, author: str) -> JsonDict | None:
    """Stored `results` that no longer know `author`; None if words in them may be hers, or it is not known whose.

    Counts that a room has seen stay as they were: nobody finds one person in them, but whoever subtracts a new result
    without her from them would. So `gone` keeps of how many people, by side, they no longer know who it was.

    >>> left_out({"items": [], "sides": {"1": "a b", "2": "c"}}, "a")
    {'items': [], 'sides': {'1': 'b', '2': 'c'}, 'gone': {'1': 1}}
    """
    groups = [group for item in results.get("items", ()) for group in item["groups"]]
    if "sides" not in results:
        return None
    side = next((of for of, names in results["sides"].items() if author in names.split()), None)
    if side is None:
        return dict(results)
    if "sheets" in results or any("texts" in group or "rows" in group for group in groups):
        return None
    names = {of: " ".join(name for name in every.split() if name != author) for of, every in results["sides"].items()}
    gone = results.get("gone", {})
    return {**results, "sides": names, "gone": {**gone, side: gone.get(side, 0) + 1}}


def remnant(results: JsonObject, author: str) -> JsonDict:
    """What stays of stored `results` that are erased for their words: which people were counted in them, but `author`.

    Without it, a person could be erased so that the words of the next one who writes are shown beside those that the
    room remembers. No answer is in it, nor how many people were counted.

    >>> remnant({"items": [{"item": "one", "part": "", "groups": []}], "sides": {"1": "a b"}, "left-out": [7]}, "a")
    {'sides': {'1': 'b'}, 'left-out': [7]}
    """
    if "sides" not in results:  # it was taken before snapshots remembered this; everybody until then was counted
        return {}
    names = {of: " ".join(name for name in every.split() if name != author) for of, every in results["sides"].items()}
    return {"sides": names, "left-out": list(results.get("left-out", ()))}


def _of_room(room_id: int) -> Select[tuple[object, ...]]:
    table = schema.snapshot
    return schema.fields_of(Snapshot, table).where(table.c.room == room_id).order_by(table.c.id.desc())


def _snapshot(row: Row[tuple[object, ...]]) -> Snapshot:
    return Snapshot(**dict(row._mapping) | {"results": from_text(row.results)})
