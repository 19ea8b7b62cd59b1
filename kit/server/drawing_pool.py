"""The process that draws pictures. It imports nothing of the server, so that it is there soon."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def new_pool() -> ProcessPoolExecutor:
    """A pool of one process that has been started, and that does not outlive this one even if it is killed."""
    pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=begin)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # inherited: a Ctrl-C in the terminal is for the server alone
    try:
        pool.submit(os.getpid)
    finally:
        signal.signal(signal.SIGINT, before)
    return pool


def end_pool(pool: ProcessPoolExecutor) -> None:
    """End it without waiting for a picture that nobody will see."""
    for process in multiprocessing.active_children():
        process.kill()
    pool.shutdown(cancel_futures=True)


def begin() -> None:
    """What a drawing process does first: it ends with the server, and leaves a Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # again, because Windows inherits none
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=(parent,), daemon=True).start()


def _exit_after(parent: Any) -> None:
    parent.join()
    os._exit(1)
