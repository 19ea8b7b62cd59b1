"""How long the event loop is held up: whatever blocks it, all phones wait for."""

import asyncio
import time
from collections import deque

SECONDS_BETWEEN_LOOKS = 0.05
LOOKS_REMEMBERED = round(60 / SECONDS_BETWEEN_LOOKS)


class Lag:
    """Asks to be woken twenty times a second, and notes by how much it was late, for about a minute."""

    def __init__(self) -> None:
        self._late: deque[float] = deque(maxlen=LOOKS_REMEMBERED)

    async def watch(self) -> None:
        """Look until cancelled."""
        while True:
            asked = time.perf_counter()
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            self._late.append(time.perf_counter() - asked - SECONDS_BETWEEN_LOOKS)

    @property
    def longest_ms(self) -> float:
        """The longest delay of the last minute in milliseconds, 0 before the first look."""
        return round(max(self._late, default=0.0) * 1000, 1)
