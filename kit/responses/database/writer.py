"""The one thread that writes. Jobs that come while it is busy share the next commit (group commit)."""

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, NotSupportedError, ProgrammingError

from kit.responses.database.engines import Engines
from kit.responses.database.failures import NotStored, not_stored

T = TypeVar("T")

_MOST_IN_A_COMMIT = 256
# Errors about one statement; every other error of the database is about the disk, the file or the connection.
_OF_ONE_JOB = (IntegrityError, DataError, ProgrammingError, NotSupportedError)


@dataclass(frozen=True)
class _Job:
    work: Callable[..., object]
    alone: bool = False
    future: Future[Any] = field(default_factory=Future)  # jobs of all types wait in one queue


@dataclass(frozen=True)
class _Outcome:
    result: object = None
    error: BaseException | None = None


class _NotBegunError(Exception):
    """No transaction could be begun, so that trying each job by itself is of no use."""


class Writer:
    """Runs jobs in one thread, each in a savepoint, many to a commit; a failure never ends the thread.

    A future is resolved only when its commit is durable, after `committed()`. `commits` counts the commits.
    """

    def __init__(self, engines: Engines, committed: Callable[[], None]) -> None:
        self.commits = 0
        self._engines = engines
        self._committed = committed
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closing = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[..., T], alone: bool = False) -> Future[T]:
        """Queue `work(connection)`, or with `alone` `work(engines)` outside of any transaction.

        If a commit fails, the jobs in it are tried again one by one: `work` may be called twice.
        """
        job = _Job(work, alone)
        with self._lock:
            if self._closing:
                job.future.set_exception(NotStored("The answer was not stored: the server is stopping. Send it again."))
            else:
                self._jobs.put(job)
        return job.future

    def close(self) -> None:
        """Finish everything that was queued, then end the thread."""
        with self._lock:
            if not self._closing:
                self._closing = True
                self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        open_for_more = True
        while open_for_more:
            taken, open_for_more = self._take()
            together: list[_Job] = []
            for job in taken:
                if not job.future.set_running_or_notify_cancel():
                    continue
                if job.alone:
                    self._store(together)
                    together = []
                    outcome = _try(job.work, self._engines)
                    self._committed()
                    _resolve(job, outcome)
                else:
                    together.append(job)
            self._store(together)

    def _take(self) -> tuple[list[_Job], bool]:
        """Wait for a job; return it with those that wait behind it, and whether more may come."""
        jobs: list[_Job] = []
        while len(jobs) < _MOST_IN_A_COMMIT:
            try:
                job = self._jobs.get(block=not jobs)
            except queue.Empty:
                break
            if job is None:
                return jobs, False
            jobs.append(job)
        return jobs, True

    def _store(self, jobs: Sequence[_Job]) -> None:
        if not jobs:
            return
        try:
            outcomes = self._commit(jobs)
        except Exception as error:  # whatever it is, this thread must go on
            if len(jobs) == 1 or isinstance(error, _NotBegunError):
                cause = error.__cause__ if isinstance(error, _NotBegunError) else error
                outcomes = [_Outcome(error=not_stored(cause or error)) for _ in jobs]
            else:
                # One large answer must not take small ones with it that still have room.
                for job in jobs:
                    self._store([job])
                return
        for job, outcome in zip(jobs, outcomes, strict=True):
            _resolve(job, outcome)

    def _commit(self, jobs: Sequence[_Job]) -> list[_Outcome]:
        try:
            connection = self._engines.writer.connect()
        except Exception as error:
            raise _NotBegunError from error
        with connection:
            try:
                connection.begin()
            except Exception as error:
                connection.invalidate()
                raise _NotBegunError from error
            try:
                outcomes = [_in_savepoint(connection, job) for job in jobs]
                connection.commit()
            except BaseException:
                # After a full disk SQLite may have ended the transaction by itself: take a new connection.
                connection.invalidate()
                raise
        self.commits += 1
        self._committed()
        return outcomes


def _in_savepoint(connection: Connection, job: _Job) -> _Outcome:
    savepoint = connection.begin_nested()
    outcome = _try(job.work, connection)
    if outcome.error is None:
        savepoint.commit()
        return outcome
    if isinstance(outcome.error, DatabaseError) and not isinstance(outcome.error, _OF_ONE_JOB):
        raise outcome.error
    savepoint.rollback()
    return outcome


def _try(work: Callable[..., object], given: Connection | Engines) -> _Outcome:
    try:
        return _Outcome(result=work(given))
    except BaseException as error:  # handed on to whoever waits for the future
        return _Outcome(error=error)


def _resolve(job: _Job, outcome: _Outcome) -> None:
    if outcome.error is None:
        job.future.set_result(outcome.result)
    else:
        job.future.set_exception(outcome.error)
