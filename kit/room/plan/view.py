"""What the board and the console show of the plan that runs, and the plans to choose from."""

import math
import time
from datetime import datetime

from kit.exercises import Pack
from kit.exercises.session_plans.plan_page import in_words
from kit.exercises.session_plans.plans import AnyStep, Ask, ExerciseStep, LookStep, Plan
from kit.exercises.session_plans.running_plan import (
    minutes_behind,
    planned_starts,
    seconds_left,
    to_come,
    what_to_leave_out,
)
from kit.responses import RoomState
from kit.room.context import RoomContext
from kit.room.plan.current_step import running_plan
from kit.room.schema import Agenda, PlanOffered, Plans, StepInWords


def plan_of_the_room(context: RoomContext, state: RoomState) -> Plans:
    """`agenda` and `plans` of GET /api/board, as `docs/interfaces.md` tells them.

    A plan with faults has no minutes; starting it says what is wrong with it.
    """
    shown = context.plans.demonstration
    offered = sorted(context.plans.usable.values(), key=lambda plan: plan.minutes)
    plans = [_offered(plan) for plan in offered if plan is not shown]
    plans += [{"id": name, "title": f"{name}.yaml", "minutes": None} for name in sorted(context.plans.faulty)]
    here = shown if shown and context.services.is_simulated(context.room) else None
    return {"agenda": _agenda(context, state), "plans": plans, "demonstration": _offered(here) if here else None}


def _offered(plan: Plan) -> PlanOffered:
    return {"id": plan.plan, "title": plan.title, "minutes": plan.minutes}


def _agenda(context: RoomContext, state: RoomState) -> Agenda | None:
    found = running_plan(context.services, state)
    if found is None:
        return None
    (running, plan), now, pack = found, time.time(), context.pack
    left, later = seconds_left(running, plan, now), to_come(running, plan)
    starts = planned_starts(running, plan)
    return {
        "plan": plan.plan,
        "title": plan.title,
        "steps": [
            {
                "number": number,
                **_step(step, pack, context.words, context.language),
                "minutes": step.minutes,
                "planned_start": f"{datetime.fromtimestamp(starts[number]):%H:%M}",
                "notes": step.notes,
                "dropped": number in running.dropped,
                "can_drop": number in later,
            }
            for number, step in enumerate(plan.steps)
        ],
        "step": running.step,
        "next": later[0] if later else None,
        "minutes_left": max(0, math.ceil(left / 60)),
        "minutes_behind": minutes_behind(running, plan, now),
        "leave_out": list(what_to_leave_out(running, plan, pack, now)),
        "paused": running.paused_at is not None,
    }


def _step(step: AnyStep, pack: Pack, words: dict[str, str], language: str) -> StepInWords:
    """What a step is, in words. `exercise` is the one that people do, look at, or talk about; None for all else."""
    told = in_words(step, pack, words, language)
    about = (
        step.exercise if isinstance(step, ExerciseStep | LookStep) else step.after if isinstance(step, Ask) else None
    )
    return {
        "kind": step.step,
        "title": told.title,
        "question": told.question,
        "who": told.who,
        "exercise": None if about in pack.manifest.workshops else about,
    }
