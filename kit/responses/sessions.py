"""Sessions: what a cookie stands for. The database keeps only the hash of a token, never the token."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, insert, select

from kit.responses import schema

Role = Literal["participant", "facilitator"]


@dataclass(frozen=True)
class Session:
    """Who a visitor is: a facilitator of `room`, or its `participant` (an id)."""

    room: int
    role: Role
    participant: str | None
    started_at: float


def start_session(connection: Connection, room_id: int, role: Role, participant: str | None, now: float) -> str:
    """A new session; returns its token (43 characters that are safe in a cookie), which is kept nowhere else.

    Raises `ValueError` if a participant's session names no participant.
    """
    if (role == "participant") != (participant is not None):
        raise ValueError("a participant's session needs a participant, a facilitator's session has none")
    token = secrets.token_urlsafe(32)
    values = {"room": room_id, "role": role, "participant": participant, "started_at": now}
    connection.execute(insert(schema.session).values(token_hash=_hash(token), **values))
    return token


def session(connection: Connection, token: str) -> Session | None:
    """The session of a token, or None if it was ended or never existed."""
    table = schema.session
    columns = (table.c.room, table.c.role, table.c.participant, table.c.started_at)
    row = connection.execute(select(*columns).where(table.c.token_hash == _hash(token))).one_or_none()
    return Session(**row._mapping) if row else None


def end_session(connection: Connection, token: str) -> None:
    """Forget a session; an unknown token is no error."""
    connection.execute(delete(schema.session).where(schema.session.c.token_hash == _hash(token)))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
