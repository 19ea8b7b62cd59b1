"""Slows down whoever guesses codes."""

import asyncio
import time
from hashlib import sha256

from kit.room.refused import Refused

WRONG_TRIES, WITHIN_SECONDS = 20, 300
SECONDS_A_TURN = 1.0
MOST_WAITING = 20
MOST_ADDRESSES = 1000
LONGEST_CODE = 200


class RateLimiter:
    """After `WRONG_TRIES` different wrong codes in five minutes from one address, tries from there take turns.

    It does not stay shut, because behind a proxy or a tunnel a whole room has one address. At one try a second, half
    of all room codes take more than a year. A try counts as wrong from its beginning, so that tries made at once cannot
    all slip in; `right` takes it back.
    """

    def __init__(self) -> None:
        self._tried: dict[str, dict[bytes, float]] = {}
        self._next_turn: dict[str, float] = {}

    async def tried(self, address: str, code: str) -> None:
        """Note that `code` is tried from `address`, and wait for its turn.

        Raises `Refused` (429) if `MOST_WAITING` tries from there wait already.
        """
        now = time.monotonic()
        self._forget_addresses(now)
        tried = _lately(self._tried.get(address, {}), now)
        self._tried[address] = tried
        key = _short(code)
        if len(tried) < WRONG_TRIES:
            self._next_turn.pop(address, None)
            tried[key] = now
            return
        turn = max(now, self._next_turn.get(address, now))
        if turn - now >= MOST_WAITING * SECONDS_A_TURN:
            raise Refused(429, "too-many-tries")
        tried[key] = now
        self._next_turn[address] = turn + SECONDS_A_TURN
        await asyncio.sleep(turn - now)

    def right(self, address: str, code: str) -> None:
        """Take back what `tried` noted: the code was right."""
        tried = self._tried.get(address, {})
        tried.pop(_short(code), None)
        if not tried:
            self._tried.pop(address, None)

    def _forget_addresses(self, now: float) -> None:
        """Let go of addresses from which nothing was tried lately, once there are many."""
        if len(self._tried) >= MOST_ADDRESSES:
            self._tried = {each: left for each, tried in self._tried.items() if (left := _lately(tried, now))}
            self._next_turn = {each: at for each, at in self._next_turn.items() if each in self._tried}


def _short(code: str) -> bytes:
    """What is remembered of a code: as much for one of two million characters as for one of six."""
    return sha256(code[: LONGEST_CODE + 1].encode("utf-8", "surrogatepass")).digest()


def _lately(tried: dict[bytes, float], now: float) -> dict[bytes, float]:
    return {code: at for code, at in tried.items() if at > now - WITHIN_SECONDS}
