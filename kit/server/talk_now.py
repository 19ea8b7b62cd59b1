"""The question that the board shows while people talk: of the running plan, or of an exercise."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from kit.exercises.loader import read_model
from kit.exercises.plans import CaucusStep, Plan, TalkStep, plans_folder, question_of
from kit.responses import RoomState
from kit.server.access import Visit


def talk_now(visit: Visit, state: RoomState) -> dict[str, Any] | None:
    """`{"question", "group", "starts", "exercise", "number", "of"}`, the texts in the visitor's language.

    A step of a running plan comes first: then `exercise` is None and `number` is 0. Else it is question `number` (from
    0) of the `exercise` on the screen, or of the first exercise with questions of the workshop opened last. None where
    there is no question.
    """
    return _of_the_plan(visit, state) or _of_an_exercise(visit, state)


def _of_the_plan(visit: Visit, state: RoomState) -> dict[str, Any] | None:
    folder, number = plans_folder(visit.house.folders.exercises), state.agenda.get("step", -1)
    plan = next((_plan(file) for file in folder.glob("*.yaml") if file.stem == state.agenda.get("plan")), None)
    if plan is None or not 0 <= number < len(plan.steps):
        return None
    step = plan.steps[number]
    if not isinstance(step, TalkStep | CaucusStep):
        return None
    group = step.group if isinstance(step, TalkStep) else "caucus"
    return {
        "question": question_of(step, visit.house.pack, visit.language),
        "group": visit.words[f"plan-group-{group}"],
        "starts": visit.words["plan-starts"].format(who=step.starts) if step.starts else "",
        "exercise": None,
        "number": 0,
        "of": 1,
    }


def _of_an_exercise(visit: Visit, state: RoomState) -> dict[str, Any] | None:
    pack, shown = visit.house.pack, state.screen.get("exercise")
    opened = pack.workshop(state.open[-1], visit.language).exercises if state.open else ()
    asked = [pack.exercise(str(shown), visit.language)] if shown else [each for each in opened if each.debrief][:1]
    if not asked or not asked[0].debrief:
        return None
    of = len(asked[0].debrief)
    number = min(int(state.screen.get("finding", 0)), of - 1)
    return {
        "question": asked[0].debrief[number].text,
        "group": "",
        "starts": "",
        "exercise": asked[0].id,
        "number": number,
        "of": of,
    }


@lru_cache(maxsize=8)
def _plan(file: Path) -> Plan | None:
    """Read once: the board asks for it each second."""
    found = read_model(file, Plan, [])
    return found if isinstance(found, Plan) else None
