"""What a room agrees on in its debrief: sentences that its facilitators write down.

Whoever sees one differently leaves a mark on it. The mark says neither who nor how many: nothing else is kept.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from kit.responses.answering.values import whole_characters
from kit.responses.database import schema

LONGEST_AGREEMENT = 280
MOST_AGREEMENTS = 20

_A = schema.agreement


@dataclass(frozen=True)
class Agreement:
    """One sentence, and whether somebody has said that it is not what she meant."""

    id: int
    text: str
    seen_differently: bool
    written_at: float


def agreements(connection: Connection, room_id: int) -> list[Agreement]:
    """The agreements of a room, the oldest first."""
    rows = connection.execute(schema.fields_of(Agreement, _A).where(_A.c.room == room_id).order_by(_A.c.id))
    return [Agreement(**row._mapping) for row in rows]


def add_agreement(connection: Connection, room_id: int, text: str, now: float) -> int:
    """Write one down; returns its number. Raises `ValueError` for no or too long a text, or too many agreements."""
    if (connection.scalar(select(func.count()).where(_A.c.room == room_id)) or 0) >= MOST_AGREEMENTS:
        raise ValueError(f"a room keeps at most {MOST_AGREEMENTS} agreements")
    return schema.new_key(connection, insert(_A), {"room": room_id, "text": _sentence(text), "written_at": now})


def change_agreement(connection: Connection, room_id: int, agreement: int, text: str) -> None:
    """Write it anew. The mark goes: it was about the other words. Raises as `add_agreement`; `KeyError` for another."""
    _change(connection, room_id, agreement, text=_sentence(text), seen_differently=False)


def see_differently(connection: Connection, room_id: int, agreement: int) -> None:
    """Mark it; twice is no error. Raises `KeyError` if the room has no such agreement."""
    _change(connection, room_id, agreement, seen_differently=True)


def remove_agreement(connection: Connection, room_id: int, agreement: int) -> None:
    """Take it away; twice is no error."""
    if _has(connection, room_id, agreement):
        connection.execute(delete(_A).where(_A.c.id == agreement))


def _change(connection: Connection, room_id: int, agreement: int, **values: str | bool) -> None:
    if not _has(connection, room_id, agreement):
        raise KeyError(agreement)
    connection.execute(update(_A).where(_A.c.id == agreement).values(**values))


def _has(connection: Connection, room_id: int, agreement: int) -> bool:
    """Asked without giving the number to the database, which fails on one that is too large for it."""
    return agreement in connection.scalars(select(_A.c.id).where(_A.c.room == room_id)).all()


def _sentence(text: str) -> str:
    sentence = whole_characters(" ".join(text.replace("\x00", "").split()))
    if not 0 < len(sentence) <= LONGEST_AGREEMENT:
        raise ValueError(f"an agreement needs 1 to {LONGEST_AGREEMENT} characters")
    return sentence
