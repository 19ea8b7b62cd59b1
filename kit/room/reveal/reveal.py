"""Revealing a result: computed once through the gate, kept as a snapshot, and shown the same to everyone."""

import asyncio
import time
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict
from kit.responses import Answered, Side, Snapshot
from kit.responses.answering import answers
from kit.responses.answering.asked import asked_as
from kit.responses.answering.counted import authors_by_side, counted_in
from kit.responses.database import schema
from kit.responses.room import held_items, rooms, snapshots
from kit.responses.room.snapshots import REMNANT
from kit.results import (
    REFUSALS_MINIMUM,
    SMALLEST_MINIMUM,
    from_json,
    gone_too_few,
    holds_words,
    to_json,
    without_items,
)
from kit.room.context import RoomContext
from kit.room.plan.screen import look_together
from kit.room.refused import Refused
from kit.room.reveal.completion import finished_now
from kit.room.reveal.render_job import summarised
from kit.room.reveal.retract import bring_up_to_date
from kit.room.reveal.seal import check_the_seal
from kit.room.sides.roles import Check


@dataclass(frozen=True)
class Made:
    """A result that has passed the gate and may be shown: `results` as snapshots keep them, and what is in it.

    `asked` is the exercise as it is now.
    """

    results: JsonDict
    up_to_seq: int
    asked: str


async def reveal(context: RoomContext, exercise: Exercise, actor: str, still: Check) -> None:
    """Summarise what has been answered until now, keep it, and let the room see it. Nobody calls this but `approval`.

    Raises `Refused`: 403 for a private exercise; 409 for a sealed one that not every side has answered enough, and if
    so few answers differ from those of an earlier reveal that the room could work them out; and whatever `still`
    raises, which is asked in the transaction that keeps the result.
    """

    def job(connection: Connection) -> None:
        still(connection)
        keep_for_the_room(connection, context.room.id, exercise, made, actor)

    async with context.services.results_change:
        made = await make_result(context, exercise)
        await context.write(job)
    context.events.tell(context.room.id, "state")


async def make_result(context: RoomContext, exercise: Exercise) -> Made:
    """The result of what has been answered until now; while `results_change` is held. Raises as `reveal`."""
    if exercise.id in context.pack.private_exercises:
        raise Refused(403, "private-not-revealed")
    room = context.room
    # Reading what a thousand people have answered takes longer than the next answer may wait.
    up_to_seq, answered, taken, earlier, sides = await asyncio.to_thread(_answers_until_now, context, exercise)
    offered = [each for each in answered if exercise.offers(each.item, each.value)]
    check_the_seal(context, exercise, offered, sides)
    if any(gone_too_few(each.results) for each in taken if each.stage != REMNANT):
        raise Refused(409, "too-few-since-erased", minimum=REFUSALS_MINIMUM)
    left_out = [each.seq for each in answered if not exercise.offers(each.item, each.value)]
    results = await context.services.pool.run(summarised, exercise, offered, earlier, sides, room.minimum)
    if results is None:
        raise Refused(409, "too-few-new", minimum=max(room.minimum, SMALLEST_MINIMUM))
    return Made(
        results | {"sides": authors_by_side(offered), "left-out": left_out},
        up_to_seq,
        asked_as(exercise, context.pack.manifest),
    )


def _answers_until_now(
    context: RoomContext, exercise: Exercise
) -> tuple[int, list[Answered], list[Snapshot], list[list[Answered]], list[Side]]:
    """The latest seq, all answers to `exercise`, its earlier results, the answers in each of them, and the sides."""
    room = context.room
    with context.store.read() as connection:
        up_to_seq = _latest_seq(connection, room.id)
        answered = answers.room_answers(connection, room.id, exercise.id, up_to_seq)
        taken = [each for each in snapshots.every_snapshot(connection, room.id) if each.exercise == exercise.id]
        earlier = [counted_in(connection, each) for each in taken]
        return up_to_seq, answered, taken, earlier, rooms.sides(connection, room.id)


def keep_for_the_room(connection: Connection, room: int, exercise: Exercise, made: Made, actor: str) -> None:
    """Let the room see `made` from now on, without the items that a side holds back.

    Raises `Refused` (409) if nothing would be left to see.
    """
    now = time.time()
    held = held_items.held_by_anyone(connection, room, exercise.id)
    result = without_items(from_json(made.results), held)
    if held and not result.items:
        raise Refused(409, "nothing-left-to-show")
    results = made.results | to_json(result) | finished_now(connection, room, exercise)
    snapshots.save_snapshot(connection, room, exercise.id, results, made.up_to_seq, now, asked=made.asked)
    taken = snapshots.snapshot(connection, room, exercise.id)
    if taken is not None and holds_words(exercise):
        bring_up_to_date(connection, taken, exercise)  # somebody may have taken words back while it was made
    state = rooms.state(connection, room)
    revealed = tuple(dict.fromkeys([*state.revealed, exercise.id]))
    own_side = tuple(each for each in state.own_side if each != exercise.id)
    rooms.change_state(connection, room, revealed=revealed, own_side=own_side)
    look_together(connection, room, exercise.id, now)
    rooms.log_act(connection, room, actor, "reveal", {"exercise": exercise.id}, now)


def _latest_seq(connection: Connection, room: int) -> int:
    """The seq of the latest answer in the room, also if it cleared its place, so that it stays cleared looking back."""
    found = select(func.max(schema.response.c.seq)).where(schema.response.c.room == room)
    return connection.scalar(found) or 0
