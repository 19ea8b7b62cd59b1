"""A side holds items back from what the room will see of a sealed exercise."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from kit.responses import held_items
from kit.server.access import Refused, Visit
from kit.server.own_side import holdable
from kit.server.standing import standing


async def hold(visit: Visit, given: Mapping[str, Any]) -> dict[str, Any]:
    """Hold an item back for one's own side, or let it go. Neither log nor news tell that anything happened."""
    exercise, item = visit.the_exercise(str(given.get("exercise"))), given.get("item")
    if item not in list(holdable(exercise)) or not isinstance(given.get("held"), bool):
        raise Refused(400, "not-understood")

    def job(connection: Connection) -> None:
        who = standing(connection, visit)
        if who.side is None or not who.shared:
            raise Refused(403, "not-for-your-side")
        change = held_items.hold if given["held"] else held_items.let_go
        change(connection, visit.the_room().id, who.side, exercise.id, str(item))

    await visit.keep(job)
    return {"message": visit.words["held-back" if given["held"] else "let-go"]}
