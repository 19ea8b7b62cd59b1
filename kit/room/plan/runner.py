"""Running a plan: the acts that start it, move it, pause it and end it. Either facilitator of a shared room may.

Going to a step opens its workshop, sets the timer, and says what the board shows. It reveals and closes nothing.
"""

import math
import time
from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict, JsonObject, Value
from kit.exercises.session_plans.plans import ExerciseStep, LookStep, Plan
from kit.exercises.session_plans.running_plan import MINUTE, RunningPlan
from kit.responses import RoomState
from kit.responses.room import rooms
from kit.room.act import NothingToDo, act
from kit.room.context import RoomContext
from kit.room.plan.current_step import running_plan
from kit.room.plan.screen import DEBRIEF, REVEAL
from kit.room.refused import Refused
from kit.room.services import RoomServices

WHO_IS_HERE = "who-we-are"
"""The exercise that goes on while people come: the board shows how to join."""
Given = JsonObject
Changes = JsonDict
Change = Callable[[RoomState, float], tuple[Changes, Changes] | None]
"""From the state and the time: what to change, and what to log; None if all is done already."""


async def start_plan(context: RoomContext, given: Given) -> None:
    """`{"plan": id}`. Raises `Refused`: 404 for an unknown plan, 409 for one with faults or while one runs."""
    name = str(given.get("plan"))
    if faults := context.plans.faulty.get(name):
        raise Refused(409, "plan-has-faults", fault=faults[0].message, file=faults[0].file.name, line=faults[0].line)
    plan = context.plans.usable.get(name)
    if plan is None:
        raise Refused(404, "plan-unknown")

    def change(state: RoomState, now: float) -> tuple[Changes, Changes]:
        if running_plan(context.services, state):
            raise Refused(409, "plan-runs")
        return _at_its_step(context.services, RunningPlan.started(name, now), plan, state, now), {"plan": plan.title}

    await _do(context, "start-plan", change)


async def go_to_step(context: RoomContext, given: Given) -> None:
    """`{"step": n}`, counted from 0. To the step where the plan is, nothing happens: two may press at once."""

    def change(state: RoomState, now: float) -> tuple[Changes, Changes] | None:
        running, plan = _running(context.services, state)
        (step,) = _steps([given.get("step")], plan)
        if step == running.step:
            return None
        return _at_its_step(context.services, running.at(step, now), plan, state, now), {"step": step + 1}

    await _do(context, "go-to-step", change)


async def drop_steps(context: RoomContext, given: Given) -> None:
    """`{"steps": [n, ...]}` are left out, if they have not begun."""
    await _do(context, "drop-steps", _leaving_out(context, given, RunningPlan.without))


async def keep_steps(context: RoomContext, given: Given) -> None:
    """`{"steps": [n, ...]}` are not left out after all."""
    await _do(context, "keep-steps", _leaving_out(context, given, RunningPlan.with_again))


async def pause_plan(context: RoomContext, given: Given) -> None:
    """The plan and its timer stop; what is left of the timer is kept in `timer_seconds` until it goes on."""

    def change(state: RoomState, now: float) -> tuple[Changes, Changes] | None:
        running, _ = _running(context.services, state)
        if running.paused_at is not None:
            return None
        ends = state.timer_ends_at
        left = None if ends is None else max(0, math.ceil(ends - now))
        stopped = {"timer_ends_at": None, "timer_seconds": left}
        return {"agenda": running.paused(now).to_state(), **stopped}, {}

    await _do(context, "pause-plan", change)


async def resume_plan(context: RoomContext, given: Given) -> None:
    """The plan goes on, and the timer with what it had left, unless somebody has set another one meanwhile."""

    def change(state: RoomState, now: float) -> tuple[Changes, Changes] | None:
        running, _ = _running(context.services, state)
        if running.paused_at is None:
            return None
        left = state.timer_seconds if state.timer_ends_at is None else None
        goes_on = {} if left is None else {"timer_ends_at": now + left}
        return {"agenda": running.resumed(now).to_state(), **goes_on}, {}

    await _do(context, "resume-plan", change)


