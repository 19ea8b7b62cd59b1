"""What a room is doing, as its pages need it."""

import time

from kit.responses import RoomState
from kit.results import SMALLEST_MINIMUM
from kit.room.board.episode_choice import chosen_of
from kit.room.context import RoomContext
from kit.room.plan.current_step import line_now, step_now
from kit.room.plan.talk import talk_on_phones
from kit.room.schema import LineNow, RoomAnswer, Timer


def room_state(context: RoomContext) -> RoomAnswer:
    """What the room is doing, as its pages need it."""
    room = context.room
    events = context.events.version(room.id)  # first, so that it never promises more than the state holds
    table = context.participant.group if context.participant else None
    state = context.state()
    step = step_now(context, state)
    opened = [context.pack.workshop(name, context.language) for name in state.open]
    return {
        "version": state.version,
        "open": [{"id": each.workshop, "title": each.title} for each in opened],
        "revealed": list(state.revealed),
        "episodes": {each.workshop: chosen_of(each, state.episodes) for each in opened if each.episodes},
        "timer": timer(state),
        "screen": str(state.screen.get("mode", "")),
        "step": step,
        "talk": talk_on_phones(context, state, step),
        "now": line_now(context, state, step),
        "news": events,
        "sheets": 0 if table is None else context.events.version(room.id, table),
        "minimum": max(room.minimum, SMALLEST_MINIMUM),
        "notebooks": [
            {"id": name, "title": each.title}
            for name, each in context.services.own_notebooks.all().items()
            if name in state.notebooks
        ],
    }


def now_in_the_room(context: RoomContext) -> LineNow | None:
    """The line about what a participant's room does now, see `line_now`; None for everybody else."""
    if context.participant is None:
        return None
    try:
        state = context.state()
    except KeyError:  # the room was erased since this visit began
        return None
    return line_now(context, state, step_now(context, state))


def timer(state: RoomState, now: float | None = None) -> Timer | None:
    """The room's timer with the server's own clock beside it, so that wrong phone clocks do not matter.

    If that clock was put back, the timer is never longer than it was set.
    """
    if state.timer_ends_at is None:
        return None
    now = time.time() if now is None else now
    longest = now + state.timer_seconds if state.timer_seconds else state.timer_ends_at
    return {"ends_at": min(state.timer_ends_at, longest), "seconds": state.timer_seconds, "now": now}
