"""Files that another program looks at for a moment: on Windows, a virus scanner opens what was just written."""

import time
from collections.abc import Callable
from typing import TypeVar

Done = TypeVar("Done")

TRIES = 8
FIRST_PAUSE = 0.01  # seconds, and twice as long each time: 1.3 s in all


def patiently(act: Callable[[], Done], pause: Callable[[float], None] = time.sleep) -> Done:
    """What `act` gives, tried again for about a second while the system refuses it.

    Raises the last `PermissionError` if it is refused to the end, as it is for want of rights, and any other error at
    once. `pause` waits so many seconds.
    """
    for tried in range(TRIES - 1):
        try:
            return act()
        except PermissionError:
            pause(FIRST_PAUSE * 2**tried)
    return act()
