"""Revealing a result: computed once through the gate, kept as a snapshot, and shown the same to everyone."""

import asyncio
import importlib
import time
from typing import Any

from kit.exercises import Exercise, Open
from kit.responses import Answered, Room, Side, Snapshot, answers, rooms, snapshots
from kit.results import from_json, summarise, to_json
from kit.server.access import Refused, Visit

Words = dict[str, str]
WIDTH_ON_A_PHONE, WIDTH_ON_A_PROJECTOR = 390, 720  # CSS pixels that the picture is drawn for


async def reveal(visit: Visit, exercise: Exercise) -> None:
    """Summarise what has been answered until now, keep it, and let the room see it. Refuses a private exercise."""
    if exercise.id in visit.house.pack.private_exercises:
        raise Refused(403, "private-not-revealed")
    async with visit.house.results_change:
        await _reveal(visit, exercise)
    visit.house.news.tell(visit.the_room().id, "state")


async def _reveal(visit: Visit, exercise: Exercise) -> None:
    room = visit.the_room()
    with visit.house.store.read() as connection:
        answered = answers.room_answers(connection, room.id, exercise.id)
        sides = rooms.sides(connection, room.id)
    up_to_seq = max((each.seq for each in answered), default=0)
    results = await in_the_pool(visit, _summarise, exercise, answered, sides, room)

    def job(connection: Any) -> None:
        now = time.time()
        snapshots.save_snapshot(connection, room.id, exercise.id, results, up_to_seq, now)
        state = rooms.state(connection, room.id)
        rooms.change_state(connection, room.id, revealed=tuple(dict.fromkeys([*state.revealed, exercise.id])))
        rooms.log_act(connection, room.id, "facilitator", "reveal", {"exercise": exercise.id}, now)

    await visit.keep(job)


async def shown_to_the_room(visit: Visit, exercise: Exercise, snapshot: Snapshot, *, wide: bool = False) -> str:
    """The result as HTML: words, picture and table. Drawn once for each snapshot, language and width.

    `wide` is for a projector, otherwise it is for a phone.
    """
    key = (snapshot.id, visit.language, wide)
    drawn = visit.house.drawn
    if key not in drawn:
        with visit.house.store.read() as connection:
            sides = rooms.sides(connection, snapshot.room)
        simulated = visit.words["simulated"] if visit.house.is_simulated(visit.the_room()) else ""
        drawn[key] = asyncio.ensure_future(
            in_the_pool(visit, _draw, exercise, dict(snapshot.results), sides, visit.words, simulated, wide)
        )
        drawn[key].add_done_callback(lambda task: drawn.pop(key, None) if task.exception() else None)
    return await asyncio.shield(drawn[key])


async def in_the_pool(visit: Visit, work: Any, *arguments: Any) -> Any:
    """Run slow work (matplotlib, pandas) in another process, so that answers never wait for a picture."""
    return await asyncio.get_running_loop().run_in_executor(visit.house.pool, work, *arguments)


def _summarise(exercise: Exercise, answered: list[Answered], sides: list[Side], room: Room) -> dict[str, Any]:
    offered = [each for each in answered if exercise.offers(each.item, each.value)]
    return to_json(summarise(exercise, offered, sides, room.minimum))


def _draw(
    exercise: Exercise, results: dict[str, Any], sides: list[Side], words: Words, simulated: str, wide: bool
) -> str:
    from kit.charts import group_svg
    from kit.widgets.result import group_result_html

    result = from_json(results)
    shown = any(item.shown for item in result.items) and not isinstance(exercise, Open)
    width = WIDTH_ON_A_PROJECTOR if wide else WIDTH_ON_A_PHONE
    picture = group_svg(result, exercise, sides, words, width=width, simulated=bool(simulated)) if shown else ""
    return group_result_html(exercise, result, sides, words, picture, simulated)


def warm_up() -> None:
    """Import what pictures need before the first reveal, in the process that draws them."""
    for slow in ("kit.charts", "kit.widgets.result", "matplotlib.backends.backend_svg"):
        importlib.import_module(slow)
