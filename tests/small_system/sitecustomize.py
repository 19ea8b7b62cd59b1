"""Lets a room server run on a system that bears little: few sockets at once, as on Windows, or few open files.

Python imports this file in each program that is started while `PYTHONPATH` names its folder.
"""

import os
import selectors
import sys

SOCKETS, FILES = (int(os.environ.get(name, "0")) for name in ("SOCKETS_AT_MOST", "FILES_AT_MOST"))


class AsOnWindows(selectors.SelectSelector):
    """`select.select` of Windows raises this error, which ends an event loop."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if len(self.get_map()) > SOCKETS:
            raise ValueError("too many file descriptors in select()")
        return super().select(timeout)


if {"kit.cli", "serve"} <= set(sys.orig_argv):
    if SOCKETS:
        vars(selectors)["DefaultSelector"] = AsOnWindows
    if FILES and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
