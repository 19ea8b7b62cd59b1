"""Who a visitor is in her room: for which side a facilitator acts, and whether a participant is still there.

Both are asked once more in the transaction that writes, because much can happen while a request is on its way.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from kit.responses.people import facilitators, participants
from kit.responses.people.facilitators import OPENER, RoleName
from kit.responses.people.sessions import FACILITATOR
from kit.room.context import RoomContext
from kit.room.refused import Refused

Check = Callable[[Connection], None]
"""What is asked in the transaction that writes; it raises `Refused` if things have changed meanwhile."""

TOGETHER = "together"
"""The actor of what all sides with a facilitator have agreed to."""


@dataclass(frozen=True)
class FacilitatorRole:
    """`side` is None for whoever opened the room and is of no side. `leading` are the sides with a facilitator."""

    role: RoleName
    side: int | None
    leading: tuple[int, ...]

    @property
    def shared(self) -> bool:
        """Whether the room is shared, so that no side does alone what needs both."""
        return len(self.leading) > 1

    @property
    def actor(self) -> str:
        """How the log of the room names her: by role and side."""
        return FACILITATOR if self.side is None else f"{self.role}:{self.side}"


def role_of(connection: Connection, context: RoomContext) -> FacilitatorRole:
    """Read anew, because it may have changed since the visit began. Raises `Refused` (403) for whoever is none."""
    session = context.session
    if session is None or session.role != FACILITATOR:
        raise Refused(403, "only-facilitators")
    everyone = facilitators.facilitators(connection, session.room)
    leading = facilitators.sides_with_facilitators(everyone)
    if session.facilitator is None:
        return FacilitatorRole(OPENER, next((each.side for each in everyone if each.role == OPENER), None), leading)
    for each in everyone:
        if each.id == session.facilitator:
            return FacilitatorRole(each.role, each.side, leading)
    raise Refused(403, "only-facilitators")


def may_still(connection: Connection, context: RoomContext, agreed: Collection[int]) -> None:
    """Pass if the room is not shared, or all its sides with a facilitator are among those that `agreed`.

    Asked in the transaction that does what was agreed, because making a result takes long enough for another side's
    facilitator to come meanwhile. Raises `Refused` (409).
    """
    who = role_of(connection, context)
    if who.shared and not {*who.leading} <= {*agreed}:
        raise Refused(409, "side-came-meanwhile")


def still_here(connection: Connection, participant: str) -> None:
    """Pass if the participant with this id has not been erased since her request came in. Raises `Refused` (403)."""
    if participants.participant(connection, participant) is None:
        raise Refused(403, "join-first")