async def end_plan(context: RoomContext, given: Given) -> None:
    """No plan runs any more. What is open stays open."""

    def change(state: RoomState, _: float) -> tuple[Changes, Changes] | None:
        if not state.agenda:
            return None
        return {"agenda": {}, "screen": {}, "timer_ends_at": None, "timer_seconds": None}, {}

    await _do(context, "end-plan", change)


async def pause_seen(context: RoomContext, given: Given) -> None:
    """A facilitator has seen that somebody asks for a pause; the line goes away on both screens."""
    await _do(context, "pause-seen", lambda state, _: None if state.pause_asked_at is None else _SEEN)


Do = Callable[[RoomContext, Given], Awaitable[None]]
_SEEN: tuple[Changes, Changes] = ({"pause_asked_at": None}, {})

ACTS: Mapping[str, Do] = {
    "start-plan": start_plan,
    "go-to-step": go_to_step,
    "drop-steps": drop_steps,
    "keep-steps": keep_steps,
    "pause-plan": pause_plan,
    "resume-plan": resume_plan,
    "end-plan": end_plan,
    "pause-seen": pause_seen,
}


def _at_its_step(services: RoomServices, running: RunningPlan, plan: Plan, state: RoomState, now: float) -> Changes:
    """What changes in a room when `running` begins its step: agenda, timer, board, and what is open."""
    step = plan.steps[running.step]
    seconds = round(step.minutes * MINUTE)
    changes: Changes = {
        "agenda": running.to_state(),
        "timer_ends_at": now + seconds,
        "timer_seconds": seconds,
        "screen": {"mode": "talk"},
    }
    if isinstance(step, ExerciseStep):
        workshop = services.pack.workshop_of(step.exercise).workshop
        # Joining is this exercise, so that people still need the square.
        mode = "lobby" if step.exercise == WHO_IS_HERE else "working"
        changes["open"] = tuple(dict.fromkeys([*state.open, workshop]))
        changes["screen"] = {"mode": mode, "exercise": step.exercise}
    if isinstance(step, LookStep):
        changes["screen"] = _looked_at(step)
    return changes


def _looked_at(step: LookStep) -> Changes:
    if step.exercise is None:
        return {"mode": DEBRIEF}
    one = {} if step.finding is None else {"finding": step.finding - 1}
    return {"mode": REVEAL, "exercise": step.exercise, **one}


def _leaving_out(context: RoomContext, given: Given, how: Callable[[RunningPlan, list[int]], RunningPlan]) -> Change:
    def change(state: RoomState, _: float) -> tuple[Changes, Changes] | None:
        running, plan = _running(context.services, state)
        steps = _steps(given.get("steps"), plan)
        if any(step <= running.step for step in steps):
            raise Refused(409, "step-has-begun")
        changed = how(running, steps)
        numbers = ", ".join(str(step + 1) for step in steps)
        return None if changed == running else ({"agenda": changed.to_state()}, {"steps": numbers})

    return change


def _running(services: RoomServices, state: RoomState) -> tuple[RunningPlan, Plan]:
    found = running_plan(services, state)
    if found is None:
        raise Refused(409, "no-plan-runs")
    return found


def _steps(given: Value, plan: Plan) -> list[int]:
    """The numbers in `given`. Raises `Refused`: 400 for what is no list of numbers, 404 for one of no step."""
    if not isinstance(given, list) or not all(isinstance(each, int) and not isinstance(each, bool) for each in given):
        raise Refused(400, "not-understood")
    if not all(0 <= each < len(plan.steps) for each in given):
        raise Refused(404, "not-found")
    return given


async def _do(context: RoomContext, name: str, change: Change) -> None:
    """Change the room's state, log it and tell it; nothing of it if all is done already."""
    detail: Changes = {}

    def work(connection: Connection) -> None:
        found = change(rooms.state(connection, context.room.id), time.time())
        if found is None:
            raise NothingToDo
        changes, logged = found
        rooms.change_state(connection, context.room.id, **changes)
        detail.update(logged)

    await act(context, name, work, detail)
