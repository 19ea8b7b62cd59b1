"""How long a test waits for what must happen: long, because other tests run beside it; it goes on once it has happened.

How soon things happen is a matter of `benchmarks/`.
"""

import time
from collections.abc import Callable
from typing import TypeVar

SECONDS = 90
MILLISECONDS = SECONDS * 1000
SECONDS_BETWEEN_LOOKS = 0.1

Found = TypeVar("Found")


def pause() -> None:
    """A moment in which nothing of this process goes on, not even a browser's call back to it."""
    time.sleep(SECONDS_BETWEEN_LOOKS)


def wait_until(true: Callable[[], Found]) -> Found:
    """What `true` finds, once it is true of something."""
    end = time.monotonic() + SECONDS
    while not (found := true()):
        assert time.monotonic() < end, f"did not come true within {SECONDS} seconds"
        pause()
    return found


def wait_for(expected: object, found: Callable[[], object], meanwhile: Callable[[], None] = pause) -> None:
    """Wait until what is `found` is the `expected`; `meanwhile` is what is done between two looks."""
    end = time.monotonic() + SECONDS
    while (last := found()) != expected:
        assert time.monotonic() < end, f"after {SECONDS} seconds it is still {last!r}, not {expected!r}"
        meanwhile()
