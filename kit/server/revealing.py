"""Revealing a result: computed once through the gate, kept as a snapshot, and shown the same to everyone."""

import asyncio
import importlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from kit.exercises import Exercise, PairedScale, Rows
from kit.responses import Answered, Side, Snapshot, answers, held_items, rooms, schema, snapshots
from kit.responses.counted import authors_by_side, counted_in
from kit.results import (
    REFUSALS_MINIMUM,
    SMALLEST_MINIMUM,
    from_json,
    gone_too_few,
    holds_words,
    may_summarise_again,
    summarise,
    to_json,
    without_items,
)
from kit.results.questions import WRITTEN
from kit.server.access import Refused, Visit
from kit.server.house import Drawn
from kit.server.looking_back import Earlier, any_simulated, earlier_results
from kit.server.sealing import check_the_seal
from kit.server.taking_back import REVISION, bring_up_to_date

Words = dict[str, str]
WIDTH_ON_A_PHONE, WIDTH_ON_A_PROJECTOR = 390, 720  # CSS pixels that the picture is drawn for


@dataclass(frozen=True)
class Made:
    """A result that has passed the gate and may be shown: `results` as snapshots keep them, and what is in it."""

    results: dict[str, Any]
    up_to_seq: int


async def reveal(visit: Visit, exercise: Exercise, actor: str, still: Callable[[Connection], None]) -> None:
    """Summarise what has been answered until now, keep it, and let the room see it. Nobody calls this but `fairness`.

    Raises `Refused`: 403 for a private exercise; 409 for a sealed one that not every side has answered enough, and if
    so few answers differ from those of an earlier reveal that the room could work them out; and whatever `still`
    raises, which is asked in the transaction that keeps the result.
    """

    def job(connection: Connection) -> None:
        still(connection)
        keep_for_the_room(connection, visit.the_room().id, exercise, made, actor)

    async with visit.house.results_change:
        made = await make_result(visit, exercise)
        await visit.keep(job)
    visit.house.news.tell(visit.the_room().id, "state")


async def make_result(visit: Visit, exercise: Exercise) -> Made:
    """The result of what has been answered until now; `house.results_change` is held meanwhile. Raises as `reveal`."""
    if exercise.id in visit.house.pack.private_exercises:
        raise Refused(403, "private-not-revealed")
    room = visit.the_room()
    # Reading what a thousand people have answered takes longer than the next answer may wait.
    up_to_seq, answered, taken, earlier, sides = await asyncio.to_thread(_answers_until_now, visit, exercise)
    offered = [each for each in answered if exercise.offers(each.item, each.value)]
    check_the_seal(visit, exercise, offered, sides)
    if any(gone_too_few(each.results) for each in taken):
        raise Refused(409, "too-few-since-erased", minimum=REFUSALS_MINIMUM)
    left_out = [each.seq for each in answered if not exercise.offers(each.item, each.value)]
    results = await in_the_pool(visit, _summarise, exercise, offered, earlier, sides, room.minimum)
    if results is None:
        raise Refused(409, "too-few-new", minimum=max(room.minimum, SMALLEST_MINIMUM))
    return Made(results | {"sides": authors_by_side(offered), "left-out": left_out}, up_to_seq)


def _answers_until_now(
    visit: Visit, exercise: Exercise
) -> tuple[int, list[Answered], list[Snapshot], list[list[Answered]], list[Side]]:
    """The latest seq, all answers to `exercise`, its earlier results, the answers in each of them, and the sides."""
    room = visit.the_room()
    with visit.house.store.read() as connection:
        up_to_seq = _latest_seq(connection, room.id)
        answered = answers.room_answers(connection, room.id, exercise.id, up_to_seq)
        taken = [each for each in snapshots.every_snapshot(connection, room.id) if each.exercise == exercise.id]
        earlier = [counted_in(connection, each, exercise) for each in taken]
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
    results = made.results | to_json(result)
    snapshots.save_snapshot(connection, room, exercise.id, results, made.up_to_seq, now)
    taken = snapshots.snapshot(connection, room, exercise.id)
    if taken is not None and holds_words(exercise):
        bring_up_to_date(connection, taken, exercise)  # somebody may have taken words back while it was made
    state = rooms.state(connection, room)
    revealed = tuple(dict.fromkeys([*state.revealed, exercise.id]))
    own_side = tuple(each for each in state.own_side if each != exercise.id)
    rooms.change_state(connection, room, revealed=revealed, own_side=own_side)
    rooms.log_act(connection, room, actor, "reveal", {"exercise": exercise.id}, now)


