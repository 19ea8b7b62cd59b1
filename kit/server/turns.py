"""Phones take turns: when a thousand come back at once, what is finished meanwhile goes out between them.

Without it the event loop serves in one go all who are ready: the last of them waits, and so does each saved answer.
"""

import gc
import selectors
import socket
import sys
from collections import deque
from collections.abc import Iterable
from typing import Any

READY_AT_ONCE = 4
NEW_AT_ONCE = 4
SECONDS_A_THREAD = 0.0005


class TakingTurns(selectors.DefaultSelector):
    """Of all connections that are ready, `READY_AT_ONCE` in a round of the loop, until each has had its turn."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[tuple[selectors.SelectorKey, int]] = deque()

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
    """Tornado accepts until it is told that nobody waits, which after a restart is 128 connections in one go."""

    _taken = 0

    def accept(self) -> tuple[socket.socket, Any]:
        if self._taken == NEW_AT_ONCE:
            self._taken = 0
            raise BlockingIOError("the others wait for the next round")
        try:
            found = super().accept()
        except OSError:
            self._taken = 0
            raise
        self._taken += 1
        return found
