"""The question that the board shows while people talk: of the running plan, or of an exercise."""

from typing import Any

from kit.exercises.plan_page import in_words
from kit.exercises.plans import ExerciseStep
from kit.responses import RoomState
from kit.server.access import Visit
from kit.server.step_now import running_plan


def talk_now(visit: Visit, state: RoomState) -> dict[str, Any] | None:
    """`{"question", "group", "starts", "exercise", "number", "of"}`, the texts in the visitor's language.

    A step of a running plan comes first, also a break: then `exercise` is None and `number` is 0. Else it is question
    `number` (from 0) of the `exercise` on the screen, or of the first exercise with questions of the workshop opened
    last. None where there is no question.
    """
    return _of_the_plan(visit, state) or _of_an_exercise(visit, state)


def _of_the_plan(visit: Visit, state: RoomState) -> dict[str, Any] | None:
    found = running_plan(visit.house, state)
    if found is None:
        return None
    running, plan = found
    step = plan.steps[running.step]
    if isinstance(step, ExerciseStep):
        return None
    told = in_words(step, visit.house.pack, visit.words, visit.language)
    return {
        "question": told.question or told.title,
        "group": told.group,
        "starts": told.starts,
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
