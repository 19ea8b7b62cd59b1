"""Ports for the programs that tests start: none that the system gives away by itself while such a program starts."""

import os
import random
import socket

FIRST, OF_EACH_WORKER = 20_000, 1_000  # systems give away those from 32,768 or 49,152 on
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 12
_next = random.randrange(OF_EACH_WORKER)


def free_port() -> int:
    """A port that nobody listens on, and that no other test of this run is given."""
    global _next
    for _ in range(OF_EACH_WORKER):
        _next = (_next + 1) % OF_EACH_WORKER
        port = FIRST + _WORKER * OF_EACH_WORKER + _next
        with socket.socket() as listening:
            try:
                listening.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("all ports are taken")
