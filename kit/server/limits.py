"""How much the system lets this server have at once: connections, and kernels of visitors."""

import sys

import psutil

WANTED = 8192
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
