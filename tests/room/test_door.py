"""Guessing codes is slow, but whoever knows the code gets in, also from behind an address that many share."""

import asyncio
import time
import tracemalloc

import pytest

from kit.room.participants import rate_limit
from kit.room.participants.rate_limit import WRONG_TRIES, RateLimiter
from kit.room.refused import Refused

pytestmark = pytest.mark.usefixtures("quick_turns")


@pytest.fixture
def quick_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "SECONDS_A_TURN", 0.05)
    monkeypatch.setattr(rate_limit, "MOST_ADDRESSES", 50)  # each further try from elsewhere looks at all of them


async def guess(at: RateLimiter, how_many: int, start: int = 0) -> None:
    for number in range(start, start + how_many):
        await at.tried("one address", f"wrong {number}")


def test_the_right_code_opens_after_many_wrong_ones_but_takes_its_turn() -> None:
    async def story() -> None:
        at = RateLimiter()
        await guess(at, WRONG_TRIES)
        begun = time.monotonic()
        for _ in range(3):
            await at.tried("one address", "the right one")
            at.right("one address", "the right one")
        assert time.monotonic() - begun > 0.09
        begun = time.monotonic()
        await at.tried("another address", "the right one")
        assert time.monotonic() - begun < 0.04

    asyncio.run(story())


def test_tries_made_at_once_do_not_slip_in() -> None:
    async def story() -> None:
        at = RateLimiter()
        await guess(at, WRONG_TRIES)
        begun = time.monotonic()
        tries = [at.tried("one address", f"another {number}") for number in range(rate_limit.MOST_WAITING + 10)]
        ended = await asyncio.gather(*tries, return_exceptions=True)
        refused = [each for each in ended if isinstance(each, Refused)]
        assert {each.status for each in refused} == {429}
        assert len(refused) in range(8, 11), "the others wait"
        assert time.monotonic() - begun > 0.05 * (rate_limit.MOST_WAITING - 2)

    asyncio.run(story())


def test_what_is_remembered_of_a_code_is_short_however_long_it_was() -> None:
    """40 of 1.9 MB held 141 MB for five minutes, and many addresses for good."""

    async def story() -> None:
        at = RateLimiter()
        tracemalloc.start()
        try:
            for number in range(WRONG_TRIES):
                await at.tried("one address", f"{number} " + "x" * 2_000_000)
            for number in range(3 * rate_limit.MOST_ADDRESSES):
                await at.tried(f"address {number}", "wrong")
            assert tracemalloc.get_traced_memory()[0] < 3_000_000
        finally:
            tracemalloc.stop()

    asyncio.run(story())


def test_addresses_from_which_nothing_comes_any_more_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "WITHIN_SECONDS", -1)

    async def story() -> None:
        at = RateLimiter()
        for number in range(3 * rate_limit.MOST_ADDRESSES):
            await at.tried(f"address {number}", "wrong")
        assert len(at._tried) <= rate_limit.MOST_ADDRESSES

    asyncio.run(story())


def test_right_codes_are_never_slowed() -> None:
    async def story() -> None:
        at = RateLimiter()
        begun = time.monotonic()
        for number in range(5 * WRONG_TRIES):
            await at.tried("one address", f"right {number}")
            at.right("one address", f"right {number}")
        assert time.monotonic() - begun < 0.05

    asyncio.run(story())
