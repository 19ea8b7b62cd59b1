"""The computer stays awake, and its screen lit, while a room is open: a laptop that sleeps takes the room with it."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

WARNING = (
    "This computer may fall asleep by itself, and then no phone reaches the room. "
    "Switch sleep off in its settings until the workshop is over, and plug it in."
)


@contextmanager
def stays_awake(wanted: bool = True) -> Iterator[None]:
    """Keep it awake until the end, if it is `wanted`; where the system does not let us, say so and go on."""
    presenting = _presenting() if wanted else None
    if presenting is None:
        _warn(wanted)
        yield
        return
    with presenting as mode:
        _warn(not mode.active)
        yield


def _presenting() -> AbstractContextManager[Any] | None:
    """What keeps computer and screen awake; None in an installation of before, which may open a room all the same."""
    try:
        from wakepy import keep
    except ImportError:
        return None
    return keep.presenting(on_fail="pass")


def _warn(it_may_sleep: bool) -> None:
    if it_may_sleep:
        print(WARNING, file=sys.stderr, flush=True)
