"""The slow half of joining, one person after the other behind everybody's back: see `responses`."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Container
from contextlib import suppress
from dataclasses import dataclass

from kit.responses import NotStored, Participant, Room, Store
from kit.responses.people import pending_codes, resume_codes, sessions

SECONDS_BEFORE_ANOTHER_TRY = 5.0

SlowHalf = Callable[[str, Room], Awaitable[tuple[bytes, bytes]]]


@dataclass
class _Pending:
    room: Room
    person: Participant
    code: str
    own_key: bytes
    settling: "asyncio.Task[None] | None" = None


class PendingCodes:
    """Whose code still waits for its lookup and key, in the order of joining.

    `slow_half` makes the two from a code. `keep_running` holds on to what goes on behind, `show` lets a person see her
    code again after a crash.
    """

    def __init__(
        self,
        store: Store,
        slow_half: SlowHalf,
        keep_running: Callable[["asyncio.Future[None]"], None],
        show: Callable[[str, str], None],
    ) -> None:
        self._store = store
        self._slow_half = slow_half
        self._keep_running = keep_running
        self._show = show
        self._waiting: dict[str, _Pending] = {}
        self._worker: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, room: Room, person: Participant, code: str, own_key: bytes) -> None:
        """Do the slow half for somebody who has just joined, as soon as there is time."""
        self._waiting[person.id] = _Pending(room, person, code, own_key)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.ensure_future(self._one_after_the_other())
            self._keep_running(self._worker)

    def take_up(self, room: Room, person: Participant, cookie: str) -> None:
        """Go on for a person whose code was pending when the server ended: her browser brings her key back."""
        if person.id in self._waiting:
            return
        own_key = sessions.key_of(cookie)
        code = own_key and pending_codes.code_of(person, own_key)
        if own_key and code:
            self._show(person.id, code)
            self.add(room, person, code, own_key)

    async def settle_code(self, room: Room, code: str) -> None:
        """Whoever has `code` in `room` can be found by it when this returns. Raises `NotStored`."""
        for pending in list(self._waiting.values()):
            if pending.room.id == room.id and hmac.compare_digest(pending.code, code):
                await self._settle(pending)

    async def settle_person(self, participant: str) -> None:
        """The code of this person leads to her when this returns. Raises `NotStored`."""
        if pending := self._waiting.get(participant):
            await self._settle(pending)

    async def finish(self, seconds: float) -> None:
        """Wait until nobody's code waits any more, at most so many `seconds`."""
        if self._worker and not self._worker.done():
            await asyncio.wait([self._worker], timeout=seconds)

    def forget_all_but(self, people: Container[str]) -> None:
        """Do nothing more for people who have been erased."""
        for gone in [each for each in self._waiting if each not in people]:
            del self._waiting[gone]

    async def _one_after_the_other(self) -> None:
        while self._waiting:
            pending = next(iter(self._waiting.values()))
            with suppress(Exception):  # whoever keeps it running tells it
                await self._settle(pending)
                continue
            await asyncio.sleep(SECONDS_BEFORE_ANOTHER_TRY)

    async def _settle(self, pending: _Pending) -> None:
        if pending.settling is None:
            pending.settling = asyncio.ensure_future(self._settle_now(pending))
            self._keep_running(pending.settling)
        await asyncio.shield(pending.settling)

    async def _settle_now(self, pending: _Pending) -> None:
        person = pending.person
        try:
            lookup, code_key = await self._slow_half(pending.code, pending.room)
            stored = self._store.write(
                lambda connection: pending_codes.settle(connection, person, lookup, code_key, pending.own_key)
            )
            await asyncio.wrap_future(stored)
        except NotStored:
            pending.settling = None  # there may be room on the disk again
            raise
        except BaseException:
            self._waiting.pop(person.id, None)  # her next visit takes it up again
            raise
        self._waiting.pop(person.id, None)


async def lookup_and_key(slow_work: asyncio.Semaphore, code: str, room: Room) -> tuple[bytes, bytes]:
    """Those of a resume `code` of `room`; `slow_work` is that of the services.

    All who join at once would take every thread for it, and boards and results would wait until the last one is in.
    """
    async with slow_work:
        return await asyncio.to_thread(resume_codes.lookup_and_key, code, room.salt)
