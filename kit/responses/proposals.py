"""Proposals: what one side of a room wants to do and the others have to agree to."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, insert, select, update

from kit.responses import schema
from kit.responses.values import from_text, to_text

SECONDS_OPEN = 600
WAITING, AGREED, TAKEN_BACK, DECLINED = "waiting", "agreed", "taken-back", "declined"
_P = schema.proposal


@dataclass(frozen=True)
class Proposal:
    """`side` proposes `act`; `agreed` are the sides that have said yes, its own among them.

    `closed_at` is when the last side agreed, or when it was declined or taken back; the `outcome` says which.
    """

    id: int
    room: int
    act: str
    detail: Mapping[str, Any]
    side: int
    agreed: tuple[int, ...]
    made_at: float
    closed_at: float | None = None
    outcome: str = WAITING

    def waits(self, now: float) -> bool:
        """Whether it can still be agreed to."""
        return self.outcome == WAITING and 0 <= now - self.made_at < SECONDS_OPEN


def propose(connection: Connection, room_id: int, act: str, detail: Mapping[str, Any], side: int, now: float) -> int:
    """A new proposal, which its own side agrees to; returns its number."""
    values = {"room": room_id, "act": act, "detail": to_text(dict(detail)), "side": side, "agreed": to_text([side])}
    return schema.new_key(connection, insert(_P), {**values, "made_at": now, "outcome": WAITING})


def proposals(connection: Connection, room_id: int) -> list[Proposal]:
    """All proposals of a room, the earliest first, those that are over among them."""
    rows = connection.execute(
        select(*(_P.c[each.name] for each in fields(Proposal))).where(_P.c.room == room_id).order_by(_P.c.id)
    )
    return [
        Proposal(**dict(row._mapping) | {"detail": from_text(row.detail), "agreed": tuple(from_text(row.agreed))})
        for row in rows
    ]


def agree(connection: Connection, proposal: Proposal, side: int) -> Proposal:
    """Add `side` to those that agree."""
    agreed = tuple(sorted({*proposal.agreed, side}))
    connection.execute(update(_P).where(_P.c.id == proposal.id).values(agreed=to_text(agreed)))
    return Proposal(**vars(proposal) | {"agreed": agreed})


def close(connection: Connection, proposal: Proposal, outcome: str, now: float) -> None:
    """End a proposal with `AGREED`, `TAKEN_BACK` or `DECLINED`."""
    connection.execute(update(_P).where(_P.c.id == proposal.id).values(closed_at=now, outcome=outcome))
