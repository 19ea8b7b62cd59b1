"""What holds up the event loop is noted, and forgotten after a minute."""

import asyncio
import time

from hypothesis import given
from hypothesis import strategies as st

from kit.server.runtime.lag import SECONDS_REMEMBERED, Lag


def test_what_blocks_is_measured_and_what_waits_is_not() -> None:
    lag = Lag()

    async def work() -> tuple[float, float]:
        await asyncio.sleep(0.3)
        waited = lag.longest_ms
        time.sleep(0.2)  # a mistake, on purpose: nobody is heard meanwhile
        await asyncio.sleep(0)
        return waited, lag.longest_ms

    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(lag.selector())) as runner:
        waited, blocked = runner.run(work())
    assert waited < 200
    assert blocked >= 200


@given(st.lists(st.tuples(st.floats(0, 30), st.floats(0, 5)), max_size=30))
def test_it_is_the_longest_of_the_last_minute(rounds: list[tuple[float, float]]) -> None:
    lag, now = Lag(), time.perf_counter() - 1000
    noted = []
    for pause, seconds in rounds:
        now += pause
        lag.note(now, seconds)
        noted.append((now, seconds))
        longest = max(each for at, each in noted if at >= now - SECONDS_REMEMBERED)
        assert lag._longest[0][1] == longest
    assert lag.longest_ms == 0.0, "all of it was long ago"
