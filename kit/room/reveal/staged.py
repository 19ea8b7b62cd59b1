"""The first two stages of a sealed exercise in a shared room: each side sees its own result, then both agree.

The room later sees the very result that the sides have seen, so that nothing lies between the two but what is held
back; answers that came in between move neither.
"""

import time

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict
from kit.responses import Room, Side, Snapshot
from kit.responses.room import rooms, snapshots
from kit.responses.room.snapshots import OWN_SIDE
from kit.results import from_json, of_one_side, shown_by_side, to_json
from kit.results.kind import ResultKind
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.room.reveal.rendered import drawn_once
from kit.room.reveal.reveal import Made, keep_for_the_room, make_result
from kit.room.sides.roles import Check


async def show_own_sides(context: RoomContext, exercise: Exercise, actor: str, still: Check) -> None:
    """Let each side see its own result of what has been answered until now. Nobody calls this but `approval`.

    Raises `Refused` as `make_result` does, and as `still`, which is asked in the transaction that keeps the result.
    """
    room = context.room.id
    async with context.services.results_change:
        made = await make_result(context, exercise)

        def job(connection: Connection) -> None:
            still(connection)
            now = time.time()
            snapshots.save_snapshot(
                connection, room, exercise.id, made.results, made.up_to_seq, now, OWN_SIDE, made.asked
            )
            own_side = tuple(dict.fromkeys([*rooms.state(connection, room).own_side, exercise.id]))
            rooms.change_state(connection, room, own_side=own_side)
            rooms.log_act(connection, room, actor, "own-side", {"exercise": exercise.id}, now)

        await context.write(job)
    context.events.tell(room, "state")


async def show_to_the_room(
    context: RoomContext, exercise: Exercise, snapshot_id: int, actor: str, still: Check
) -> None:
    """Let the room see what the sides have seen, without what is held back. Nobody calls this but `approval`.

    Raises `Refused` (409) if the sides no longer look at the result of `snapshot_id`, or nothing would be left; and as
    `still`, which is asked in the transaction that shows it.
    """
    room = context.room

    def job(connection: Connection) -> None:
        still(connection)
        snapshot = before_the_room(connection, room, exercise.id)
        if snapshot is None or snapshot.id != snapshot_id:
            raise Refused(409, "own-side-changed")
        made = Made({**snapshot.results, "until": snapshot.taken_at}, snapshot.up_to_seq, snapshot.asked)
        keep_for_the_room(connection, room.id, exercise, made, actor)

    async with context.services.results_change:
        await context.write(job)
    context.events.tell(room.id, "state")


def has_stages(context: RoomContext, exercise: Exercise) -> bool:
    """Whether a shared room sees `exercise` in stages, each side its own result first."""
    return exercise.id in context.pack.sealed_exercises and shown_by_side(exercise)


def holdable(exercise: Exercise) -> tuple[str, ...]:
    """The items of a result that a side may hold back, in the order of the page; none of what has no result."""
    return tuple(dict.fromkeys(question.item for question in ResultKind.of(exercise).questions(exercise)))


def before_the_room(connection: Connection, room: Room, exercise: str) -> Snapshot | None:
    """The result that each side is looking at by itself, if this is going on."""
    if exercise not in rooms.state(connection, room.id).own_side:
        return None
    return snapshots.snapshot(connection, room.id, exercise, OWN_SIDE)


async def own_side_html(
    context: RoomContext, exercise: Exercise, side_id: int, *, participant: str | None = None, wide: bool = False
) -> str | None:
    """What `side_id` sees of itself before the room does; None if it sees nothing.

    A `participant` sees it who is counted in it on this side: whoever joins or is moved there later learns nothing.
    """
    room = context.room
    if exercise.id not in context.state().own_side:
        return None
    with context.store.read() as connection:
        snapshot = before_the_room(connection, room, exercise.id)
        side = next((each for each in rooms.sides(connection, room.id) if each.id == side_id), None)
    if snapshot is None or side is None or exercise.id in context.pack.private_exercises:
        return None
    if participant is not None and participant not in snapshot.results["sides"].get(str(side.id), "").split():
        return None
    return await drawn_once(context, exercise, snapshot, _part_of(snapshot, side), wide=wide, side=side)


def _part_of(snapshot: Snapshot, side: Side) -> JsonDict:
    return to_json(of_one_side(from_json(dict(snapshot.results)), side.id))
