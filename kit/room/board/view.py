"""What the board shows. What a facilitator does from it is in `actions`."""

import time
from collections import Counter
from typing import cast

from kit.exercises import Exercise, Pack, Workshop
from kit.responses import RoomState, Snapshot
from kit.responses.people import participants
from kit.responses.room import agreements, rooms, snapshots
from kit.room.board.episode_choice import library, stories_that_fit
from kit.room.board.notes import notes_for_the_facilitator
from kit.room.board.progress import RoomProgress, progress_in_room
from kit.room.context import RoomContext
from kit.room.join_address import join_address
from kit.room.lifecycle.expiry import set_aside_on_board
from kit.room.lifecycle.partnership import about_the_partnership
from kit.room.plan.state_view import timer
from kit.room.plan.talk import talk_now
from kit.room.plan.view import plan_of_the_room
from kit.room.reveal.earlier import said_last_time
from kit.room.schema import BoardExercise, BoardOfRoom, BoardScreen, BoardWorkshop
from kit.room.screen.link import screen_path
from kit.room.sides.view import about_the_sides, stage_of


def look(context: RoomContext) -> BoardOfRoom:
    """The room as its facilitator sees it: never a name, never an answer. Counting a large one takes a while."""
    room = context.room
    with context.store.read() as connection:
        state = rooms.state(connection, room.id)
        sides = rooms.sides(connection, room.id)
        people = participants.participants(connection, room.id)
        taken = {each.exercise: each for each in reversed(snapshots.snapshots(connection, room.id))}
        progress = progress_in_room(connection, context, state, [side.id for side in sides], taken)
        together = about_the_sides(connection, context)
        agreed = agreements.agreements(connection, room.id)
        screen = screen_path(connection, context.services, room)
        partnership = about_the_partnership(connection, room)
        opened_it = context.session is not None and context.session.facilitator is None
        set_aside = set_aside_on_board(connection, room, all_rooms=opened_it)
        last_time = said_last_time(connection, room.id, context.pack, context.language)
    count = Counter(person.side for person in people)
    on_paper = Counter(person.side for person in people if person.paper_by is not None)
    urls = [f"{url}/join?code={room.code}" for url in context.services.urls]
    return {
        "version": state.version,
        "room": {
            "title": room.title,
            "code": room.code,
            "minimum": room.minimum,
            "join_url": f"{join_address(context.services, room)}/join?code={room.code}",
            "addresses": urls,
            "screen_link": f"{context.services.urls[0]}{screen}",
            "simulated": context.services.is_simulated(room),
            "laptop_of": context.services.laptop_of,
        },
        "sides": [
            {
                "id": side.id,
                "name": side.name,
                "people": count[side.id],
                "on_paper": on_paper[side.id],
                "time_zone": side.time_zone,
            }
            for side in sides
        ],
        "observers": count[None],
        "people": len(people),
        "tables": len({person.group for person in people if person.group}),
        "workshops": _workshops(context, state, [count[side.id] for side in sides], progress, taken),
        "timer": timer(state),
        **plan_of_the_room(context, state),
        "locked": state.locked,
        "notes": notes_for_the_facilitator(context, state),
        "pause_asked_at": state.pause_asked_at,
        "together": together,
        "screen": cast(BoardScreen, dict(state.screen)),
        "talk": talk_now(context, state),
        "agreements": [
            {"id": each.id, "text": each.text, "seen_differently": each.seen_differently} for each in agreed
        ],
        "now": time.time(),
        "partnership": partnership,
        "set_aside": set_aside,
        "last_time": last_time,
        "report_closed": state.report_closed_at is not None,
    }


def _workshops(
    context: RoomContext, state: RoomState, people: list[int], progress: RoomProgress, taken: dict[str, Snapshot]
) -> list[BoardWorkshop]:
    fitting = stories_that_fit(people, context.room.minimum)
    listed: list[BoardWorkshop] = []
    for name in context.pack.manifest.workshops:
        workshop = context.pack.workshop(name, context.language)
        exercises: list[BoardExercise] = [
            {
                "id": exercise.id,
                "title": exercise.title,
                "kind": exercise.kind,
                "together": exercise.together,
                "private": exercise.id in context.pack.private_exercises,
                "sealed": exercise.id in context.pack.sealed_exercises,
                "progress": progress.of(exercise),
                "again": progress.again(exercise),
                "revealed": exercise.id in state.revealed,
                "lock_first": _lock_first(context.pack, exercise, state),
                **stage_of(context, exercise, state, taken.get(exercise.id)),
            }
            for exercise in (*workshop.exercises, *workshop.contributed)
        ]
        listed.append(_listed(workshop, state, exercises, fitting))
    return listed


def _lock_first(pack: Pack, exercise: Exercise, state: RoomState) -> bool:
    """Whether to advise to lock the door: invented people who join now could lift a small side over the minimum."""
    return exercise.id in pack.sealed_exercises and exercise.id not in state.revealed and not state.locked


def _listed(workshop: Workshop, state: RoomState, exercises: list[BoardExercise], fitting: int) -> BoardWorkshop:
    is_open = workshop.workshop in state.open
    return {
        "id": workshop.workshop,
        "title": workshop.title,
        "minutes": workshop.minutes,
        "open": is_open,
        "exercises": exercises,
        "library": library(workshop, state.episodes, fitting) if is_open else None,
    }
