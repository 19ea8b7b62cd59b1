"""What the room is doing now, as its phones say it: the step of the running plan, and one short line about it."""

from kit.exercises import Pack
from kit.exercises.json_types import JsonObject
from kit.exercises.session_plans.plans import (
    BreakStep,
    CaucusStep,
    ExerciseStep,
    LookStep,
    Plan,
    TalkStep,
    question_of,
)
from kit.exercises.session_plans.running_plan import RunningPlan
from kit.responses import RoomState
from kit.room.context import RoomContext
from kit.room.schema import LineNow, StepNow
from kit.room.services import RoomServices

ON_THE_BOARD = {"reveal": "board", "debrief": "board", "dark": "talk"}
"""The modes of the board of which the line speaks whatever the plan says, each with its sign."""

WITHOUT_PHONES = ("talk", "caucus", "break")
"""The kinds of step in which phones show the question, or that there is a break, and nothing else."""


def running_plan(services: RoomServices, state: RoomState) -> tuple[RunningPlan, Plan] | None:
    """The plan that runs in a room; None if none does, or if its file is gone or has become too short since."""
    if not state.agenda:
        return None
    running = RunningPlan.from_state(state.agenda)
    plan = services.plans.usable.get(running.plan)
    return (running, plan) if plan is not None and 0 <= running.step < len(plan.steps) else None


def step_now(context: RoomContext, state: RoomState) -> StepNow | None:
    """The step of the plan that runs, for the visitor's language; None when no plan runs, or it is gone."""
    found = running_plan(context.services, state)
    if found is None:
        return None
    (running, plan), index = found, found[0].step
    step, pack, words = plan.steps[index], context.pack, context.words
    now: StepNow = {
        "number": index + 1,
        "of": len(plan.steps),
        "kind": step.step,
        "title": "",
        "workshop": "",
        "exercise": "",
        "question": "",
        "group": "",
        "starts": "",
        "paused": running.paused_at is not None,
    }
    match step:
        case ExerciseStep():
            now["workshop"], now["exercise"] = pack.workshop_of(step.exercise).workshop, step.exercise
            now["title"] = pack.exercise(step.exercise, context.language).title
        case TalkStep() | CaucusStep():
            now["title"] = words[f"plan-{step.step}"]
            now["workshop"], now["exercise"] = _asked_after(step.after or "", pack)
            now["question"], now["starts"] = question_of(step, pack, context.language), step.starts
            now["group"] = words[f"plan-group-{step.group if isinstance(step, TalkStep) else step.step}"]
        case BreakStep():
            now["title"] = words["plan-break"]
        case LookStep():
            now["title"] = step.title
    return now


def screen_now(state: RoomState) -> JsonObject:
    """The screen of the board as phones follow it: a talk goes on when the board is made dark."""
    before: JsonObject = state.screen.get("before") or {}
    return before if state.screen.get("mode") == "dark" and before.get("mode") == "talk" else state.screen


def mode_now(state: RoomState, step: StepNow | None) -> str:
    """The mode of the board as phones follow it, or "". In a talk, caucus or break of a plan, the dark is a talk."""
    mode = str(screen_now(state).get("mode", ""))
    return "talk" if step and step["kind"] in WITHOUT_PHONES and mode in ("", "dark") else mode


def line_now(context: RoomContext, state: RoomState, step: StepNow | None) -> LineNow:
    """One short line for every participant's page, and where it leads.

    What a facilitator shows by hand comes before the step of the plan.
    """
    workshop, exercise = _result_on_the_board(context, state)
    sign, text = _sign_and_text(context, state, step, leads=bool(exercise))
    return {"sign": sign, "text": text, "workshop": workshop, "exercise": exercise}


def _sign_and_text(context: RoomContext, state: RoomState, step: StepNow | None, *, leads: bool) -> tuple[str, str]:
    words, mode, kind = context.words, mode_now(state, step), step["kind"] if step else ""
    if step and step["paused"]:
        return "break", words["now-paused"]
    if mode in ON_THE_BOARD:
        return ON_THE_BOARD[mode], words["now-reveal-yours" if leads else f"now-{mode}"]
    if step and kind == "exercise" and mode != "talk":
        return "step", words["now-exercise"].format(**step)
    if mode == "talk":
        said = kind if kind in ("caucus", "break") else "talk"
        return "break" if said == "break" else "talk", words[f"now-{said}"]
    return "open", _what_is_open(context, state)


def _result_on_the_board(context: RoomContext, state: RoomState) -> tuple[str, str]:
    """The workshop and the exercise whose result the board shows, if a phone has it too: then it leads there."""
    screen, pack = screen_now(state), context.pack
    name = str(screen.get("exercise", ""))
    if screen.get("mode") != "reveal" or name not in state.revealed or name in pack.private_exercises:
        return "", ""
    for workshop in (pack.workshop(each, context.language) for each in state.open):
        if any(exercise.id == name for exercise in workshop.exercises):
            return workshop.workshop, name
    return "", ""


def _what_is_open(context: RoomContext, state: RoomState) -> str:
    names = [context.pack.workshop(name, context.language).short_title for name in state.open]
    if len(names) > 1:
        return context.words["now-open-many"].format(count=len(names))
    return context.words["now-open"].format(workshop=names[0]) if names else context.words["now-nothing-open"]


def _asked_after(name: str, pack: Pack) -> tuple[str, str]:
    """Where the question of a talk belongs: the workshop, and the exercise that it comes after or ""."""
    if not name or name in pack.manifest.workshops:
        return name, ""
    return pack.workshop_of(name).workshop, name
