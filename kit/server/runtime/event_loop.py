"""Phones take turns: when a thousand come back at once, what is finished meanwhile goes out between them.

Without it the event loop serves in one go all who are ready: the last of them waits, and so does each saved answer.
"""

import errno
import gc
import os
import selectors
import socket
import sys
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from kit.server.runtime.limits import socket_limit

READY_AT_ONCE = 4
NEW_AT_ONCE = 4
SECONDS_A_THREAD = 0.0005
NO_FILE_LEFT = (errno.EMFILE, errno.ENFILE)


class TakingTurns(selectors.DefaultSelector):
    """Of all connections that are ready, `READY_AT_ONCE` in a round of the loop, until each has had its turn."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[tuple[selectors.SelectorKey, int]] = deque()
        self._limit = socket_limit()

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        """As ever, but one too many is refused here: when all are waited for, it would end the server.

        Raises `OSError` (EMFILE), as the system does for one file too many.
        """
        if len(self.get_map()) >= self._limit:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return super().register(fileobj, events, data)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if not self._waiting:
            self._waiting.extend(super().select(timeout))
        turn = [self._waiting.popleft() for _ in range(min(READY_AT_ONCE, len(self._waiting)))]
        now = self.get_map()  # while they waited, some may have gone, or wait for something else: that is asked anew
        return [(key, events) for key, events in turn if now.get(key.fd) is key]


def phones_come_first() -> None:
    """Let neither other threads nor the search for garbage hold up the loop for long; once, before it runs.

    A thread that makes a page would hold up each step of each answer by the 5 ms that are Python's own setting. And
    what is there now stays for good, and need not be looked through again each time.
    """
    sys.setswitchinterval(SECONDS_A_THREAD)
    gc.freeze()


def few_at_a_time(sockets: Iterable[socket.socket]) -> list[socket.socket]:
    """The same listening sockets, not blocking; each takes at most `NEW_AT_ONCE` connections in a round of the loop."""
    entrances: list[socket.socket] = [_Entrance(fileno=each.detach()) for each in sockets]
    for each in entrances:
        each.setblocking(False)
    return entrances


class _Entrance(socket.socket):
    """Tornado accepts until it is told that nobody waits, which after a restart is 128 connections in one go.

    Where the system has no file left, whoever comes is turned away: else they would wait, and be asked after for ever.
    """

    _taken = 0
    _spare: int | None = None

    def accept(self) -> tuple[socket.socket, Any]:
        if self._taken == NEW_AT_ONCE:
            self._taken = 0
            raise BlockingIOError("the others wait for the next round")
        try:
            found = super().accept()
        except OSError as error:
            self._taken = 0
            if error.errno not in NO_FILE_LEFT:
                raise
            self._turn_away()
            raise BlockingIOError("no file is left") from error
        if self._spare is None:
            self._spare = os.open(os.devnull, os.O_RDONLY)
        self._taken += 1
        return found

    def close(self) -> None:
        if self._spare is not None:
            os.close(self._spare)
            self._spare = None
        super().close()

    def _turn_away(self) -> None:
        """Accept with the file that was kept for this, and hang up."""
        if self._spare is None:
            return
        os.close(self._spare)
        self._spare = None
        with suppress(OSError):
            super().accept()[0].close()
        with suppress(OSError):
            self._spare = os.open(os.devnull, os.O_RDONLY)
