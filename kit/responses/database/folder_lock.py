"""One server for a data folder: a lock that the operating system takes back when the process ends, however it ends."""

import sqlite3
from pathlib import Path

from kit.responses.database.failures import StoreNotUsable

LOCK_FILE = "in-use.lock"


class FolderLock:
    """Holds `folder` for this process until `release`. Raises `StoreNotUsable` if another process holds it.

    The lock is the one that SQLite puts on an empty file, which works alike on Linux, macOS and Windows.
    """

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / LOCK_FILE, timeout=0, check_same_thread=False)
        try:
            self._connection.isolation_level = None
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._connection.close()
            if "locked" not in str(error):
                raise
            raise StoreNotUsable(
                f"Another server is using the data folder {folder}. "
                "Stop that server first, or start this one with another data folder."
            ) from error

    def release(self) -> None:
        """Let the next server have the folder."""
        self._connection.close()
