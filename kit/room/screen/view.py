"""What the Screen shows now: one picture for the whole room, chosen by what facilitators run.

Each is built from the ground up out of `ScreenAnswer`, and none of it out of what the board is answered: what is not
put in here by name cannot come onto a projector.
"""

import asyncio
import time
from collections import Counter
from typing import cast

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict
from kit.responses import RoomState, Snapshot
from kit.responses.people import participants
from kit.responses.room import agreements, rooms, snapshots
from kit.room.board.progress import progress_in_room
from kit.room.context import RoomContext
from kit.room.join_address import join_address
from kit.room.plan.current_step import WITHOUT_PHONES, step_now
from kit.room.plan.screen import DARK, DEBRIEF, LOBBY, REVEAL, TALK, WORKING
from kit.room.plan.state_view import timer
from kit.room.plan.talk import talk_now
from kit.room.qr_code import picture_in_page
from kit.room.reveal.rendered import findings_for_the_screen
from kit.room.screen.schema import JoinOnScreen, ScreenAnswer, SideOnScreen, StepOnScreen
from kit.room.screen.working import working_now

Picture = JsonDict
"""What one kind of picture has of `ScreenAnswer`."""


async def screen_now(context: RoomContext) -> ScreenAnswer:
    """The picture that all look at. Counting, and drawing what nobody has drawn yet, take a while."""
    state = context.state()
    shown = str(state.screen.get("mode", LOBBY))
    if shown == REVEAL:
        picture = await _finding(context, state)
    else:
        picture = await asyncio.to_thread(PICTURES[shown], context, state)
    return cast(ScreenAnswer, {**_frame(context, state), **picture})


def _frame(context: RoomContext, state: RoomState) -> ScreenAnswer:
    """What stands around every picture, and nothing in it."""
    return {
        "kind": "note",
        "headline": "",
        "text": "",
        "question": "",
        "picture": "",
        "cards": [],
        "place": "",
        "exercises": [],
        "sides": [],
        "tables": 0,
        "observers": 0,
        "join": None if state.locked else _join(context),
        "step": _step(context, state),
        "timer": timer(state),
        "now": time.time(),
        "simulated": context.services.is_simulated(context.room),
    }


def _dark(context: RoomContext, state: RoomState) -> Picture:
    return {"kind": "paused", "headline": context.words["board-dark"]}


def _welcome(context: RoomContext, state: RoomState) -> Picture:
    if not state.screen and state.report_closed_at is not None:
        return {"headline": context.words["screen-end"], "text": context.words["screen-end-more"]}
    sides, _, observers = _people(context)
    return {"kind": "welcome", "headline": context.room.title, "sides": sides, "observers": observers}


def _working(context: RoomContext, state: RoomState) -> Picture:
    sides, tables, _ = _people(context)
    with context.store.read() as connection:
        taken = {each.exercise: each for each in reversed(snapshots.snapshots(connection, context.room.id))}
        progress = progress_in_room(connection, context, state, [side["id"] for side in sides], taken)
    title, exercises = working_now(context, state, progress)
    if not exercises:
        return {"headline": context.words["board-now-nothing"]}
    headline = exercises[0]["title"] if len(exercises) == 1 else title
    return {"kind": "working", "headline": headline, "exercises": exercises, "sides": sides, "tables": tables}


def _talk(context: RoomContext, state: RoomState) -> Picture:
    asked, step = talk_now(context, state), step_now(context, state)
    by_plan = step and step["kind"] in WITHOUT_PHONES
    heading = step["title"] if step and by_plan and step["title"] else context.words["board-talk-title"]
    question = asked["question"] if asked else ""
    how = " · ".join(filter(None, (asked["group"], asked["starts"]))) if asked else ""
    sides = [side for side in _people(context)[0] if side["time_zone"]]
    if not question or question == heading:  # a break, and whatever else asks nothing
        return {"kind": "talk", "text": heading, "question": how, "sides": sides}
    return {"kind": "talk", "headline": heading, "text": question, "question": how, "sides": sides}


def _agreements(context: RoomContext, _: RoomState) -> Picture:
    words = context.words
    with context.store.read() as connection:
        agreed = agreements.agreements(connection, context.room.id)
    cards = [
        {"title": words["board-agreed-differently"] if each.seen_differently else "", "text": each.text}
        for each in agreed
    ]
    return {
        "kind": "agreements",
        "headline": words["board-debrief"],
        "text": "" if cards else words["board-debrief-nothing"],
        "cards": cards,
    }


async def _finding(context: RoomContext, state: RoomState) -> Picture:
    """One finding of a result that the room sees; before that, or between two results, only that results come."""
    found = _revealed(context, state)
    if found is None:
        return {"headline": context.words["board-reveal"], "text": context.words["screen-results"]}
    exercise, snapshot = found
    findings = await findings_for_the_screen(context, exercise, snapshot)
    number = min(int(state.screen.get("finding", 0)), len(findings) - 1)
    words, count = context.words["board-finding-position"], len(findings)
    place = [exercise.title, *([words.format(number=number + 1, count=count)] if count > 1 else ())]
    return {"kind": "finding", "place": " · ".join(place), **findings[number]}


def _revealed(context: RoomContext, state: RoomState) -> tuple[Exercise, Snapshot] | None:
    name = str(state.screen.get("exercise", ""))
    if name not in state.revealed or name in context.pack.private_exercises:
        return None
    try:
        exercise = context.pack.exercise(name, context.language)
    except KeyError:  # the pack was changed since
        return None
    with context.store.read() as connection:
        snapshot = snapshots.snapshot(connection, context.room.id, name)
    return (exercise, snapshot) if snapshot else None


def _people(context: RoomContext) -> tuple[list[SideOnScreen], int, int]:
    """The sides with how many are here, how many tables there are, and how many observers."""
    with context.store.read() as connection:
        sides = rooms.sides(connection, context.room.id)
        people = participants.participants(connection, context.room.id)
    count = Counter(person.side for person in people)
    on_paper = Counter(person.side for person in people if person.paper_by is not None)
    told: list[SideOnScreen] = [
        {
            "id": side.id,
            "name": side.name,
            "people": count[side.id],
            "on_paper": on_paper[side.id],
            "time_zone": side.time_zone or "",
        }
        for side in sides
    ]
    return told, len({person.group for person in people if person.group}), count[None]


def _join(context: RoomContext) -> JoinOnScreen:
    address, code = f"{join_address(context.services, context.room)}/join", context.room.code
    return {"address": address, "code": code, "qr": picture_in_page(f"{address}?code={code}")}


def _step(context: RoomContext, state: RoomState) -> StepOnScreen | None:
    step = step_now(context, state)
    if step is None:
        return None
    return {"number": step["number"], "of": step["of"], "title": step["title"], "paused": step["paused"]}


PICTURES = {DARK: _dark, DEBRIEF: _agreements, TALK: _talk, WORKING: _working, LOBBY: _welcome}
"""What is ready at once, by the mode of the room's screen; a finding may have to be drawn."""
