"""Revealing a result: computed once through the gate, kept as a snapshot, and shown the same to everyone."""

import asyncio
import importlib
import time
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from kit.exercises import Exercise, PairedScale, Rows
from kit.responses import Answered, Side, Snapshot, answers, rooms, schema, snapshots
from kit.results import SMALLEST_MINIMUM, from_json, may_summarise_again, summarise, to_json
from kit.results.questions import WRITTEN
from kit.server.access import Refused, Visit
from kit.server.sealing import check_the_seal

Words = dict[str, str]
WIDTH_ON_A_PHONE, WIDTH_ON_A_PROJECTOR = 390, 720  # CSS pixels that the picture is drawn for


async def reveal(visit: Visit, exercise: Exercise) -> None:
    """Summarise what has been answered until now, keep it, and let the room see it.

    Raises `Refused`: 403 for a private exercise; 409 for a sealed one that not every side has answered enough, and if
    so few answers differ from those of an earlier reveal that the room could work them out.
    """
    if exercise.id in visit.house.pack.private_exercises:
        raise Refused(403, "private-not-revealed")
    async with visit.house.results_change:
        await _reveal(visit, exercise)
    visit.house.news.tell(visit.the_room().id, "state")


async def _reveal(visit: Visit, exercise: Exercise) -> None:
    room = visit.the_room()
    with visit.house.store.read() as connection:
        up_to_seq = _latest_seq(connection, room.id)
        answered = answers.room_answers(connection, room.id, exercise.id, up_to_seq)
        taken = [each for each in snapshots.snapshots(connection, room.id) if each.exercise == exercise.id]
        earlier = [_counted_in(connection, each, exercise) for each in taken]
        sides = rooms.sides(connection, room.id)
    offered = [each for each in answered if exercise.offers(each.item, each.value)]
    check_the_seal(visit, exercise, offered, sides)
    left_out = [each.seq for each in answered if not exercise.offers(each.item, each.value)]
    results = await in_the_pool(visit, _summarise, exercise, offered, earlier, sides, room.minimum)
    if results is None:
        raise Refused(409, "too-few-new", minimum=max(room.minimum, SMALLEST_MINIMUM))
    results |= {"sides": _authors_by_side(offered), "left-out": left_out}

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
    beside = _gathered_with(visit, exercise)
    key = (snapshot.id, visit.language, wide, tuple(each.id for _, each in beside))
    drawn = visit.house.drawn
    if key not in drawn:
        with visit.house.store.read() as connection:
            sides = rooms.sides(connection, snapshot.room)
        stored = [(each, dict(taken.results)) for each, taken in beside]
        simulated = visit.words["simulated"] if visit.house.is_simulated(visit.the_room()) else ""
        drawn[key] = asyncio.ensure_future(
            in_the_pool(visit, _draw, exercise, dict(snapshot.results), sides, visit.words, simulated, wide, stored)
        )
        drawn[key].add_done_callback(lambda task: drawn.pop(key, None) if task.exception() else None)
    return await asyncio.shield(drawn[key])


def _gathered_with(visit: Visit, exercise: Exercise) -> list[tuple[Exercise, Snapshot]]:
    """The other plans that the room has seen, each by its latest snapshot, for a plan that gathers them."""
    if not isinstance(exercise, Rows) or not exercise.gathers:
        return []
    pack, room = visit.house.pack, visit.the_room().id
    plans = pack.plans_with(pack.workshop_of(exercise.id), visit.language)
    with visit.house.store.read() as connection:
        revealed = rooms.state(connection, room).revealed
        taken = [(each, snapshots.snapshot(connection, room, each.id)) for each in plans if each.id in revealed]
    return [(each, found) for each, found in taken if found is not None and each.id != exercise.id]


async def in_the_pool(visit: Visit, work: Any, *arguments: Any) -> Any:
    """Run slow work (matplotlib, pandas) in another process, so that answers never wait for a picture."""
    return await asyncio.get_running_loop().run_in_executor(visit.house.pool, work, *arguments)


def _summarise(
    exercise: Exercise, answered: list[Answered], earlier: list[list[Answered]], sides: list[Side], minimum: int
) -> dict[str, Any] | None:
    """The result; None if it may not be shown after those of `earlier` answers."""
    if not all(may_summarise_again(exercise, each, answered, sides, minimum) for each in earlier):
        return None
    return to_json(summarise(exercise, answered, sides, minimum))


def _latest_seq(connection: Connection, room: int) -> int:
    """The seq of the latest answer in the room, also if it cleared its place, so that it stays cleared looking back."""
    found = select(func.max(schema.response.c.seq)).where(schema.response.c.room == room)
    return connection.scalar(found) or 0


def _counted_in(connection: Connection, snapshot: Snapshot, exercise: Exercise) -> list[Answered]:
    """The answers that `snapshot` was made from, each on the side where its author was then."""
    then = answers.room_answers(connection, snapshot.room, exercise.id, snapshot.up_to_seq)
    if "sides" not in snapshot.results:  # it was taken before snapshots remembered this
        return [each for each in then if exercise.offers(each.item, each.value)]
    left_out = set(snapshot.results["left-out"])
    side_of = {author: int(side) for side, names in snapshot.results["sides"].items() for author in names.split()}
    return [replace(each, side_id=side_of.get(each.author)) for each in then if each.seq not in left_out]


def _authors_by_side(answered: list[Answered]) -> dict[str, str]:
    """Who was on which side at the reveal: text is read faster than lists, and the board reads it each second."""
    authors: dict[str, set[str]] = {}
    for each in answered:
        if each.side_id is not None:
            authors.setdefault(str(each.side_id), set()).add(each.author)
    return {side: " ".join(sorted(names)) for side, names in authors.items()}


def _draw(
    exercise: Exercise,
    results: dict[str, Any],
    sides: list[Side],
    words: Words,
    simulated: str,
    wide: bool,
    stored: list[tuple[Exercise, dict[str, Any]]],
) -> str:
    from kit.charts import group_svg
    from kit.widgets.gap_result import gap_result_html
    from kit.widgets.result import group_result_html

    result = from_json(results)
    shown = any(item.shown for item in result.items) and not isinstance(exercise, WRITTEN)
    width = WIDTH_ON_A_PROJECTOR if wide else WIDTH_ON_A_PHONE
    if isinstance(exercise, PairedScale) and exercise.matters:
        return gap_result_html(exercise, result, sides, words, width=width, simulated=simulated)
    picture = group_svg(result, exercise, sides, words, width=width, simulated=bool(simulated)) if shown else ""
    beside = [(each, from_json(found)) for each, found in stored]
    return group_result_html(exercise, result, sides, words, picture, simulated, beside)


def warm_up() -> None:
    """Import what pictures need before the first reveal, in the process that draws them."""
    for slow in ("kit.charts", "kit.widgets.gap_result", "kit.widgets.result", "matplotlib.backends.backend_svg"):
        importlib.import_module(slow)
