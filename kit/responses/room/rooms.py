"""Rooms: their code, sides and state, and the log of what facilitators did in them."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from zoneinfo import available_timezones

from sqlalchemy import Connection, func, insert, select, update

from kit.exercises.json_types import JsonDict, JsonObject, Value
from kit.responses.answering.values import from_text, to_text
from kit.responses.database import schema
from kit.responses.people.names import check_alike, check_sides, side_name, title_of

# Neither vowels (no words by chance) nor signs that look or sound like another one (0 O, 1 I L, 2 Z, 5 S, 8 B, U V).
CODE_LETTERS = "CDFGHJKMNPQRTWXY34679"
CODE_LENGTH = 6


@dataclass(frozen=True)
class Room:
    """One live gathering. `salt` belongs to its resume codes; `minimum` is its smallest group shown.

    `set_aside_at` says when it was found to have expired, None for a room in use.
    `pack` and `pack_version` are the exercises that it was opened with; "" if it is older than the kit that keeps this.
    """

    id: int
    code: str
    title: str
    salt: bytes = field(repr=False)
    minimum: int = 4
    created_at: float = 0.0
    last_used_at: float = 0.0
    expires_after_days: int = 90
    set_aside_at: float | None = None
    pack: str = ""
    pack_version: str = ""


_ROOMS = schema.fields_of(Room, schema.room)


@dataclass(frozen=True)
class Side:
    """One partner in a room; `position` counts from 0 in the order in which the sides were named.

    `time_zone` is a name such as "Africa/Kampala", or "" where none was chosen.
    """

    id: int
    position: int
    name: str
    time_zone: str = ""


@dataclass(frozen=True)
class RoomState:
    """What everybody in a room sees alike. `version` grows with every change.

    Of the exercises in `own_side` each side sees its own result alone, those in `revealed` the room sees. `episodes`
    are those chosen for the room, each `<workshop>/<episode>`. `screen` is what the board shows, `agenda` where a
    running plan is; both are empty while nobody chose. Nobody new can join while the room is `locked`. From
    `report_closed_at` on, words that the room has seen stay in its results. `notebooks` are the facilitator's own
    notebooks that are open, by the name of their files without the ending. `set_aside` is what the exercises of today
    do not fit: see `kit.responses.answering.fit`.
    """

    version: int = 1
    open: tuple[str, ...] = ()
    revealed: tuple[str, ...] = ()
    timer_ends_at: float | None = None
    timer_seconds: int | None = None
    own_side: tuple[str, ...] = ()
    episodes: tuple[str, ...] = ()
    screen: JsonObject = field(default_factory=dict)
    agenda: JsonObject = field(default_factory=dict)
    locked: bool = False
    pause_asked_at: float | None = None
    report_closed_at: float | None = None
    notebooks: tuple[str, ...] = ()
    set_aside: JsonObject = field(default_factory=dict)


@dataclass(frozen=True)
class Act:
    """Something a facilitator did; `detail` is what JSON can hold."""

    id: int
    actor: str
    act: str
    detail: JsonObject
    done_at: float


def create_room(
    connection: Connection, title: str, sides: Sequence[str], now: float, pack: tuple[str, str] = ("", "")
) -> Room:
    """A new room with a new code and two to four `sides`, for the exercises of `pack` (id and version).

    Raises `NameNotUsable` for other sides, and for a name that nobody could read.
    """
    check_sides([side_name(name) for name in sides])
    code, salt = _new_code(connection), secrets.token_bytes(16)
    new = Room(0, code, title_of(title), salt, created_at=now, last_used_at=now, pack=pack[0], pack_version=pack[1])
    values = {each.name: getattr(new, each.name) for each in fields(new) if each.name != "id"}
    room_id = schema.new_key(connection, insert(schema.room), values)
    connection.execute(insert(schema.room_state).values(room=room_id, **_state_to_row(RoomState())))
    for name in sides:
        _add_side(connection, room_id, side_name(name))
    return replace(new, id=room_id)


def rooms(connection: Connection) -> list[Room]:
    """All rooms, the newest first."""
    rows = connection.execute(_ROOMS.order_by(schema.room.c.id.desc()))
    return [Room(**row._mapping) for row in rows]


def room(connection: Connection, room_id: int) -> Room | None:
    """The room with this number."""
    row = connection.execute(_ROOMS.where(schema.room.c.id == room_id)).one_or_none()
    return Room(**row._mapping) if row else None


def room_by_code(connection: Connection, code: str) -> Room | None:
    """The room with this code, however it was typed: "kdm-4xw", "KDM 4XW"."""
    plain = "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())
    row = connection.execute(_ROOMS.where(schema.room.c.code == plain)).one_or_none()
    return Room(**row._mapping) if row else None


def sides(connection: Connection, room_id: int) -> list[Side]:
    """The sides of a room in the order of their position."""
    table = schema.side
    found = schema.fields_of(Side, table).where(table.c.room == room_id).order_by(table.c.position)
    return [Side(**row._mapping) for row in connection.execute(found)]


def rename(
    connection: Connection, room_id: int, title: str | None = None, sides: Mapping[int, str] | None = None
) -> None:
    """Give a room another `title`, or sides (by id) other names.

    Raises `NameNotUsable` as `create_room` does, and `ValueError` for a side that is none of the room's.
    """
    if title is not None:
        connection.execute(update(schema.room).where(schema.room.c.id == room_id).values(title=title_of(title)))
    for side_id, name in (sides or {}).items():
        _check_side(connection, room_id, side_id)
        connection.execute(update(schema.side).where(schema.side.c.id == side_id).values(name=side_name(name)))
    if sides:
        check_alike(_sides_called(connection, room_id))


def add_side(connection: Connection, room_id: int, name: str) -> Side:
    """One more side, after the others. Raises `NameNotUsable` as `create_room` does."""
    name = side_name(name)
    check_sides([*_sides_called(connection, room_id), name])
    return _add_side(connection, room_id, name)


def _add_side(connection: Connection, room_id: int, name: str) -> Side:
    table = schema.side
    last = connection.scalar(select(func.max(table.c.position)).where(table.c.room == room_id))
    position = 0 if last is None else last + 1
    values = {"position": position, "name": name}
    side_id = schema.new_key(connection, insert(table), {"room": room_id, **values})
    return Side(id=side_id, position=position, name=name)


def _sides_called(connection: Connection, room_id: int) -> list[str]:
    return [each.name for each in sides(connection, room_id)]


def set_time_zone(connection: Connection, room_id: int, side_id: int, zone: str) -> None:
    """Let a side have a clock of its own; "" takes it away. Raises `ValueError` for another side or no known zone."""
    if zone and zone not in available_timezones():
        raise ValueError(f"there is no time zone '{zone}'")
    _check_side(connection, room_id, side_id)
    connection.execute(update(schema.side).where(schema.side.c.id == side_id).values(time_zone=zone))


def touch(connection: Connection, room_id: int, now: float) -> None:
    """Note that the room was used at `now`; the time until it expires starts again, also if it was set aside."""
    _change(connection, room_id, last_used_at=now, set_aside_at=None)


def keep_for(connection: Connection, room_id: int, days: int) -> None:
    """Let the room expire so many `days` after it was last used."""
    _change(connection, room_id, expires_after_days=days)


def set_aside(connection: Connection, room_id: int, now: float | None) -> None:
    """Note that the room was found at `now` to have expired; None takes that back. It can still be used."""
    _change(connection, room_id, set_aside_at=now)


def state(connection: Connection, room_id: int) -> RoomState:
    """The state of a room. Raises `KeyError` if there is no such room."""
    table = schema.room_state
    row = connection.execute(schema.fields_of(RoomState, table).where(table.c.room == room_id)).one_or_none()
    if row is None:
        raise KeyError(f"there is no room {room_id}")
    found = dict(row._mapping)
    found |= {name: tuple(from_text(found[name])) for name in _LISTS}
    return RoomState(**found | {name: from_text(found[name]) for name in _MAPPINGS})


def change_state(connection: Connection, room_id: int, **changes: Value) -> RoomState:
    """Change fields of the state and add 1 to its version. Raises `TypeError` for a field that does not exist."""
    if "version" in changes:
        raise TypeError("the version counts by itself")
    before = state(connection, room_id)
    after = replace(before, version=before.version + 1, **{k: _frozen(v) for k, v in changes.items()})
    table = schema.room_state
    connection.execute(update(table).where(table.c.room == room_id).values(_state_to_row(after)))
    return after


def log_act(connection: Connection, room_id: int, actor: str, act: str, detail: JsonObject, now: float) -> None:
    """Add a line to the log of a room."""
    line = {"actor": actor, "act": act, "detail": to_text(dict(detail)), "done_at": now}
    connection.execute(insert(schema.act).values(room=room_id, **line))


def acts(connection: Connection, room_id: int) -> list[Act]:
    """The log of a room, the oldest first."""
    table = schema.act
    rows = connection.execute(schema.fields_of(Act, table).where(table.c.room == room_id).order_by(table.c.id))
    return [Act(**dict(row._mapping) | {"detail": from_text(row.detail)}) for row in rows]


_LISTS = ("open", "revealed", "own_side", "episodes", "notebooks")
_MAPPINGS = ("screen", "agenda", "set_aside")


def _state_to_row(value: RoomState) -> JsonDict:
    row = asdict(value)
    return row | {name: to_text(row[name]) for name in (*_LISTS, *_MAPPINGS)}


def _frozen(value: Value) -> Value:
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str | Mapping) else value


def _change(connection: Connection, room_id: int, **values: Value) -> None:
    connection.execute(update(schema.room).where(schema.room.c.id == room_id).values(**values))


def _new_code(connection: Connection) -> str:
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if room_by_code(connection, code) is None:
            return code


def _check_side(connection: Connection, room_id: int, side_id: int) -> None:
    """The number is not given to the database, which fails on one that is too large for it."""
    if side_id not in [each.id for each in sides(connection, room_id)]:
        raise ValueError(f"this room has no side {side_id}")
