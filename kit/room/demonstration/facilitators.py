"""The two facilitators of a demonstration, as far as they are simulated.

The one of the second side says yes to whatever the first proposes. While the plan of the demonstration runs, both do
what its steps wait for, by the same acts as a board: propose and reveal, write an agreement, and go on in time.
"""

import time

from sqlalchemy import Connection

from kit.exercises import Exercise
from kit.exercises.json_types import Value
from kit.exercises.session_plans.plans import LookStep
from kit.exercises.session_plans.running_plan import seconds_left, to_come
from kit.responses import Room, RoomState, Session
from kit.responses.people import facilitators
from kit.responses.people.sessions import FACILITATOR
from kit.responses.room import agreements, proposals
from kit.room.board.actions import do
from kit.room.context import RoomContext
from kit.room.demonstration.open import exercise_of
from kit.room.plan.current_step import running_plan
from kit.room.refused import Refused
from kit.room.reveal.staged import has_stages
from kit.room.services import RoomServices
from kit.room.sides.approval import OWN_SIDE, REVEAL

SECONDS_UNTIL_YES = 2.0


class Facilitators:
    """Those of a demonstration in `room`."""

    def __init__(self, services: RoomServices, room: Room) -> None:
        self.services = services
        self.room = room
        self.tried: set[tuple[float, str]] = set()  # what was proposed in a step, once each

    async def prepare(self, state: RoomState) -> None:
        """Let each side see its own result, so that nothing but two yeses is left before the reveal."""
        plan = self.services.plans.demonstration
        exercise = exercise_of(plan, self.services.pack) if plan else None
        if exercise and self._next_act(exercise, state) == OWN_SIDE:
            await self._act(None, OWN_SIDE, exercise=exercise.id)
            await self.say_yes(time.time(), after=0)

    async def say_yes(self, now: float, after: float = SECONDS_UNTIL_YES) -> None:
        """Agree for the second side to all that has waited for so many seconds."""
        with self.services.store.read() as connection:
            simulated = _simulated(connection, self.room)
            made = proposals.proposals(connection, self.room.id)
        for each in made:
            if simulated and each.waits(now) and now - each.made_at >= after and simulated.side not in each.agreed:
                await self._act(simulated.id, "confirm", proposal=each.id)

    async def follow(self, state: RoomState, now: float) -> None:
        """Do what the step of the demonstration's plan waits for, and go on once its time is over."""
        found = running_plan(self.services, state)
        if found is None or found[1] is not self.services.plans.demonstration or found[0].paused_at is not None:
            return
        (running, plan), later = found, to_come(*found)
        if seconds_left(running, plan, now) <= 0 and later:
            await self._act(None, "go-to-step", step=later[0])
            return
        step = plan.steps[running.step]
        if isinstance(step, LookStep):
            await self._let_see(step, state, running.step_started_at)

    async def _let_see(self, step: LookStep, state: RoomState, since: float) -> None:
        if step.exercise is None:
            with self.services.store.read() as connection:
                agreed = agreements.agreements(connection, self.room.id)
            if not agreed:
                await self._act(None, "add-agreement", text=self.services.pack.words()["demo-agreement"])
        elif step.exercise not in state.revealed:
            act = self._next_act(self.services.pack.exercise(step.exercise), state)
            if (since, act) not in self.tried:
                self.tried.add((since, act))
                await self._act(None, act, exercise=step.exercise)

    def _next_act(self, exercise: Exercise, state: RoomState) -> str:
        """What is to be proposed next on the way to the room."""
        seen = exercise.id in (*state.own_side, *state.revealed)
        return OWN_SIDE if has_stages(self._context(None), exercise) and not seen else REVEAL

    async def _act(self, facilitator: int | None, name: str, **given: Value) -> None:
        """As a board: what it is asked about the people of its side, it answers. What is refused is left as it is."""
        context, act = self._context(facilitator), {"act": name, **given}
        try:
            told = await do(context, act)
            if "ask" in told:
                await do(context, {**act, "answered": told["ask"]["answered"]})
        except Refused:
            return

    def _context(self, facilitator: int | None) -> RoomContext:
        session = Session(self.room.id, FACILITATOR, None, 0.0, facilitator)
        return RoomContext(self.services, self.room, session, None, "", None)


def _simulated(connection: Connection, room: Room) -> facilitators.Facilitator | None:
    """The simulated facilitator: nobody else comes at the very moment in which a room is made."""
    everyone = facilitators.facilitators(connection, room.id)
    return next((f for f in everyone if f.role == facilitators.FACILITATOR and f.came_at == room.created_at), None)
