"""The process that draws pictures. It imports nothing of the server, so that it is there soon."""

import asyncio
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import TypeVar

T = TypeVar("T")


class RenderPool:
    """Runs slow work (matplotlib, pandas) in another process, so that answers never wait for a picture.

    The process is started when there is something to do for the first time.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, work: Callable[..., T], *arguments: object) -> T:
        """What `work` returns. If the process has died, as when memory is short, another one does it.

        Raises what `work` raises, and `BrokenProcessPool` if the other process dies too.
        """
        loop = asyncio.get_running_loop()
        pool = self._pool = self._pool or new_pool()
        try:
            return await loop.run_in_executor(pool, work, *arguments)
        except BrokenProcessPool:
            if self._pool is pool:  # several wait for a picture, and one of them is the first to learn of it
                logging.getLogger("mutuality").error("the process that draws pictures has died; here is another one")
                self._pool = new_pool()
                pool.shutdown(wait=False)
            return await loop.run_in_executor(self._pool, work, *arguments)

    def close(self) -> None:
        """End the process without waiting for a picture that nobody will see."""
        for process in multiprocessing.active_children():
            process.kill()
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def new_pool() -> ProcessPoolExecutor:
    """A pool of one process that has been started, and that does not outlive this one even if it is killed."""
    pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=begin)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # inherited: a Ctrl-C in the terminal is for the server alone
    try:
        pool.submit(os.getpid)
    finally:
        signal.signal(signal.SIGINT, before)
    return pool


def begin() -> None:
    """What a drawing process does first: it ends with the server, and leaves a Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # again, because Windows inherits none
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=(parent,), daemon=True).start()


def _exit_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
