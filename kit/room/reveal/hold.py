"""A side holds items back from what the room will see of a sealed exercise."""

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict, JsonObject
from kit.responses.room import held_items
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.room.reveal.staged import holdable
from kit.room.sides.roles import role_of


async def hold(context: RoomContext, given: JsonObject) -> JsonDict:
    """Hold an item back for one's own side, or let it go. Neither log nor events tell that anything happened."""
    exercise, item = context.exercise(str(given.get("exercise"))), given.get("item")
    if item not in list(holdable(exercise)) or not isinstance(given.get("held"), bool):
        raise Refused(400, "not-understood")

    def job(connection: Connection) -> None:
        who = role_of(connection, context)
        if who.side is None or not who.shared:
            raise Refused(403, "not-for-your-side")
        change = held_items.hold if given["held"] else held_items.let_go
        change(connection, context.room.id, who.side, exercise.id, str(item))

    await context.write(job)
    return {"message": context.words["held-back" if given["held"] else "let-go"]}
