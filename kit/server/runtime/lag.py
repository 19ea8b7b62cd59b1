"""How long the event loop is held up: whatever blocks it, all phones wait for."""

import selectors
import time
from collections import deque

from kit.server.runtime.event_loop import TakingTurns

SECONDS_REMEMBERED = 60


class Lag:
    """The longest rounds of the event loop in the last minute, each measured from one wait for news to the next.

    To be woken in order to look costs more processor time than all else that an idle server does.
    """

    def __init__(self) -> None:
        self._longest: deque[tuple[float, float]] = deque()  # (when it ended, seconds): each longer than those after it

    def selector(self) -> TakingTurns:
        """What an event loop waits with, so that phones take turns in it, and its rounds are measured."""
        return _Measured(self)

    def note(self, ended: float, seconds: float) -> None:
        """A round of `seconds` has ended at `ended` (of `time.perf_counter`)."""
        while self._longest and self._longest[-1][1] <= seconds:
            self._longest.pop()
        self._longest.append((ended, seconds))
        self._forget(ended)

    @property
    def longest_ms(self) -> float:
        """The longest round of the last minute in milliseconds, 0 before the first."""
        self._forget(time.perf_counter())
        return round(self._longest[0][1] * 1000, 1) if self._longest else 0.0

    def _forget(self, now: float) -> None:
        while self._longest and self._longest[0][0] < now - SECONDS_REMEMBERED:
            self._longest.popleft()


class _Measured(TakingTurns):
    """Between two calls of `select` the loop works, and hears nobody."""

    def __init__(self, lag: Lag) -> None:
        super().__init__()
        self._lag = lag
        self._since: float | None = None

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        now = time.perf_counter()
        if self._since is not None:
            self._lag.note(now, now - self._since)
        try:
            return super().select(timeout)
        finally:
            self._since = time.perf_counter()
