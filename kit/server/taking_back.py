"""Words taken back leave the results that the room has seen at once, until the report is closed.

Snapshots are rewritten, so that every exit (pages, board, exports, commands) tells the same without asking.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.responses import Snapshot, answers, rooms, snapshots
from kit.responses.counted import counted_in
from kit.responses.snapshots import ROOM
from kit.results import from_json, holds_words, summarise, to_json, without_what_was_taken_back
from kit.server.access import Refused, Visit

REVISION = "revision"
"""How often words were taken out of a snapshot or came back to it; what was drawn of another revision is old."""


def take_back(connection: Connection, room_id: int, exercises: Iterable[Exercise], authors: Iterable[str]) -> bool:
    """Bring results up to date after `authors` answered `exercises` again; whether any result changed.

    Nothing changes once the report is closed, nor for somebody whose words are in no result.
    """
    written, authors, changed = [each for each in exercises if holds_words(each)], set(authors), False
    if not written:
        return False
    state = rooms.state(connection, room_id)
    if state.report_closed_at is not None:
        return False
    for exercise in (each for each in written if each.id in state.revealed):
        for taken in snapshots.every_snapshot(connection, room_id):
            shown = taken.exercise == exercise.id and taken.stage == ROOM
            if shown and (exercise.together or authors & _counted(taken)):
                changed = bring_up_to_date(connection, taken, exercise) or changed
    if changed:
        rooms.change_state(connection, room_id)
    return changed


async def close_report(visit: Visit, actor: str, still: Callable[[Connection], None]) -> dict[str, Any]:
    """From now on, words that the room has seen stay. Nobody calls this but `fairness`.

    Raises `Refused` (409), and whatever `still` raises, which is asked in the same transaction.
    """
    room = visit.the_room().id

    def job(connection: Connection) -> None:
        still(connection)
        now = time.time()
        if rooms.state(connection, room).report_closed_at is not None:
            raise Refused(409, "report-is-closed")
        rooms.change_state(connection, room, report_closed_at=now)
        rooms.log_act(connection, room, actor, "close-report", {}, now)

    await visit.keep(job)
    visit.house.news.tell(room, "state")
    return {"message": visit.words["report-closed"]}


def bring_up_to_date(connection: Connection, taken: Snapshot, exercise: Exercise) -> bool:
    """Rewrite `taken` with the words that still stand; whether it changed."""
    seen = from_json(dict(taken.results))
    then = counted_in(connection, taken, exercise)
    now = answers.room_answers(connection, taken.room, exercise.id)
    sides = rooms.sides(connection, taken.room)
    standing = summarise(exercise, without_what_was_taken_back(then, now), sides, seen.minimum)
    asked = {(item.item, item.part) for item in seen.items}  # some may have been held back
    kept = [item for item in to_json(standing)["items"] if (item["item"], item["part"]) in asked]
    results = {**to_json(standing), "items": kept}
    if from_json(results) == seen:
        return False
    revision = taken.results.get(REVISION, 0) + 1
    about = {name: value for name, value in taken.results.items() if name != "sheets"}
    snapshots.rewrite(connection, taken.id, {**about, **results, REVISION: revision})
    return True


def _counted(taken: Snapshot) -> set[str]:
    return {name for names in taken.results.get("sides", {}).values() for name in names.split()}
