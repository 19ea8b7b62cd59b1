"""The store: the only way to the database, one for each process and data folder."""

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kit.responses.backup.copies import Copies
from kit.responses.backup.restoring import refuse_what_is_damaged
from kit.responses.database.engines import Engines, connect
from kit.responses.database.failures import StoreNotUsable
from kit.responses.database.folder_lock import FolderLock
from kit.responses.database.migrations import migrate
from kit.responses.database.remembered import Remembered
from kit.responses.database.writer import Writer

T = TypeVar("T")


class Store:
    """Opens `folder` (made if it is missing), and in it `mutuality.sqlite`, or the database at `url` instead.

    An older database is brought up to date, after a backup copy. Raises `StoreNotUsable` if the folder cannot be
    written, another server uses it, or a newer kit wrote the database.
    """

    def __init__(self, folder: Path, url: str | None = None) -> None:
        self.folder = folder
        self._lock = _hold(folder)
        try:
            self._engines = connect(folder, url)
            self.backup = _open(self._engines)
        except BaseException:
            self._lock.release()
            raise
        self._remembered = Remembered(self._engines.writer)
        self._writer = Writer(self._engines, self._remembered.committed)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None with a database server."""
        return self._engines.file

    @property
    def copies(self) -> Copies:
        """Whose turn it is with the copies of the file."""
        return self._engines.copies

    @property
    def commits(self) -> int:
        """How many commits were made since the start."""
        return self._writer.commits

    def write(self, job: Callable[[Connection], T]) -> Future[T]:
        """Run `job` in the writer thread, in a savepoint of its own; many jobs share a commit.

        The future resolves when the commit is durable. It fails with what `job` raised, or with `NotStored` if the
        database could not take it (full disk). After a failed commit `job` may be called a second time.
        """
        return self._writer.submit(job)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read-only connection on which everything shows the same moment; safe from any thread."""
        with self._engines.reader.connect() as connection:
            yield connection

    def remembered(self, key: Hashable, read: Callable[[Connection], T]) -> T:
        """What `read(connection)` finds, without asking again until something it was read from has changed.

        Each `key` stands for one thing to read, such as `("state", room)`. `read` must ask with `select` alone, and
        nobody may change what it returns. A change is seen by everybody before the future of its `write` resolves.
        """
        return self._remembered.value(self.read, key, read)

    def maintain(self, work: Callable[[Engines], T]) -> Future[T]:
        """Run `work` in the writer thread between two commits, for what no transaction allows."""
        return self._writer.submit(work, alone=True)

    def close(self) -> None:
        """Finish what was given to `write`, then close the database; more than once does no harm."""
        self._writer.close()
        self._engines.dispose()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _hold(folder: Path) -> FolderLock:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return FolderLock(folder)
    except OSError as error:
        raise _unusable(folder, error) from error
    except Exception as error:
        if isinstance(error, StoreNotUsable):
            raise
        raise _unusable(folder, error) from error


def _open(engines: Engines) -> Path | None:
    try:
        if engines.file:
            refuse_what_is_damaged(engines.file)
            engines.file.touch(mode=0o600)
        return migrate(engines)
    except (SQLAlchemyError, OSError) as error:
        engines.dispose()
        raise _unusable(engines.file or Path(engines.writer.url.database or "the database"), error) from error
    except StoreNotUsable:
        engines.dispose()
        raise


def _unusable(place: Path, error: Exception) -> StoreNotUsable:
    said = getattr(error, "orig", None) or error
    return StoreNotUsable(
        f"{place} cannot be used to keep answers ({said}). Nothing was changed. "
        "Check that it is there and may be written, or choose another data folder."
    )
