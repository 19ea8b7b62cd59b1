"""Who does something in a room, and what may be used for it. The rules of a room know this, and no request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from kit.exercises import Exercise, Pack
from kit.exercises.json_types import JsonDict
from kit.exercises.session_plans.plans import Plans
from kit.responses import Lock, Participant, Room, RoomState, Session, Store
from kit.responses.room import rooms
from kit.room.events import EventBroker
from kit.room.refused import Refused
from kit.room.services import RoomServices

T = TypeVar("T")


@dataclass(frozen=True)
class RoomContext:
    """Somebody in `room`: a facilitator, or a `participant` whose private answers `lock` opens if she has the key.

    `address` is where she comes from, for whoever guesses codes. `on_sheet` says that `participant` is a person on
    paper, and somebody else types for her.
    """

    services: RoomServices
    room: Room
    session: Session | None = None
    participant: Participant | None = None
    address: str = ""
    lock: Lock | None = None
    on_sheet: bool = False

    @property
    def store(self) -> Store:
        """Where everything is kept."""
        return self.services.store

    @property
    def pack(self) -> Pack:
        """The exercises."""
        return self.services.pack

    @property
    def plans(self) -> Plans:
        """The plans that a room may run."""
        return self.services.plans

    @property
    def events(self) -> EventBroker:
        """Who is told what has changed."""
        return self.services.events

    @property
    def language(self) -> str:
        """Hers, else the first one of the pack."""
        return self.participant.language if self.participant else self.pack.manifest.languages[0]

    @property
    def words(self) -> dict[str, str]:
        """The interface in her language."""
        return self.pack.words(self.language)

    def person(self) -> Participant:
        """The participant. Only for what participants do."""
        assert self.participant is not None
        return self.participant

    def facilitating(self) -> Session:
        """The session of a facilitator. Only for what facilitators do."""
        assert self.session is not None
        return self.session

    def state(self) -> RoomState:
        """What the room is doing."""
        room = self.room.id
        return self.store.remembered(("state", room), lambda connection: rooms.state(connection, room))

    def exercise(self, name: str) -> Exercise:
        """The exercise `name` in her language. Raises `Refused` (404) if the pack has none."""
        try:
            return self.pack.exercise(name, self.language)
        except KeyError as error:
            raise Refused(404, "not-found") from error

    def shown_exercise(self, name: str) -> Exercise:
        """The same, of what a room may see. Raises `Refused` (404), and (403) for a private exercise."""
        if name in self.pack.private_exercises:
            raise Refused(403, "private-not-revealed")
        return self.exercise(name)

    async def write(self, job: Callable[[Connection], T]) -> T:
        """Do `job` in the store's writer thread; returns when what it wrote is durable."""
        return await self.services.write(job)

    def told(self, words: str, **filled: object) -> JsonDict:
        """An answer that says the sentence with the key `words`."""
        return {"message": self.words[words].format(**filled)}
