"""Slows down whoever guesses codes."""

import asyncio
import time

from kit.server.access import Refused

WRONG_TRIES, WITHIN_SECONDS = 20, 300
SECONDS_A_TURN = 1.0
MOST_WAITING = 20


class Door:
    """After `WRONG_TRIES` different wrong codes in five minutes from one address, tries from there take turns.

    It does not stay shut, because behind a proxy or a tunnel a whole room has one address. At one try a second, half
    of all room codes take more than a year. A try counts as wrong from its beginning, so that tries made at once cannot
    all slip in; `right` takes it back.
    """

    def __init__(self) -> None:
        self._tried: dict[str, dict[str, float]] = {}
        self._next_turn: dict[str, float] = {}

    async def tried(self, address: str, code: str) -> None:
        """Note that `code` is tried from `address`, and wait for its turn.

        Raises `Refused` (429) if `MOST_WAITING` tries from there wait already.
        """
        now = time.monotonic()
        tried = {code: at for code, at in self._tried.get(address, {}).items() if at > now - WITHIN_SECONDS}
        self._tried[address] = tried
        if len(tried) < WRONG_TRIES:
            self._next_turn.pop(address, None)
            tried[code] = now
            return
        turn = max(now, self._next_turn.get(address, now))
        if turn - now >= MOST_WAITING * SECONDS_A_TURN:
            raise Refused(429, "too-many-tries")
        tried[code] = now
        self._next_turn[address] = turn + SECONDS_A_TURN
        await asyncio.sleep(turn - now)

    def right(self, address: str, code: str) -> None:
        """Take back what `tried` noted: the code was right."""
        tried = self._tried.get(address, {})
        tried.pop(code, None)
        if not tried:
            self._tried.pop(address, None)
