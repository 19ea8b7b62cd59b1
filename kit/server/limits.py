"""How many connections the system lets this server have at once."""

import sys

WANTED = 8192


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
