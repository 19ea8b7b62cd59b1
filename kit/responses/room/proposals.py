"""Proposals: what one side of a room wants to do and the others have to agree to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, update

from kit.exercises.json_types import JsonDict, JsonObject
from kit.responses.answering.values import from_text, to_text
from kit.responses.database import schema

SECONDS_OPEN = 600
PEOPLE = "people"
WAITING, AGREED, TAKEN_BACK, DECLINED = "waiting", "agreed", "taken-back", "declined"
_P = schema.proposal


@dataclass(frozen=True)
class Proposal:
    """`side` proposes `act`; `agreed` are the sides that have said yes, its own among them.

    Where the act shows what people answered, `people` says to how many each side said yes, and when the last of them
    joined. `closed_at` is when the last side agreed, or when it was declined or taken back; the `outcome` says which.
    """

    id: int
    room: int
    act: str
    detail: JsonObject
    side: int
    agreed: tuple[int, ...]
    made_at: float
    closed_at: float | None = None
    outcome: str = WAITING

    @property
    def people(self) -> Mapping[str, list[float]]:
        """By side that has agreed, as text: what it was told of its people. Empty where nothing was."""
        told: Mapping[str, list[float]] = self.detail.get(PEOPLE, {})
        return told

    @property
    def proposed(self) -> JsonDict:
        """The detail without what each side was told: what is the same in two proposals of the same."""
        return {name: each for name, each in self.detail.items() if name != PEOPLE}

    def waits(self, now: float) -> bool:
        """Whether it can still be agreed to."""
        return self.outcome == WAITING and 0 <= now - self.made_at < SECONDS_OPEN


def propose(connection: Connection, room_id: int, act: str, detail: JsonObject, side: int, now: float) -> int:
    """A new proposal, which its own side agrees to; returns its number."""
    values = {"room": room_id, "act": act, "detail": to_text(dict(detail)), "side": side, "agreed": to_text([side])}
    return schema.new_key(connection, insert(_P), {**values, "made_at": now, "outcome": WAITING})


def proposals(connection: Connection, room_id: int) -> list[Proposal]:
    """All proposals of a room, the earliest first, those that are over among them."""
    rows = connection.execute(schema.fields_of(Proposal, _P).where(_P.c.room == room_id).order_by(_P.c.id))
    return [
        Proposal(**dict(row._mapping) | {"detail": from_text(row.detail), "agreed": tuple(from_text(row.agreed))})
        for row in rows
    ]


def agree(connection: Connection, proposal: Proposal, side: int, people: list[float] | None = None) -> Proposal:
    """Add `side` to those that agree, and what it was told of its `people`."""
    detail = proposal.detail if people is None else proposal.proposed | {PEOPLE: {**proposal.people, str(side): people}}
    return _change(connection, proposal, tuple(sorted({*proposal.agreed, side})), detail)


def ask_again(connection: Connection, proposal: Proposal, sides: Collection[int]) -> Proposal:
    """Take back the yes of `sides`: what they agreed to has changed."""
    return _change(connection, proposal, tuple(each for each in proposal.agreed if each not in sides), proposal.detail)


def _change(connection: Connection, proposal: Proposal, agreed: tuple[int, ...], detail: JsonObject) -> Proposal:
    values = {"agreed": to_text(agreed), "detail": to_text(dict(detail))}
    connection.execute(update(_P).where(_P.c.id == proposal.id).values(values))
    return replace(proposal, agreed=agreed, detail=detail)


def close(connection: Connection, proposal: Proposal, outcome: str, now: float) -> None:
    """End a proposal with `AGREED`, `TAKEN_BACK` or `DECLINED`."""
    connection.execute(update(_P).where(_P.c.id == proposal.id).values(closed_at=now, outcome=outcome))
