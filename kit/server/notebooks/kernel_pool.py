"""Who has a kernel of her own, who waits for one, and when one is ended.

A visitor of a facilitator's own notebook has a *seat*: first in the queue, then with a kernel that executes the
notebook, then with a page that is open. There are only so many seats, because each takes memory and connections.
"""

import asyncio
import logging
import os
import shutil
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from jupyter_core.utils import ensure_async

from kit.server.notebooks.execute import PageNotReady

LOG = logging.getLogger("mutuality")
STARTING_AT_ONCE = max(2, os.cpu_count() or 2)  # each takes a core for a second, and answers must not wait for it
SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_ASLEEP = 30.0  # no look takes as long: the laptop slept, and so did the phones, for all the server knows
SECONDS_UNASKED = 60.0  # who waits asks every few seconds; a phone in a pocket does not
SECONDS_WITHOUT_PAGE = 120.0  # a phone that was locked, or a cut line, finds everything as it was
SECONDS_FOR_A_RELOAD = 5.0
SECONDS_REMEMBERED = 120.0  # a page whose line was cut when its seat was ended still hears why
MOST_SOCKETS = 8  # of one page: one, and those whose line was cut and nobody noticed yet
SECONDS_IDLE, SECONDS_IDLE_WHILE_OTHERS_WAIT = 1800.0, 300.0


class Socket(Protocol):
    """The connection of a page with its kernel."""

    def close(self, code: int | None = None, reason: str | None = None) -> None:
        """Hang up."""


@dataclass(eq=False)
class Seat:
    """One visitor (her `browser`, by the hash of its token) at one notebook. `over` is set once it is ended.

    `why` is the key of the sentence that says why it failed or was ended, `detail` what a facilitator may know of it.
    `data` is a folder that goes with the kernel. The times are seconds of a clock that never goes back.
    """

    browser: bytes = field(repr=False)
    room: int
    notebook: str
    language: str
    state: Literal["waiting", "starting", "ready", "open", "failed", "ended"] = "waiting"
    kernel: str = ""
    data: Path | None = None
    page: bytes = field(default=b"", repr=False)
    why: str = ""
    detail: str = ""
    asked_at: float = field(default_factory=time.monotonic)
    left_at: float = field(default_factory=time.monotonic)
    used_at: float = field(default_factory=time.monotonic)
    ended_at: float = 0.0
    closed: bool = False
    sockets: dict[Socket, None] = field(default_factory=dict)
    over: asyncio.Event = field(default_factory=asyncio.Event)


