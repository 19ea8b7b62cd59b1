"""Who facilitates a room: whoever opened it, and those who were invited for a side.

An invitation is good once. Whoever takes it gets a key of her own, which the person who invited her never sees. The
database keeps the hashes of both alone.
"""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from kit.responses.database import schema
from kit.responses.room.held_items import hold_for_good

RoleName = Literal["opener", "facilitator", "deputy"]
OPENER: RoleName = "opener"
FACILITATOR: RoleName = "facilitator"
DEPUTY: RoleName = "deputy"
OPENER_RENEWS, OTHER_RENEWS = "renew-link", "renew-own-link"
"""Acts in the log of a room. How often its opener has done it tells which of her links is good."""
LEADING = (OPENER, FACILITATOR)
_F = schema.facilitator


@dataclass(frozen=True)
class Facilitator:
    """Somebody who acts for `side`. `came_at` is None while her invitation has not been taken."""

    id: int
    room: int
    side: int
    role: RoleName
    came_at: float | None


_EVERYONE = schema.fields_of(Facilitator, _F)


def facilitators(connection: Connection, room_id: int) -> list[Facilitator]:
    """All of a room, the earliest first, those who have not come yet among them."""
    rows = connection.execute(_EVERYONE.where(_F.c.room == room_id).order_by(_F.c.id))
    return [Facilitator(**row._mapping) for row in rows]


def sides_with_facilitators(everyone: Collection[Facilitator]) -> tuple[int, ...]:
    """The sides that somebody leads who is there; a deputy alone does not lead.

    >>> sides_with_facilitators([Facilitator(1, 1, 7, "opener", 0.0), Facilitator(2, 1, 8, "deputy", 0.0)])
    (7,)
    """
    return tuple(sorted({each.side for each in everyone if each.role in LEADING and each.came_at is not None}))


def is_shared(connection: Connection, room_id: int) -> bool:
    """Whether at least two sides of the room have a facilitator: then neither may do alone what needs both."""
    return len(sides_with_facilitators(facilitators(connection, room_id))) > 1


def may_type_for(connection: Connection, room_id: int, facilitator: int | None, side: int | None) -> bool:
    """Whether `facilitator` (None is whoever opened the room) may type in what people of `side` said on paper.

    In a shared room only for her own side: neither side reads, nor writes, the single answers of the other.
    """
    everyone = facilitators(connection, room_id)
    if len(sides_with_facilitators(everyone)) < 2:
        return True
    herself = (each for each in everyone if (each.role == OPENER if facilitator is None else each.id == facilitator))
    return any(each.side == side for each in herself)


def speak_for(connection: Connection, room_id: int, side: int | None, now: float) -> None:
    """Note that whoever opened the room is facilitator of `side`, or of no side any more."""
    connection.execute(delete(_F).where(_F.c.room == room_id, _F.c.role == OPENER))
    if side is not None:
        connection.execute(insert(_F).values(room=room_id, side=side, role=OPENER, came_at=now))


def invite(connection: Connection, room_id: int, side: int, role: RoleName) -> str:
    """A new invitation, as it belongs into a link; an earlier one that nobody took is no longer good."""
    secret = secrets.token_urlsafe(32)
    untaken = (_F.c.room == room_id) & (_F.c.side == side) & (_F.c.role == role) & _F.c.came_at.is_(None)
    connection.execute(delete(_F).where(untaken))
    connection.execute(insert(_F).values(room=room_id, side=side, role=role, invitation_hash=_hash(secret)))
    return secret


def invited(connection: Connection, room_id: int, invitation: str) -> Facilitator | None:
    """Whom this invitation was made for; None if it was taken, replaced, or never existed."""
    found = (_F.c.room == room_id) & (_F.c.invitation_hash == _hash(invitation))
    row = connection.execute(_EVERYONE.where(found)).one_or_none()
    return Facilitator(**row._mapping) if row else None


def accept(connection: Connection, room_id: int, invitation: str, now: float) -> tuple[Facilitator, str] | None:
    """Take an invitation: who one is now, and the key that belongs into a link of her own.

    Whoever had the same role for the same side before has it no longer. None as `invited`.
    """
    new = invited(connection, room_id, invitation)
    if new is None:
        return None
    before = [each for each in facilitators(connection, room_id) if (each.side, each.role) == (new.side, new.role)]
    _dismiss(connection, [each.id for each in before if each.id != new.id])
    key = secrets.token_urlsafe(32)
    changed = {"invitation_hash": None, "key_hash": _hash(key), "came_at": now}
    connection.execute(update(_F).where(_F.c.id == new.id).values(**changed))
    return Facilitator(new.id, room_id, new.side, new.role, now), key


def by_key(connection: Connection, room_id: int, key: str) -> Facilitator | None:
    """Who has this key in this room."""
    row = connection.execute(_EVERYONE.where(_F.c.room == room_id, _F.c.key_hash == _hash(key))).one_or_none()
    return Facilitator(**row._mapping) if row else None


def renewals(connection: Connection, room_id: int) -> int:
    """How often whoever opened the room has renewed her link."""
    found = select(func.count()).where(schema.act.c.room == room_id, schema.act.c.act == OPENER_RENEWS)
    return connection.scalar(found) or 0


def new_key(connection: Connection, facilitator: int) -> str:
    """Another key for somebody who was invited, as it belongs into her link; the one before is no longer good."""
    key = secrets.token_urlsafe(32)
    connection.execute(update(_F).where(_F.c.id == facilitator).values(key_hash=_hash(key)))
    return key


def end_sharing(connection: Connection, room_id: int) -> None:
    """Leave the room to whoever opened it: all others go, and so does what sides proposed; holds stay, for good."""
    _dismiss(connection, [each.id for each in facilitators(connection, room_id)])
    connection.execute(delete(schema.proposal).where(schema.proposal.c.room == room_id))
    hold_for_good(connection, room_id)


def _dismiss(connection: Connection, ids: Collection[int]) -> None:
    connection.execute(delete(schema.session).where(schema.session.c.facilitator.in_(ids)))
    connection.execute(delete(_F).where(_F.c.id.in_(ids)))


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
