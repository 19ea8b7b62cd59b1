"""What the board shows: chosen by a facilitator or by a plan, held by the server, followed by every board."""

import time
from collections.abc import Callable

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict, JsonObject
from kit.responses import RoomState
from kit.responses.room import rooms
from kit.room.context import RoomContext
from kit.room.lifecycle.expiry import note_use
from kit.room.refused import Refused

LOBBY, WORKING, TALK, REVEAL, DEBRIEF, DARK = "lobby", "working", "talk", "reveal", "debrief", "dark"
MODES = (LOBBY, WORKING, TALK, REVEAL, DEBRIEF, DARK)
MOST_FINDINGS = 100


def set_screen(
    connection: Connection, room: int, mode: str, exercise: str | None = None, finding: int | None = None
) -> RoomState:
    """Let every board of the room show `mode`; returns the state, whose version grows only if something changed.

    `finding` counts from 0: of *reveal* the finding of `exercise` that is shown (without it, its whole result), of
    *talk* the question of `exercise`. A dark screen remembers under `before` what it showed, for `wake`.
    Raises `ValueError` for another mode.
    """
    if mode not in MODES:
        raise ValueError(f"a board has no mode '{mode}'; it has {', '.join(MODES)}")
    now = rooms.state(connection, room)
    screen: JsonDict = {"mode": mode}
    if mode == DARK:
        screen["before"] = now.screen.get("before", {}) if now.screen.get("mode") == DARK else dict(now.screen)
    else:
        screen |= {"exercise": exercise} if exercise else {}
        screen |= {"finding": finding} if exercise and finding is not None else {}
    return _changed(connection, room, now, screen)


def look_together(connection: Connection, room: int, exercise: str, now: float) -> None:
    """Let every board of the room go to the first finding of `exercise`, whatever it shows: the result is there now."""
    rooms.change_state(connection, room, screen={"mode": REVEAL, "exercise": exercise, "finding": 0, "moment": now})


def wake(connection: Connection, room: int) -> RoomState:
    """Show again what was there before the screen was dark; changes nothing where it is not dark."""
    now = rooms.state(connection, room)
    screen = now.screen.get("before", {}) if now.screen.get("mode") == DARK else now.screen
    return _changed(connection, room, now, screen)


def _changed(connection: Connection, room: int, now: RoomState, screen: JsonObject) -> RoomState:
    return now if screen == now.screen else rooms.change_state(connection, room, screen=dict(screen))


async def show(context: RoomContext, given: JsonDict) -> JsonDict:
    """The act `{"act": "show", "mode", "exercise"?, "finding"?}`. Not logged: it changes what is seen, and no result.

    Raises `Refused`: 400 for another mode or number, 404 for an exercise that is not there, 403 for a private one.
    """
    mode, exercise, finding = given.get("mode"), given.get("exercise"), given.get("finding")
    if mode not in MODES or not (finding is None or _is_number(finding)):
        raise Refused(400, "not-understood")
    if exercise is not None:
        context.exercise(str(exercise))
        if exercise in context.pack.private_exercises:
            raise Refused(403, "private-not-revealed")
    return await _write(context, lambda connection, room: set_screen(connection, room, mode, exercise, finding))


async def act_wake(context: RoomContext, given: JsonDict) -> JsonDict:
    """The act `{"act": "wake"}`: the end of the dark."""
    return await _write(context, wake)


async def _write(context: RoomContext, work: Callable[[Connection, int], RoomState]) -> JsonDict:
    room = context.room

    def job(connection: Connection) -> tuple[RoomState, RoomState]:
        note_use(connection, room, time.time())
        return rooms.state(connection, room.id), work(connection, room.id)

    before, after = await context.write(job)
    moved = any(after.screen.get(each) != before.screen.get(each) for each in ("mode", "exercise"))
    if moved or (after != before and after.screen.get("mode") == TALK):
        context.events.tell(room.id, "state")
    elif after != before:
        context.events.tell(room.id, "screen")  # for boards alone: a phone shows a question, and no finding
    return {"screen": dict(after.screen), "version": after.version}


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST_FINDINGS
