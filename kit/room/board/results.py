"""Revealed results, as the board shows them."""

from kit.responses import Snapshot
from kit.responses.room import rooms, snapshots
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.room.reveal.rendered import findings_for_the_room, shown_to_the_room
from kit.room.reveal.staged import own_side_html
from kit.room.sides.roles import role_of


async def revealed_result(context: RoomContext, name: str, *, wide: bool) -> str:
    """The result of the exercise `name` as everybody may see it, as HTML. Raises `Refused` (403, 404)."""
    exercise = context.shown_exercise(name)
    return await shown_to_the_room(context, exercise, _revealed(context, name), wide=wide)


async def own_side_result(context: RoomContext, name: str, *, wide: bool) -> str:
    """What the facilitator's own side sees of itself before the room does. Raises `Refused` (403, 404)."""
    exercise = context.shown_exercise(name)
    with context.store.read() as connection:
        side = role_of(connection, context).side
    html = None if side is None else await own_side_html(context, exercise, side, wide=wide)
    if html is None:
        raise Refused(404, "no-own-side-result")
    return html


async def revealed_findings(context: RoomContext, name: str) -> list[str]:
    """The same result one finding at a time, each as HTML; maybe none. Raises `Refused` (403, 404)."""
    exercise = context.shown_exercise(name)
    return await findings_for_the_room(context, exercise, _revealed(context, name))


def _revealed(context: RoomContext, name: str) -> Snapshot:
    """What the room sees of the exercise `name` now."""
    room = context.room.id
    with context.store.read() as connection:
        revealed = name in rooms.state(connection, room).revealed
        snapshot = snapshots.snapshot(connection, room, name)
    if not revealed or snapshot is None:
        raise Refused(404, "nothing-revealed-yet")
    return snapshot
