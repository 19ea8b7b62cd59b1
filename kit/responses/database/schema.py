"""The tables. A change here needs a new function in `migrations`."""

from dataclasses import Field, fields
from typing import Any, ClassVar, Protocol

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Insert,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    select,
)

from kit.exercises.json_types import JsonObject

metadata = MetaData()

# SQLite counts rows up by itself only in a column of type INTEGER.
_Number = BigInteger().with_variant(Integer(), "sqlite")

partnership = Table(
    "partnership",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("name", Text, nullable=False),
    Column("created_at", Float(53), nullable=False),
    sqlite_autoincrement=True,
)

room = Table(
    "room",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("partnership", _Number, ForeignKey("partnership.id")),
    Column("code", String(12), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("minimum", Integer, nullable=False),
    Column("created_at", Float(53), nullable=False),
    Column("last_used_at", Float(53), nullable=False),
    Column("expires_after_days", Integer, nullable=False),
    Column("set_aside_at", Float(53)),
    Column("pack", String(100), nullable=False, server_default=""),
    Column("pack_version", String(100), nullable=False, server_default=""),
    sqlite_autoincrement=True,
)

side = Table(
    "side",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("room", _Number, ForeignKey("room.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("time_zone", String(60), nullable=False, server_default=""),
    UniqueConstraint("room", "position"),
    sqlite_autoincrement=True,
)

room_state = Table(
    "room_state",
    metadata,
    Column("room", _Number, ForeignKey("room.id"), primary_key=True, autoincrement=False),
    Column("version", _Number, nullable=False),
    Column("open", Text, nullable=False),
    Column("revealed", Text, nullable=False),
    Column("timer_ends_at", Float(53)),
    Column("timer_seconds", Integer),
    Column("own_side", Text, nullable=False, server_default="[]"),
    Column("episodes", Text, nullable=False, server_default="[]"),
    Column("screen", Text, nullable=False, server_default="{}"),
    Column("agenda", Text, nullable=False, server_default="{}"),
    Column("locked", Boolean, nullable=False, server_default=false()),
    Column("pause_asked_at", Float(53)),
    Column("report_closed_at", Float(53)),
    Column("notebooks", Text, nullable=False, server_default="[]"),
    Column("set_aside", Text, nullable=False, server_default="{}"),
)

participant = Table(
    "participant",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("room", _Number, ForeignKey("room.id"), nullable=False),
    Column("side", _Number, ForeignKey("side.id")),
    Column("language", String(35), nullable=False),
    Column("lookup", LargeBinary, nullable=False),
    Column("simulated", Boolean, nullable=False),
    Column("joined_at", Float(53), nullable=False),
    Column("group", Integer),
    Column("paper_by", String(64)),
    Column("pending_code", LargeBinary),
    Column("own_key", LargeBinary),
    UniqueConstraint("room", "lookup"),
)

facilitator = Table(
    "facilitator",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("room", _Number, ForeignKey("room.id"), nullable=False),
    Column("side", _Number, ForeignKey("side.id"), nullable=False),
    Column("role", String(20), nullable=False),
    Column("invitation_hash", LargeBinary),
    Column("key_hash", LargeBinary),
    Column("came_at", Float(53)),
    Index("facilitator_room", "room", "side"),
    sqlite_autoincrement=True,
)

session = Table(
    "session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("room", _Number, ForeignKey("room.id"), nullable=False),
    Column("role", String(20), nullable=False),
    Column("participant", String(64), ForeignKey("participant.id")),
    Column("started_at", Float(53), nullable=False),
    Column("facilitator", _Number, ForeignKey("facilitator.id")),
    Index("session_participant", "participant"),
    Index("session_room", "room"),
)

response = Table(
    "response",
    metadata,
    Column("seq", _Number, primary_key=True),
    Column("id", String(100), nullable=False),
    Column("room", _Number, ForeignKey("room.id"), nullable=False),
    Column("author", String(64), nullable=False),
    Column("pack", String(100), nullable=False),
    Column("exercise", String(100), nullable=False),
    Column("exercise_version", String(100), nullable=False),
    Column("item", String(200), nullable=False),
    Column("based_on", _Number),
    Column("value", Text, nullable=False),
    Column("wins", Boolean, nullable=False),
    Column("recorded_at", Float(53), nullable=False),
    Column("meaning", String(32), nullable=False, server_default=""),
    Column("set_aside", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("author", "id"),
    Index("response_place", "author", "exercise", "item", "seq"),
    Index("response_room", "room", "wins", "exercise", "author", "item", "seq"),
    sqlite_autoincrement=True,
)

meaning = Table(
    "meaning",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("said", Text, nullable=False),
)

snapshot = Table(
    "snapshot",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("room", _Number, ForeignKey("room.id"), nullable=False),
    Column("exercise", String(100), nullable=False),
    Column("results", Text, nullable=False),
    Column("up_to_seq", _Number, nullable=False),
    Column("taken_at", Float(53), nullable=False),
    Column("stage", String(20), nullable=False, server_default="room"),
    Column("asked", Text, nullable=False, server_default=""),
    Index("snapshot_room", "room", "exercise", "id"),
    sqlite_autoincrement=True,
)

act = Table(
    "act",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("room", _Number, ForeignKey("room.id"), nullable=False),
    Column("actor", Text, nullable=False),
    Column("act", String(100), nullable=False),
    Column("detail", Text, nullable=False),
    Column("done_at", Float(53), nullable=False),
    Index("act_room", "room", "id"),
    sqlite_autoincrement=True,
)

proposal = Table(
    "proposal",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("room", _Number, ForeignKey("room.id"), nullable=False),
    Column("act", String(100), nullable=False),
    Column("detail", Text, nullable=False),
    Column("side", _Number, ForeignKey("side.id"), nullable=False),
    Column("agreed", Text, nullable=False),
    Column("made_at", Float(53), nullable=False),
    Column("closed_at", Float(53)),
    Column("outcome", String(20), nullable=False),
    Index("proposal_room", "room", "id"),
    sqlite_autoincrement=True,
)

held_item = Table(
    "held_item",
    metadata,
    Column("room", _Number, ForeignKey("room.id"), primary_key=True, autoincrement=False),
    Column("side", _Number, ForeignKey("side.id"), primary_key=True, autoincrement=False),
    Column("exercise", String(100), primary_key=True),
    Column("item", String(200), primary_key=True),
    Column("for_good", Boolean, nullable=False, server_default=false()),
)

agreement = Table(
    "agreement",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("room", _Number, ForeignKey("room.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("seen_differently", Boolean, nullable=False, server_default=false()),
    Column("written_at", Float(53), nullable=False),
    Index("agreement_room", "room", "id"),
    sqlite_autoincrement=True,
)


class _Dataclass(Protocol):
    """Any dataclass; the standard library has a name for it that cannot be imported."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]  # of any type, as in the standard library's own stubs


def fields_of(kind: type[_Dataclass], table: Table) -> Select[tuple[object, ...]]:
    """Select what fills the fields of the dataclass `kind`, in their order: columns of `table` of the same names."""
    return select(*(table.c[each.name] for each in fields(kind)))


def new_key(connection: Connection, row: Insert, values: JsonObject) -> int:
    """Add a row with `values` and return the number that the database gave it."""
    key = connection.execute(row, values).inserted_primary_key
    assert key is not None
    return int(key[0])
