"""Guessing codes is slow, but whoever knows the code gets in, also from behind an address that many share."""

import asyncio
import time

import pytest

from kit.server import door
from kit.server.access import Refused
from kit.server.door import WRONG_TRIES, Door

pytestmark = pytest.mark.usefixtures("quick_turns")


@pytest.fixture
def quick_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SECONDS_A_TURN", 0.05)


async def guess(at: Door, how_many: int, start: int = 0) -> None:
    for number in range(start, start + how_many):
        await at.tried("one address", f"wrong {number}")


def test_the_right_code_opens_after_many_wrong_ones_but_takes_its_turn() -> None:
    async def story() -> None:
        at = Door()
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
        at = Door()
        await guess(at, WRONG_TRIES)
        begun = time.monotonic()
        tries = [at.tried("one address", f"another {number}") for number in range(door.MOST_WAITING + 10)]
        ended = await asyncio.gather(*tries, return_exceptions=True)
        refused = [each for each in ended if isinstance(each, Refused)]
        assert {each.status_code for each in refused} == {429}
        assert len(refused) in range(8, 11), "the others wait"
        assert time.monotonic() - begun > 0.05 * (door.MOST_WAITING - 2)

    asyncio.run(story())


def test_right_codes_are_never_slowed() -> None:
    async def story() -> None:
        at = Door()
        begun = time.monotonic()
        for number in range(5 * WRONG_TRIES):
            await at.tried("one address", f"right {number}")
            at.right("one address", f"right {number}")
        assert time.monotonic() - begun < 0.05

    asyncio.run(story())
