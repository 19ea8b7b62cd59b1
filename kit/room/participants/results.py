"""What a participant sees of the result of an exercise."""

import logging
from collections.abc import Awaitable

from sqlalchemy import Connection

from kit.exercises import Choice, Exercise
from kit.reports import has_dates
from kit.responses import Side, Snapshot
from kit.responses.room import rooms, snapshots
from kit.results import GroupResult, Revealed, from_json
from kit.results.snapshot_json import ResultNotReadable
from kit.room.context import RoomContext
from kit.room.participants.answers import headings_added, still_offered
from kit.room.participants.paper import not_on_paper
from kit.room.participants.tables import changes_of, current_of
from kit.room.refused import Refused
from kit.room.reveal.rendered import shown_to_the_room
from kit.room.reveal.staged import own_side_html
from kit.widgets.kind import Around, WidgetKind
from kit.widgets.results.contribution import offer_html
from kit.widgets.results.result import own_result_html


async def results_for(context: RoomContext, name: str) -> dict[str, str | None]:
    """`{"own", "side", "room"}` of the exercise `name` as HTML: what a participant may see.

    Her own result, her side's while that stage is on, the room's once revealed; None where there is nothing to see.
    Raises `Refused` (403, 404).
    """
    exercise = _may_be_asked(context, name)
    of_room = exercise.added_to_room() or exercise
    with context.store.read() as connection:
        current = current_of(connection, context.person(), exercise, context.lock)
        added = of_room is not exercise and headings_added(connection, context.person(), of_room)
    own = still_offered(exercise, current) | _told_when_joining(context, exercise)
    words = context.words
    if context.state().report_closed_at is not None:
        words = {**words, **{each: words[f"{each}-closed"] for each in ("shared-with-room", "rows-shared")}}
    html = own_result_html(exercise, own, words, _around(context, exercise, _compared(context, exercise)))
    return {"own": html + offer_html(exercise, own, words, added=added), **await shown_with_others(context, name)}


async def shown_with_others(context: RoomContext, name: str) -> dict[str, str | None]:
    """`{"side", "room"}` of `results_for`: the same for all who see it. Raises `Refused` (403, 404)."""
    exercise = _may_be_asked(context, name)
    of_room = exercise.added_to_room() or exercise
    snapshot = _seen_by_the_room(context, of_room)
    return {
        "side": await _drawn(exercise, _own_side(context, exercise)),
        "room": await _drawn(of_room, shown_to_the_room(context, of_room, snapshot)) if snapshot else None,
    }


def _may_be_asked(context: RoomContext, name: str) -> Exercise:
    exercise = context.exercise(name)
    if name in context.pack.private_exercises and context.lock is None:
        raise Refused(403, not_on_paper(context, exercise) or "private-needs-code")
    return exercise


def _told_when_joining(context: RoomContext, exercise: Exercise) -> dict[str, str]:
    """Her side is not among the answers: she chose it when she joined, and only a facilitator changes it."""
    side = "observer" if context.person().side is None else "ours"
    return {item.id: side for item in exercise.items if getattr(item, "options_from", None) == "sides"}


def _seen_by_the_room(context: RoomContext, exercise: Exercise) -> Snapshot | None:
    """Read once for all: after a reveal a thousand phones ask for it, and to parse it takes longer than all else."""
    private = exercise.id in context.pack.private_exercises
    if private or exercise.id not in context.state().revealed:
        return None
    room = context.room.id
    return context.store.remembered(
        ("seen", room, exercise.id), lambda connection: snapshots.snapshot(connection, room, exercise.id)
    )


def _compared(context: RoomContext, exercise: Exercise) -> Revealed | None:
    """What a person's own answers are compared with, in her own request and nowhere else: what the room has seen.

    Read once for all; None if the result is of a version that is not known here, which takes nothing of hers away.
    """
    room, other = context.room.id, exercise.compared_with()
    if other is None or other not in context.state().revealed or other in context.pack.private_exercises:
        return None

    def read(connection: Connection) -> tuple[GroupResult, tuple[Side, ...]] | None:
        snapshot = snapshots.snapshot(connection, room, other)
        try:
            return (from_json(dict(snapshot.results)), tuple(rooms.sides(connection, room))) if snapshot else None
        except ResultNotReadable:
            return None

    told = context.store.remembered(("compared", room, other), read)
    return told and Revealed(told[0], context.person().side, told[1])


def _around(context: RoomContext, exercise: Exercise, revealed: Revealed | None) -> Around:
    """What the answers are compared with.

    For a plan or a schedule: the address of the calendar file, and, if it gathers, her other plans.
    For a practice: the names of the sides, her own first, because people of a third city would look for theirs.
    """
    if isinstance(exercise, Choice) and exercise.practice:
        with context.store.read() as connection:
            sides = rooms.sides(connection, context.room.id)
        hers_first = sorted(sides, key=lambda side: side.id != context.person().side)
        return Around(revealed, in_room=True, sides=[each.name for each in hers_first])
    if not WidgetKind.of(exercise).dated:
        return Around(revealed, in_room=True)
    person = context.person()
    plans = context.pack.plans_beside(exercise, context.language)
    with context.store.read() as connection:
        others = [(each, still_offered(each, current_of(connection, person, each))) for each in plans]
        hers = [(exercise, still_offered(exercise, current_of(connection, person, exercise))), *others]
        public = [each for each in hers if not each[0].private]
        dated = any(has_dates(each, given, changes_of(connection, person, each)) for each, given in public)
    calendar = f"/calendar/{exercise.id}.ics" if dated else ""
    return Around(revealed, in_room=True, beside=others, calendar=calendar)


async def _own_side(context: RoomContext, exercise: Exercise) -> str | None:
    """What her side sees of itself before the room does."""
    person = context.person()
    return None if person.side is None else await own_side_html(context, exercise, person.side, participant=person.id)


async def _drawn(exercise: Exercise, drawing: Awaitable[str | None]) -> str | None:
    """A result of others; None if it cannot be shown, which must never take one's own result away."""
    try:
        return await drawing
    except Exception as error:
        logging.getLogger("mutuality").error("the result of '%s' was not drawn", exercise.id, exc_info=error)
        return None
