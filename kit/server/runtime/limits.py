"""How much the system lets this server have at once: connections, and kernels of visitors."""

import selectors
import sys

import psutil

WANTED = 8192
SELECTED_AT_ONCE = 512
"""How many sockets Python can wait for on Windows, where it has nothing but `select()`."""
SPARE, SHARE_SPARE = 64, 8
"""What phones leave for everything else: files, kernels, the pool. So many, or one in so many if that is more."""
FILES_A_KERNEL, MB_A_KERNEL = 20, 150  # with pandas, matplotlib and the sockets of its page: measured 15 and 94


def raise_file_limit() -> int:
    """Raise this process's limit of open files towards `WANTED`, as far as the system allows; returns what it is now.

    Every phone with an open page holds one. Windows has no such limit to raise; there it is `WANTED`.
    """
    if sys.platform == "win32":
        return WANTED
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return WANTED if soft == resource.RLIM_INFINITY else soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted


def file_limit() -> int:
    """How many files this process may have open now; `WANTED` where there is no limit."""
    if sys.platform == "win32":
        return WANTED
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return WANTED if soft == resource.RLIM_INFINITY else soft


def socket_limit() -> int:
    """How many sockets the event loop can wait for at once; a very large number where the system sets no limit.

    On Windows Python raises an error for more, and the server would end.
    """
    return SELECTED_AT_ONCE if issubclass(selectors.DefaultSelector, selectors.SelectSelector) else sys.maxsize


def most_connections(limit: int) -> int:
    """How many connections there may be at once, of a system that bears `limit`.

    >>> most_connections(512), most_connections(8192), most_connections(256)
    (448, 7168, 192)
    """
    return max(1, limit - max(SPARE, limit // SHARE_SPARE))


def most_streams(connections: int) -> int:
    """How many of the `connections` may be streams of events. Each phone with one needs another for what it asks.

    >>> most_streams(448), most_streams(7168)
    (299, 4779)
    """
    return connections - connections // 3


def free_mb() -> float:
    """Memory in MB that a new program could have now."""
    return float(psutil.virtual_memory().available) / 2**20


def most_kernels(files: int, memory_mb: float) -> int:
    """How many visitors may have a kernel at once: they get half of the `files` and half of the free memory.

    >>> most_kernels(8192, 4000)
    13
    >>> most_kernels(1024, 16000)
    25
    >>> most_kernels(256, 100)
    1
    """
    return max(1, min(files // 2 // FILES_A_KERNEL, int(memory_mb / 2 / MB_A_KERNEL)))
