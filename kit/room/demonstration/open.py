"""Opening a demonstration: its people are there, and both sides have answered what its plan shows."""

import time
from dataclasses import replace

from sqlalchemy import Connection

from kit.exercises import Exercise, Pack
from kit.exercises.folders import content_folder
from kit.exercises.meaning import Meanings
from kit.exercises.session_plans.plans import LookStep, Plan, Plans, read_plans
from kit.responses import Room
from kit.responses.people import facilitators
from kit.responses.room import rooms
from kit.results import SMALLEST_MINIMUM
from kit.room.demonstration.people import arrive, when_due, who_is_here, write
from kit.room.lifecycle.create import named, open_room

FOLDER = "demonstration"
SIDES = ("Northmere", "Lakewood")
ENOUGH_PEOPLE = SMALLEST_MINIMUM * len(SIDES)


def plans_with_demonstration(plans: Plans, pack: Pack, people: int) -> Plans:
    """`plans`, and that of the demonstration if so many people are enough for it, and `pack` has its exercise."""
    shown, faults = read_plans(content_folder("facilitator_guide") / FOLDER, pack)
    if people < ENOUGH_PEOPLE or faults:
        return plans
    return replace(plans, usable={**plans.usable, **shown}, demonstration=next(iter(shown.values())))


def demo_room(connection: Connection, pack: Pack, plan: Plan | None, people: int) -> Room:
    """The newest room if it is a demonstration already, else a new one: no simulated people in a real room.

    Both sides have answered what `plan` shows. All of it is written at once, before anybody can look.
    """
    for room in rooms.rooms(connection)[:1]:
        if who_is_here(connection, room, people):
            return room
    shown = exercise_of(plan, pack) if plan else None
    workshop = pack.workshop_of(shown.id).workshop if shown else pack.manifest.workshops[0]
    room = open_room(connection, pack.words()["room-demo"], SIDES, [workshop], named(pack))
    came = arrive(connection, room, people)
    if shown:
        _lead_both_sides(connection, room)
        write(connection, room, pack, Meanings(pack).key, list(when_due(came, [shown], pack, time.time())))
    return room


def exercise_of(plan: Plan, pack: Pack) -> Exercise:
    """What the demonstration shows: the exercise of the first step at which all look. Raises `StopIteration`."""
    return pack.exercise(next(step.exercise for step in plan.steps if isinstance(step, LookStep) and step.exercise))


def _lead_both_sides(connection: Connection, room: Room) -> None:
    """Whoever opens the room speaks for the first side; the facilitator of the second one is simulated."""
    first, second = rooms.sides(connection, room.id)
    facilitators.speak_for(connection, room.id, first.id, room.created_at)
    invitation = facilitators.invite(connection, room.id, second.id, facilitators.FACILITATOR)
    facilitators.accept(connection, room.id, invitation, room.created_at)
