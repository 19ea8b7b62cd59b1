"""What is simulated in a demonstration room goes on in the background of the running server, turn by turn."""

import asyncio
import time

from kit.exercises import Exercise
from kit.responses import Room, RoomState
from kit.responses.room import rooms
from kit.room.demonstration.facilitators import Facilitators
from kit.room.demonstration.people import Due, Person, when_due, who_is_here, write
from kit.room.plan.current_step import running_plan
from kit.room.services import RoomServices

SECONDS_BETWEEN_TURNS = 0.5


class Demo:
    """Lets `people` simulated participants of `room` answer whatever is open in it, and its facilitators lead."""

    def __init__(self, services: RoomServices, room: Room, people: int) -> None:
        self.services = services
        self.room = room
        self.people = people
        self.here: list[Person] = []
        self.noticed: set[str] = set()
        self.to_come: list[Due] = []
        self.facilitators = Facilitators(services, room)

    def start(self) -> None:
        """Begin in the background of the running server."""
        self.services.keep_running(asyncio.ensure_future(self._live()))

    async def _live(self) -> None:
        if await self.begin():
            while await self.turn():
                await asyncio.sleep(SECONDS_BETWEEN_TURNS)

    async def begin(self) -> bool:
        """Find who is there, and let each side see its own result; whether the room is there."""
        state = self._state()
        if state is None:
            return False
        with self.services.store.read() as connection:
            self.here = who_is_here(connection, self.room, self.people)
        await self.facilitators.prepare(state)
        return True

    async def turn(self) -> bool:
        """Do what is due by now; whether the room is still there."""
        state, now = self._state(), time.time()
        if state is None:
            return False
        await self._answer(state, now)
        await self.facilitators.say_yes(now)
        if state := self._state():  # what they said yes to may have been to erase it
            await self.facilitators.follow(state, now)
        return state is not None

    async def _answer(self, state: RoomState, now: float) -> None:
        exercises = self._open(state)
        can_be_answered = {each.id for each in exercises}
        opened = [each for each in exercises if each.id not in self.noticed]
        self.noticed = can_be_answered
        self.to_come += when_due(self.here, opened, self.services.pack, now)
        self.to_come = [each for each in self.to_come if each.exercise.id in can_be_answered]
        due = [each for each in self.to_come if each.at <= now]
        self.to_come = [each for each in self.to_come if each.at > now]
        if not due:
            return
        pack, meaning = self.services.pack, self.services.meanings.key
        await self.services.write(lambda connection: write(connection, self.room, pack, meaning, due))
        self.services.events.tell(self.room.id, "answers")
        for table in {each.person.here.group for each in due if each.exercise.together}:
            self.services.events.tell(self.room.id, "sheets", table)

    def _open(self, state: RoomState) -> list[Exercise]:
        """What can be answered, the exercise of the running plan's step first."""
        found = running_plan(self.services, state)
        first = getattr(found[1].steps[found[0].step], "exercise", None) if found else None
        exercises = [each for name in state.open for each in self.services.pack.workshop(name).exercises]
        return sorted(exercises, key=lambda each: each.id != first)

    def _state(self) -> RoomState | None:
        """What the room is doing; None once it is erased."""
        with self.services.store.read() as connection:
            return rooms.state(connection, self.room.id) if rooms.room(connection, self.room.id) else None
