"""What all rooms of one process share: the store, the exercises, who listens, and what is remembered for a while."""

import asyncio
import hmac
import logging
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection

from kit.exercises import Pack
from kit.exercises.meaning import Meanings
from kit.exercises.session_plans.plans import Plans
from kit.responses import NotStored, Room, Store
from kit.responses.people import facilitators, participants
from kit.room.board.own_notebooks import OwnNotebooks
from kit.room.console_links import ConsoleLinks
from kit.room.events import EventBroker
from kit.room.facilitator_link import command_key, facilitator_key
from kit.room.participants.arrivals import Arrivals
from kit.room.participants.pause_requests import PauseRequests
from kit.room.participants.pending_codes import PendingCodes, lookup_and_key
from kit.room.participants.rate_limit import RateLimiter
from kit.room.participants.tables import SharedSheets
from kit.room.reveal.render_pool import RenderPool

T = TypeVar("T")
Drawn = tuple[int, str, bool, int | None, tuple[int, ...], tuple[int, ...], str]


class RoomServices:
    """`urls` are the addresses at which phones find the rooms, the best one first.

    `laptop_of` says whom this computer belongs to, "" as long as nobody has said so.

    `drawn` keeps finished results by snapshot, language, width, side, the snapshots shown with it, the revisions of all
    of them, and what of it; `drawings` counts how many were asked of the pool. Whoever waited for one goes on by
    `turns`, so that answers are taken in between. `results_change` is held while a result is made or somebody is
    erased, so that no result counts who is gone.
    """

    laptop_of = ""

    def __init__(
        self,
        store: Store,
        pack: Pack,
        plans: Plans,
        secret: str,
        urls: tuple[str, ...],
        own_notebooks: OwnNotebooks,
    ) -> None:
        self.store = store
        self.pack = pack
        self.plans = plans
        self.secret = secret
        self.urls = urls
        self.own_notebooks = own_notebooks
        self.pool = RenderPool()
        self.events = EventBroker()
        self.sheets = SharedSheets(pack)
        self.meanings = Meanings(pack)
        self.rate_limit = RateLimiter()
        self.arrivals = Arrivals()
        self.pause_requests = PauseRequests()
        self.console_links = ConsoleLinks()
        self.shown_addresses: dict[int, str] = {}
        self.drawn: dict[Drawn, asyncio.Future[str]] = {}
        self.drawings = 0
        self.turns = asyncio.Semaphore(1)
        self.results_change = asyncio.Lock()
        self.slow_work = asyncio.Semaphore(2)  # a resume code takes 0.1 s of a core and 32 MB
        self.pending_codes = PendingCodes(
            store, partial(lookup_and_key, self.slow_work), self.keep_running, self.arrivals.show_for_a_while
        )
        self._running: set[asyncio.Future[Any]] = set()  # whatever they return, nobody reads it

    async def write(self, job: Callable[[Connection], T]) -> T:
        """Do `job` in the store's writer thread; returns when what it wrote is durable."""
        return await asyncio.wrap_future(self.store.write(job))

    def is_facilitator_key(self, room: Room, key: str) -> bool:
        """Whether `key` opens the board of `room`; takes as long for a wrong key as for the right one."""
        with self.store.read() as connection:
            renewals = facilitators.renewals(connection, room.id)
        return hmac.compare_digest(key, facilitator_key(self.secret, room.code, renewals))

    def is_command_key(self, room: Room, key: str) -> bool:
        """Whether `key` is the one of the command's own words, which run on this computer."""
        return hmac.compare_digest(key, command_key(self.secret, room.code))

    def is_simulated(self, room: Room) -> bool:
        """Whether the people of `room` are simulated, so that every picture can say so."""
        with self.store.read() as connection:
            return any(person.simulated for person in participants.participants(connection, room.id))

    def keep_running(self, task: "asyncio.Future[Any]") -> None:
        """Hold on to a task in the background until it is done."""
        self._running.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: "asyncio.Future[Any]") -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, NotStored):
            logging.getLogger("mutuality").error("%s", error)  # in words, as where a page asks for it
        elif error:
            logging.getLogger("mutuality").error("something in the background failed", exc_info=error)

    def close(self) -> None:
        """Let go of what runs in the background, finish what is being written, and stop the pool."""
        for task in self._running:
            task.cancel()
        self.pool.close()
        self.store.close()
