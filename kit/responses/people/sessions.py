"""Sessions: what a cookie stands for. The database keeps only the hash of a token, never the token, and never a key.

A participant's cookie is `token.key`. The token recognises the key that it was given with, so that a wrong key is
found out before anything is locked with it.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, insert, select

from kit.responses.answering.private_answers import new_proof, recognises
from kit.responses.database import schema

_S = schema.session
# Built once: when a thousand phones come back, building it for each costs more than asking it.
_BY_HASH = select(_S.c.room, _S.c.role, _S.c.participant, _S.c.started_at, _S.c.facilitator).where(
    _S.c.token_hash == bindparam("of_hash")
)

Role = Literal["participant", "facilitator", "screen"]
PARTICIPANT: Literal["participant"] = "participant"
FACILITATOR: Literal["facilitator"] = "facilitator"
SCREEN: Literal["screen"] = "screen"


@dataclass(frozen=True)
class Session:
    """Who a visitor is: a facilitator of `room`, its `participant` (an id), or a screen that everybody looks at.

    `facilitator` is the number of somebody who was invited for a side; None is whoever opened the room.
    """

    room: int
    role: Role
    participant: str | None
    started_at: float
    facilitator: int | None = None


def start_session(
    connection: Connection,
    room_id: int,
    role: Role,
    participant: str | None,
    now: float,
    key: bytes | None = None,
    facilitator: int | None = None,
) -> str:
    """A new session; returns what belongs in its cookie (safe characters), which is kept nowhere else.

    `key` is the second half of `resume_codes.lookup_and_key`; with it the cookie opens private answers.
    Raises `ValueError` if a participant's session names no participant.
    """
    if (role == "participant") != (participant is not None) or (participant and facilitator):
        raise ValueError("a participant's session needs a participant, a facilitator's session has none")
    token = secrets.token_urlsafe(32) if key is None else _in_a_cookie(new_proof(key))
    values = {"room": room_id, "role": role, "participant": participant, "started_at": now, "facilitator": facilitator}
    connection.execute(insert(_S).values(token_hash=_hash(token), **values))
    return token if key is None else f"{token}.{_in_a_cookie(key)}"


def session(connection: Connection, cookie: str) -> Session | None:
    """The session of a cookie, or None if it was ended or never existed."""
    return session_of(connection, token_hash(cookie))


def session_of(connection: Connection, of_hash: bytes) -> Session | None:
    """The session of the cookie with this `token_hash`, or None."""
    row = connection.execute(_BY_HASH, {"of_hash": of_hash}).one_or_none()
    return Session(**row._mapping) if row else None


def end_session(connection: Connection, cookie: str) -> None:
    """Forget a session; an unknown one is no error."""
    connection.execute(delete(_S).where(_S.c.token_hash == token_hash(cookie)))


def end_others(connection: Connection, participant_id: str, cookie: str) -> None:
    """Forget all sessions of a participant but the one of `cookie`."""
    others = (_S.c.participant == participant_id) & (_S.c.token_hash != token_hash(cookie))
    connection.execute(delete(_S).where(others))


def end_other_facilitators(connection: Connection, room_id: int, facilitator: int | None, cookie: str) -> list[bytes]:
    """Forget all sessions of one facilitator (None is whoever opened the room, and the screens) but that of `cookie`.

    Returns their `token_hash`es.
    """
    hers = _S.c.facilitator.is_(None) if facilitator is None else _S.c.facilitator == facilitator
    others = (_S.c.room == room_id) & (_S.c.role != "participant") & hers & (_S.c.token_hash != token_hash(cookie))
    ended = list(connection.scalars(select(_S.c.token_hash).where(others)))
    connection.execute(delete(_S).where(others))
    return ended


def token_hash(cookie: str) -> bytes:
    """What stands for a session wherever its cookie must not be kept, 32 bytes long.

    It is the same for cookies that differ only after the dot, because those are one browser's.
    """
    return _hash(cookie.partition(".")[0])


def key_of(cookie: str) -> bytes | None:
    """The key in a cookie; None if it has none, or another than it was given with.

    >>> key_of("a-token-without-a-key") is None
    True
    """
    token, _, key = cookie.partition(".")
    try:
        proof, given = (base64.b64decode(part + "=" * (-len(part) % 4), "-_", validate=True) for part in (token, key))
    except ValueError:
        return None
    return given if recognises(proof, given) else None


def _in_a_cookie(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