async def shown_to_the_room(visit: Visit, exercise: Exercise, snapshot: Snapshot, *, wide: bool = False) -> str:
    """The result as HTML: words, picture and table. Drawn once for each snapshot, language and width.

    `wide` is for a projector, otherwise it is for a phone.
    """
    return await drawn_once(visit, exercise, snapshot, dict(snapshot.results), wide=wide)


async def drawn_once(
    visit: Visit,
    exercise: Exercise,
    snapshot: Snapshot,
    results: dict[str, Any],
    *,
    wide: bool,
    side: Side | None = None,
) -> str:
    """`results`, which are those of `snapshot` or the part of one `side`, as HTML."""
    beside = _gathered_with(visit, exercise)
    with visit.house.store.read() as connection:
        before = [] if side else earlier_results(connection, snapshot.room, exercise)
    others = [*(taken for _, taken in beside), *(each.snapshot for each in before)]
    revisions = tuple(each.results.get(REVISION, 0) for each in (snapshot, *others))
    which = side.id if side else None
    key = (snapshot.id, visit.language, wide, which, tuple(each.id for each in others), revisions, "whole")
    stored = [(each, dict(taken.results)) for each, taken in beside]
    return await _once(visit, key, snapshot, draw, exercise, results, (wide, stored, side, before), before)


async def findings_for_the_room(visit: Visit, exercise: Exercise, snapshot: Snapshot) -> list[str]:
    """The findings of a result that the room sees, each as HTML. Drawn once for each snapshot and language."""
    revision = snapshot.results.get(REVISION, 0)
    key = (snapshot.id, visit.language, True, None, (), (revision,), "findings")
    drawn = await _once(visit, key, snapshot, draw_findings, exercise, dict(snapshot.results), ())
    found: list[str] = json.loads(drawn)
    return found


async def _once(
    visit: Visit,
    key: Drawn,
    snapshot: Snapshot,
    work: Any,
    exercise: Exercise,
    results: Any,
    further: Any,
    before: Sequence[Earlier] = (),
) -> str:
    drawn = visit.house.drawn
    if key not in drawn:
        with visit.house.store.read() as connection:
            sides = rooms.sides(connection, snapshot.room)
            invented = visit.house.is_simulated(visit.the_room()) or any_simulated(connection, before)
        visit.house.drawings += 1
        simulated = visit.words["simulated"] if invented else ""
        drawn[key] = asyncio.ensure_future(
            in_the_pool(visit, work, exercise, results, sides, visit.words, simulated, *further)
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


def draw(
    exercise: Exercise,
    results: dict[str, Any],
    sides: list[Side],
    words: Words,
    simulated: str,
    wide: bool,
    stored: list[tuple[Exercise, dict[str, Any]]],
    own_side: Side | None = None,
    before: Sequence[Earlier] = (),
) -> str:
    """`results` as HTML, and what changed since the gatherings `before`.

    If they are the part of one side, `own_side` is it: the page says who sees this.
    """
    from kit.charts import group_svg
    from kit.widgets.gap_result import gap_result_html
    from kit.widgets.over_time import over_time_html
    from kit.widgets.result import group_result_html

    result = from_json(results)
    shown = any(item.shown for item in result.items) and not isinstance(exercise, WRITTEN)
    width = WIDTH_ON_A_PROJECTOR if wide else WIDTH_ON_A_PHONE
    if own_side:
        words = {**words, "room-result": words["own-side-result"].format(side=own_side.name)}
        sides = [own_side]
    changes = [
        over_time_html(
            exercise,
            (from_json(dict(each.snapshot.results)), each.sides, date.fromtimestamp(each.snapshot.taken_at)),
            (result, sides),
            words,
            width=width,
            simulated=bool(simulated),
            folded=place > 0,
        )
        for place, each in enumerate(before)
    ]
    if isinstance(exercise, PairedScale) and exercise.matters:
        html = gap_result_html(exercise, result, sides, words, width=width, simulated=simulated)
    else:
        picture = group_svg(result, exercise, sides, words, width=width, simulated=bool(simulated)) if shown else ""
        beside = [(each, from_json(found)) for each, found in stored]
        html = group_result_html(exercise, result, sides, words, picture, simulated, beside)
    return "".join([html, *changes])


def draw_findings(exercise: Exercise, results: dict[str, Any], sides: list[Side], words: Words, simulated: str) -> str:
    """The findings in `results`, each as HTML, as a list in JSON."""
    from kit.widgets.findings import findings_html

    return json.dumps(findings_html(exercise, from_json(results), sides, words, simulated=simulated))


def warm_up() -> None:
    """Import what pictures need before the first reveal, in the process that draws them."""
    for slow in (
        "kit.charts",
        "kit.widgets.findings",
        "kit.widgets.gap_result",
        "kit.widgets.over_time",
        "kit.widgets.result",
        "matplotlib.backends.backend_svg",
    ):
        importlib.import_module(slow)
