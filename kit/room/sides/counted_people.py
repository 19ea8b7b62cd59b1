"""A side watches who is counted for it: before a joint reveal its facilitator says yes to a number of its people.

Joining is anonymous, so that whoever has the code could join for a side that is not hers, and lift it over the minimum
or change its result. Each side's facilitator is told how many people of her side have answered, and when they joined;
of another side she is told nothing.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict, JsonObject
from kit.responses import Participant, Proposal
from kit.responses.answering import answers
from kit.responses.people import participants
from kit.responses.room import snapshots
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.room.validation import is_number

SHOWS_PEOPLE = ("reveal", "own-side")
"""The acts that show what people of each side answered."""


@dataclass(frozen=True)
class Counted:
    """People of one side whose answers would be shown: when each joined (seconds since 1970), the earliest first."""

    joined: tuple[float, ...]

    @property
    def kept(self) -> list[float]:
        """What is kept of a yes: how many there were, and when the last of them joined."""
        return [len(self.joined), max(self.joined, default=0)]


def counted(connection: Connection, context: RoomContext, act: str, detail: JsonObject, side: int) -> Counted | None:
    """The people of `side` in what `act` would show; None for any other act, and for what belongs to tables."""
    if act not in SHOWS_PEOPLE or context.exercise(str(detail.get("exercise"))).together:
        return None
    room, exercise = context.room.id, str(detail["exercise"])
    people = {each.id: each for each in participants.participants(connection, room)}
    seen = detail.get("snapshot")
    if seen is None:
        names = {name for name in answers.who_answered(connection, room, exercise) if _of(people.get(name)) == side}
    else:  # the very result that the sides have seen, whoever has moved since
        taken = next((each for each in snapshots.every_snapshot(connection, room) if each.id == seen), None)
        if taken is None:
            raise Refused(409, "own-side-changed")
        names = set(taken.results.get("sides", {}).get(str(side), "").split())
    return Counted(tuple(sorted(people[name].joined_at for name in names if name in people)))


def question(found: Counted | None, given: JsonObject) -> JsonDict | None:
    """What a facilitator is asked before her yes counts; None if she said it to this very number (`answered`).

    `changed` says that she said yes to another number.
    """
    said = given.get("answered")
    if found is None or (is_number(said) and said == len(found.joined)):
        return None
    return {"answered": len(found.joined), "joined": list(found.joined), "changed": said is not None}


def changed_since(connection: Connection, context: RoomContext, proposal: Proposal) -> list[int]:
    """Sides that have agreed to `proposal` and are not the people any more to whom they said yes."""
    changed = []
    for side in proposal.agreed:
        now = counted(connection, context, proposal.act, proposal.detail, side)
        if now is not None and proposal.people.get(str(side)) != now.kept:
            changed.append(side)
    return changed


def check_unchanged(connection: Connection, context: RoomContext, proposal: Proposal) -> None:
    """Pass if every side is who it was when it agreed; asked in the transaction that shows. Raises `Refused` (409)."""
    if changed_since(connection, context, proposal):
        raise Refused(409, "people-changed-meanwhile")


def _of(person: Participant | None) -> int | None:
    return person.side if person else None
