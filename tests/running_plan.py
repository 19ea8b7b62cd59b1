"""A room whose plan is at some step, as the board writes it into the state of the room; and the state as it is kept."""

import json
import sqlite3
from contextlib import closing
from typing import Any

from server_process import RoomOnServer

from kit.exercises import exercises_folder, load_pack
from kit.exercises.session_plans.plans import Plan, plans_folder, read_plan

NAME = "ninety-minutes"


def the_plan() -> Plan:
    plan, faults = read_plan(plans_folder(exercises_folder()) / f"{NAME}.yaml", load_pack())
    assert plan is not None and not faults
    return plan


def write_state(room: RoomOnServer, **columns: Any) -> None:
    """Write `columns` of the state of `room`, and let its pages know."""
    with closing(_database(room)) as database, database:
        for name, value in columns.items():
            kept = json.dumps(value) if isinstance(value, dict) else value
            database.execute(f"UPDATE room_state SET {name} = ? {OF_THE_ROOM}", (kept, room.code))
    room.act("open-door")  # what is written past the server is known to it once it writes itself; the door is open


def kept_state(room: RoomOnServer, column: str) -> Any:
    with closing(_database(room)) as database:
        return database.execute(f"SELECT {column} FROM room_state {OF_THE_ROOM}", (room.code,)).fetchone()[0]


def go_to(room: RoomOnServer, step: int, *, minutes: int = 0, **agenda: Any) -> None:
    """Be at `step` (from 0) of the plan, with its workshop open and the timer at `minutes`, and let all pages know."""
    planned = the_plan().steps[step]
    if planned.step == "exercise":
        room.act("open", workshop=load_pack().workshop_of(planned.exercise).workshop)
    started = {"plan": NAME, "step": step, "started_at": 1.0, "step_started_at": 1.0, "dropped": [], "paused_at": None}
    write_state(room, agenda=started | agenda)
    if minutes:
        room.act("timer", seconds=60 * minutes)
    else:
        room.act("stop-timer")


OF_THE_ROOM = "WHERE room = (SELECT id FROM room WHERE code = ?)"


def _database(room: RoomOnServer) -> sqlite3.Connection:
    return sqlite3.connect(room.server.data / "mutuality.sqlite", timeout=10)