class KernelPool:
    """All seats of a server, at most `most` of them with a kernel.

    `open_notebook(seat)` starts a kernel, notes it in the seat, executes the notebook and returns the page; it raises
    `PageNotReady`. `may_stay(seat)` says whether this visitor may still see this notebook. `keep_running` holds on to
    what goes on in the background.
    """

    def __init__(
        self,
        kernels: Any,
        most: int,
        open_notebook: Callable[[Seat], Awaitable[bytes]],
        may_stay: Callable[[Seat], bool],
        keep_running: Callable[["asyncio.Future[Any]"], None],
    ) -> None:
        self.most = most
        self._keep_running = keep_running
        self._kernels = kernels
        self._open_notebook = open_notebook
        self._may_stay = may_stay
        self._seats: dict[tuple[bytes, str], Seat] = {}
        self._queue: list[Seat] = []
        self._ended: dict[str, Seat] = {}  # by the kernel they had
        self._looked_at: float | None = None

    def ask(self, browser: bytes, room: int, notebook: str, language: str, *, again: bool = False) -> Seat:
        """The seat of a visitor who waits for `notebook`, a new one if she has none.

        `again` is a visitor who opens the page anew: an open one is ended, and her new seat comes before all others.
        """
        seat = self._seats.get((browser, notebook))
        if seat and seat.state in ("waiting", "starting", "ready"):
            seat.asked_at = time.monotonic()
            return seat
        if seat and not again:
            return seat
        new = self._seats[(browser, notebook)] = Seat(browser, room, notebook, language)
        if seat and seat.state == "open":
            self._end(seat, "notebook-opened-again")
            self._queue.insert(0, new)
        else:
            self._queue.append(new)
        self._start_next()
        return new

    def before(self, seat: Seat) -> int:
        """How many people are before this one in the queue."""
        return self._queue.index(seat) if seat in self._queue else 0

    def waiting(self) -> int:
        """How many people wait in the queue."""
        return len(self._queue)

    def taken(self) -> int:
        """How many people have a kernel, or one that starts."""
        return self._count("starting", "ready", "open")

    def take(self, seat: Seat) -> bytes:
        """The page of a seat that is ready. It is given away once: another page needs another kernel."""
        page, seat.page = seat.page, b""
        seat.state, seat.left_at, seat.used_at = "open", time.monotonic(), time.monotonic()
        return page

    def of_kernel(self, kernel: str, browser: bytes) -> Seat | None:
        """The seat with this kernel, if it is this visitor's."""
        return next((each for each in self._seats.values() if (each.kernel, each.browser) == (kernel, browser)), None)

    def once_of_kernel(self, kernel: str, browser: bytes) -> Seat | None:
        """The seat that had this kernel and was ended a short while ago, if it was this visitor's."""
        seat = self._ended.get(kernel)
        return seat if seat and seat.browser == browser else None

    def connected(self, seat: Seat, socket: Socket) -> None:
        """The page of `seat` speaks with its kernel over `socket`.

        Each takes files: of too many, the one that has said nothing for longest is hung up.
        """
        if len(seat.sockets) >= MOST_SOCKETS:
            quietest = next(iter(seat.sockets))
            del seat.sockets[quietest]
            quietest.close(1001)
        seat.sockets[socket] = None
        seat.closed = False

    def disconnected(self, seat: Seat, socket: Socket) -> None:
        """It does not any more."""
        seat.sockets.pop(socket, None)
        if not seat.closed:
            seat.left_at = time.monotonic()

    def used(self, seat: Seat, socket: Socket) -> None:
        """Somebody moved something on the page that speaks over `socket`."""
        seat.used_at = time.monotonic()
        if socket in seat.sockets:
            del seat.sockets[socket]
            seat.sockets[socket] = None  # behind all that have said less

    def leave(self, seat: Seat) -> None:
        """The page was closed; a reload says so, too, and comes back within a moment."""
        seat.closed = True
        seat.left_at = time.monotonic() - SECONDS_WITHOUT_PAGE + SECONDS_FOR_A_RELOAD

    async def watch(self) -> None:
        """End what nobody needs any more, and let others in, until cancelled."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            try:
                await self.look()
            except Exception:  # the next look may find what this one could not
                LOG.exception("looking after the pages of own notebooks failed")

    async def look(self) -> None:
        """One look at all seats."""
        now = time.monotonic()
        self._leave_out_sleep(now)
        for seat in list(self._seats.values()):
            if why := await self._reason_to_end(seat, now):
                self._forget(seat)
                self._end(seat, why)
        self._ended = {kernel: each for kernel, each in self._ended.items() if now - each.ended_at < SECONDS_REMEMBERED}
        self._start_next()

    def _leave_out_sleep(self, now: float) -> None:
        """Nobody could ask or answer while the laptop slept, so that this time counts against no seat."""
        slept = 0.0 if self._looked_at is None else now - self._looked_at
        self._looked_at = now
        if slept > SECONDS_ASLEEP:
            for seat in self._seats.values():
                seat.asked_at, seat.left_at, seat.used_at = (
                    min(now, each + slept) for each in (seat.asked_at, seat.left_at, seat.used_at)
                )

    async def _reason_to_end(self, seat: Seat, now: float) -> str:
        """The key of the sentence that says why; "" if it may stay."""
        if seat.state in ("waiting", "ready", "failed"):
            unasked = now - seat.asked_at > SECONDS_UNASKED
            return "notebook-left" if unasked else "" if self._may_stay(seat) else "notebook-closed"
        if not self._may_stay(seat):
            return "notebook-closed"
        if seat.state != "open":
            return ""
        if seat.kernel not in self._kernels or not await self._kernels.get_kernel(seat.kernel).is_alive():
            return "notebook-stopped"
        idle = SECONDS_IDLE_WHILE_OTHERS_WAIT if self._queue else SECONDS_IDLE
        if now - seat.used_at > idle:
            return "notebook-idle"
        return "notebook-left" if not seat.sockets and now - seat.left_at > SECONDS_WITHOUT_PAGE else ""

    def _start_next(self) -> None:
        while self._queue and self.taken() < self.most and self._count("starting") < STARTING_AT_ONCE:
            seat = self._queue.pop(0)
            seat.state = "starting"
            self._run(self._start(seat))

    def _count(self, *states: str) -> int:
        return sum(each.state in states for each in self._seats.values())

    async def _start(self, seat: Seat) -> None:
        try:
            page = await self._open_notebook(seat)
        except Exception as error:  # whatever it is, a seat must not be held for ever
            if not isinstance(error, PageNotReady):
                LOG.exception("the notebook %s could not be opened", seat.notebook)
            self._run(self._end_kernel(seat))
            if seat.state == "starting":
                seat.state, seat.why, seat.detail = "failed", "notebook-failed", str(error)
                seat.asked_at = time.monotonic()
        else:
            if seat.state == "starting":
                seat.page, seat.state, seat.asked_at = page, "ready", time.monotonic()
            else:  # ended meanwhile
                self._run(self._end_kernel(seat))
        self._start_next()

    def _forget(self, seat: Seat) -> None:
        if self._seats.get((seat.browser, seat.notebook)) is seat:
            del self._seats[(seat.browser, seat.notebook)]
        if seat in self._queue:
            self._queue.remove(seat)

    def _end(self, seat: Seat, why: str) -> None:
        was_starting = seat.state == "starting"
        seat.state, seat.why, seat.page, seat.ended_at = "ended", why, b"", time.monotonic()
        if seat.kernel:
            self._ended[seat.kernel] = seat
        seat.over.set()
        for socket in list(seat.sockets):
            socket.close(1001)
        if not was_starting:
            self._run(self._end_kernel(seat))

    async def _end_kernel(self, seat: Seat) -> None:
        kernel, seat.kernel = seat.kernel, ""
        if kernel and kernel in self._kernels:
            await ensure_async(self._kernels.shutdown_kernel(kernel, now=True))
        if seat.data:
            shutil.rmtree(seat.data, ignore_errors=True)

    def _run(self, work: Awaitable[None]) -> None:
        self._keep_running(asyncio.ensure_future(work))
