"""Results as everybody sees them: each is drawn once, in another process, and kept for all who see the same."""

import asyncio
import json
from collections.abc import Callable, Sequence

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict
from kit.responses import Side, Snapshot
from kit.responses.room import rooms, snapshots
from kit.room.context import RoomContext
from kit.room.reveal.earlier import Earlier, any_simulated, earlier_results
from kit.room.reveal.render_job import draw, draw_findings, draw_for_screen
from kit.room.reveal.retract import REVISION
from kit.room.screen.schema import FindingOnScreen
from kit.room.services import Drawn

MOST_DRAWN = 200  # results that are kept; an older one is drawn again when somebody asks for it


async def shown_to_the_room(context: RoomContext, exercise: Exercise, snapshot: Snapshot, *, wide: bool = False) -> str:
    """The result as HTML: words, picture and table. Drawn once for each snapshot, language and width.

    `wide` is for a projector, otherwise it is for a phone.
    """
    return await drawn_once(context, exercise, snapshot, dict(snapshot.results), wide=wide)


async def drawn_once(
    context: RoomContext,
    exercise: Exercise,
    snapshot: Snapshot,
    results: JsonDict,
    *,
    wide: bool,
    side: Side | None = None,
) -> str:
    """`results`, which are those of `snapshot` or the part of one `side`, as HTML."""
    beside = _gathered_with(context, exercise)
    before = () if side else _earlier(context, exercise, snapshot.room)
    others = [*(taken for _, taken in beside), *(each.snapshot for each in before)]
    revisions = tuple(each.results.get(REVISION, 0) for each in (snapshot, *others))
    which = side.id if side else None
    key = (snapshot.id, context.language, wide, which, tuple(each.id for each in others), revisions, "whole")
    stored = [(each, dict(taken.results)) for each, taken in beside]
    return await _once(context, key, snapshot, draw, exercise, results, (wide, stored, side, before), before)


async def findings_for_the_room(context: RoomContext, exercise: Exercise, snapshot: Snapshot) -> list[str]:
    """The findings of a result that the room sees, each as HTML. Drawn once for each snapshot and language."""
    found: list[str] = json.loads(await _findings(context, exercise, snapshot, draw_findings))
    return found


async def findings_for_the_screen(
    context: RoomContext, exercise: Exercise, snapshot: Snapshot
) -> list[FindingOnScreen]:
    """The same as the Screen shows them, in the same order; one at least, which is the headline."""
    found: list[FindingOnScreen] = json.loads(await _findings(context, exercise, snapshot, draw_for_screen))
    return found


async def _findings(context: RoomContext, exercise: Exercise, snapshot: Snapshot, work: Callable[..., str]) -> str:
    revision = snapshot.results.get(REVISION, 0)
    key = (snapshot.id, context.language, True, None, (), (revision,), work.__name__)
    return await _once(context, key, snapshot, work, exercise, dict(snapshot.results), ())


async def _once(
    context: RoomContext,
    key: Drawn,
    snapshot: Snapshot,
    work: Callable[..., str],
    exercise: Exercise,
    results: JsonDict,
    further: Sequence[object],
    before: Sequence[Earlier] = (),
) -> str:
    drawn = context.services.drawn
    if key not in drawn:
        with context.store.read() as connection:
            sides = rooms.sides(connection, snapshot.room)
            invented = context.services.is_simulated(context.room) or any_simulated(connection, before)
        context.services.drawings += 1
        simulated = context.words["simulated"] if invented else ""
        drawn[key] = asyncio.ensure_future(
            context.services.pool.run(work, exercise, results, sides, context.words, simulated, *further)
        )
        drawn[key].add_done_callback(lambda task: drawn.pop(key, None) if task.exception() else None)
        _forget_the_oldest(drawn)
    drawing = drawn[key]
    if not drawing.done():
        await asyncio.wait([drawing])
        async with context.services.turns:  # a thousand phones wait for the same picture, and each has more to do
            await asyncio.sleep(0)
    return await asyncio.shield(drawing)


def _forget_the_oldest(drawn: dict[Drawn, "asyncio.Future[str]"]) -> None:
    for key in list(drawn)[:-MOST_DRAWN]:
        if drawn[key].done():
            del drawn[key]


def _earlier(context: RoomContext, exercise: Exercise, room: int) -> Sequence[Earlier]:
    key = ("earlier", room, exercise.id, context.language)
    return context.store.remembered(key, lambda connection: earlier_results(connection, room, exercise))


def _gathered_with(context: RoomContext, exercise: Exercise) -> list[tuple[Exercise, Snapshot]]:
    """The other plans that the room has seen, each by its latest snapshot, for a plan that gathers them."""
    plans, room = context.pack.plans_beside(exercise, context.language), context.room.id
    if not plans:
        return []
    with context.store.read() as connection:
        revealed = rooms.state(connection, room).revealed
        taken = [(each, snapshots.snapshot(connection, room, each.id)) for each in plans if each.id in revealed]
    return [(each, found) for each, found in taken if found is not None]
