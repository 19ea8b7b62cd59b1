"""Words taken back leave the results that the room has seen at once, until the report is closed.

Snapshots are rewritten, so that every exit (pages, board, exports, commands) tells the same without asking.
"""

import time
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from kit.exercises import Exercise, Pack
from kit.exercises.json_types import JsonDict
from kit.responses import Answer, Snapshot
from kit.responses.answering import answers
from kit.responses.answering.counted import counted_in
from kit.responses.room import rooms, snapshots
from kit.responses.room.snapshots import ROOM
from kit.results import from_json, holds_words, may_be_taken_back, summarise, to_json, without_what_was_taken_back
from kit.room.context import RoomContext
from kit.room.refused import Refused
from kit.room.sides.roles import Check

REVISION = "revision"
"""How often words were taken out of a snapshot or came back to it; what was drawn of another revision is old."""


def take_back(connection: Connection, room_id: int, pack: Pack, given: Mapping[str, Sequence[Answer]]) -> bool:
    """Bring results up to date after the authors of `given`, by id, have answered; whether any result changed.

    Nothing changes once the report is closed, nor by answers in places where nothing was shown, or was gone already.
    """
    written = [
        (author, each) for author, every in given.items() for each in every if holds_words(pack.exercise(each.exercise))
    ]
    if not written:
        return False
    state = rooms.state(connection, room_id)
    if state.report_closed_at is not None or not {each.exercise for _, each in written} & {*state.revealed}:
        return False
    changed = False
    for taken in snapshots.every_snapshot(connection, room_id):
        if taken.exercise in state.revealed and taken.stage == ROOM:
            places = [(author, each.item) for author, each in written if each.exercise == taken.exercise]
            if any(_came_or_went(connection, taken, author, item, places) for author, item in dict.fromkeys(places)):
                changed = bring_up_to_date(connection, taken, pack.exercise(taken.exercise)) or changed
    if changed:
        rooms.change_state(connection, room_id)
    return changed


def _came_or_went(
    connection: Connection, taken: Snapshot, author: str, item: str, places: Sequence[tuple[str, str]]
) -> bool:
    """Whether the answers just given in `places` took away what `taken` shows of this one, or brought it back.

    To read the whole room for it would hold up the answers of everybody else.
    """
    every = answers.history(connection, taken.room, author, taken.exercise, item)
    current = [each for each in every if each.wins]
    then = [each for each in current if each.seq <= taken.up_to_seq]
    if not then or not may_be_taken_back(then[-1].value):
        return False
    before_and_since = current[-1 - places.count((author, item)) :]
    return len({each.value == then[-1].value for each in before_and_since}) > 1


async def close_report(context: RoomContext, actor: str, still: Check) -> JsonDict:
    """From now on, words that the room has seen stay. Nobody calls this but `approval`.

    Raises `Refused` (409), and whatever `still` raises, which is asked in the same transaction.
    """
    room = context.room.id

    def job(connection: Connection) -> None:
        still(connection)
        now = time.time()
        if rooms.state(connection, room).report_closed_at is not None:
            raise Refused(409, "report-is-closed")
        rooms.change_state(connection, room, report_closed_at=now)
        rooms.log_act(connection, room, actor, "close-report", {}, now)

    await context.write(job)
    context.events.tell(room, "state")
    return {"message": context.words["report-closed"]}


def bring_up_to_date(connection: Connection, taken: Snapshot, exercise: Exercise) -> bool:
    """Rewrite `taken` with the words that still stand; whether it changed."""
    seen = from_json(dict(taken.results))
    then = counted_in(connection, taken)
    now = answers.room_answers(connection, taken.room, exercise.id)
    sides = rooms.sides(connection, taken.room)
    still = summarise(exercise, without_what_was_taken_back(then, now), sides, seen.minimum)
    asked = {(item.item, item.part) for item in seen.items}  # some may have been held back
    kept = [item for item in to_json(still)["items"] if (item["item"], item["part"]) in asked]
    results = {**to_json(still), "items": kept}
    if from_json(results) == seen:
        return False
    revision = taken.results.get(REVISION, 0) + 1
    about = {name: value for name, value in taken.results.items() if name != "sheets"}
    snapshots.rewrite(connection, taken.id, {**about, **results, REVISION: revision})
    return True
