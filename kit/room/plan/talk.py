"""The question that board and phones show while people talk: of the running plan, or of an exercise."""

from kit.exercises import Exercise
from kit.exercises.session_plans.plan_page import in_words
from kit.exercises.session_plans.plans import ExerciseStep, LookStep
from kit.responses import RoomState
from kit.room.context import RoomContext
from kit.room.plan.current_step import WITHOUT_PHONES, mode_now, running_plan, screen_now
from kit.room.schema import StepNow, TalkOnBoard, TalkOnPhones


def talk_now(context: RoomContext, state: RoomState) -> TalkOnBoard | None:
    """`{"question", "group", "starts", "exercise", "number", "of"}`, the texts in the visitor's language.

    A step of a running plan comes first, also a break: then `exercise` is None and `number` is 0. Else it is question
    `number` (from 0) of the `exercise` on the screen, or of the first exercise with questions of the workshop opened
    last. None where there is no question.
    """
    return _of_the_plan(context, state) or _of_an_exercise(context, state)


def talk_on_phones(context: RoomContext, state: RoomState, step: StepNow | None) -> TalkOnPhones | None:
    """`{"title", "question", "group", "starts"}` while the board shows a talk; else None, and phones show their pages.

    `step` is that of `step_now`. In a break, `question` is "". None also where there is no question to show.
    """
    if mode_now(state, step) != "talk":
        return None
    in_plan = step if step and step["kind"] in WITHOUT_PHONES else None
    said = in_plan or _of_an_exercise(context, state)
    if said is None:
        return None
    title = in_plan["title"] if in_plan else context.words["plan-talk"]
    return {
        "title": context.words["now-paused"] if step and step["paused"] else title,
        "question": said["question"],
        "group": said["group"],
        "starts": said["starts"],
    }


def _of_the_plan(context: RoomContext, state: RoomState) -> TalkOnBoard | None:
    found = running_plan(context.services, state)
    if found is None:
        return None
    running, plan = found
    step = plan.steps[running.step]
    if isinstance(step, ExerciseStep | LookStep):
        return None
    told = in_words(step, context.pack, context.words, context.language)
    return {
        "question": told.question or told.title,
        "group": told.group,
        "starts": told.starts,
        "exercise": None,
        "number": 0,
        "of": 1,
    }


def _of_an_exercise(context: RoomContext, state: RoomState) -> TalkOnBoard | None:
    screen = screen_now(state)
    exercise = _asked_about(context, state, screen.get("exercise"))
    if exercise is None or not exercise.debrief:
        return None
    of = len(exercise.debrief)
    number = min(int(screen.get("finding", 0)), of - 1)
    return {
        "question": exercise.debrief[number].text,
        "group": "",
        "starts": "",
        "exercise": exercise.id,
        "number": number,
        "of": of,
    }


def _asked_about(context: RoomContext, state: RoomState, shown: object) -> Exercise | None:
    pack = context.pack
    if shown:
        try:
            return pack.exercise(str(shown), context.language)
        except KeyError:  # the pack was changed since it was shown
            return None
    opened = pack.workshop(state.open[-1], context.language).exercises if state.open else ()
    return next((each for each in opened if each.debrief), None)
