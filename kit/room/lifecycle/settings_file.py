"""What a restart must find again, in a file beside the answers."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from kit.exercises.json_types import Value
from kit.responses import StoreNotUsable
from kit.responses.database.patient_files import patiently

FILE = "server.json"
PORT = 8866


@dataclass
class ServerFile:
    """The secret behind links, the port of the QR codes, the newest room, the host asked for, and so on.

    `laptop_of` says whom the computer belongs to, "" as long as nobody has said so.
    """

    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    port: int = 0
    room: str = ""
    host: str = ""
    certificate: str = ""
    temporary: str = ""
    laptop_of: str = ""

    @classmethod
    def read(cls, folder: Path) -> "ServerFile":
        """What was kept in `folder`, or a new secret if there is no file. What a newer kit has added is left aside.

        Raises `StoreNotUsable` if the file is damaged: a new secret would end all facilitator links, and nobody knew.
        """
        file = folder / FILE
        if not file.exists():
            return cls()
        try:
            found = json.loads(patiently(lambda: file.read_text(encoding="utf-8")))
        except OSError as error:
            raise StoreNotUsable(f"The file {file} cannot be read: {error.strerror}.") from error
        except ValueError as error:
            raise _damaged(file) from error
        if not _is_whole(found):
            raise _damaged(file)
        return cls(**{each.name: found[each.name] for each in fields(cls) if each.name in found})

    def keep(self, folder: Path) -> None:
        """Write it so that only this user can read it, and so that a crash leaves the old file or the new one.

        Raises `StoreNotUsable` if that is not possible, as on a full disk.
        """
        file = folder / f"{FILE}.new"
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as new:
                json.dump(asdict(self), new)
                new.flush()
                os.fsync(new.fileno())
            patiently(lambda: file.replace(folder / FILE))
        except OSError as error:
            raise StoreNotUsable(
                f"The file {folder / FILE} cannot be written ({error.strerror}). No answer is lost. Make room on the "
                "disk and see that the folder may be written, or choose another data folder."
            ) from error


def remember_room(folder: Path, code: str) -> None:
    """Note that `code` is the newest room now ("" for none), so that no code of an erased room stays behind."""
    kept = ServerFile.read(folder)
    if kept.room and kept.room != code:
        kept.room = code
        kept.keep(folder)


def remember_laptop(folder: Path, name: str) -> None:
    """Note whom the computer belongs to. Raises `StoreNotUsable` as `keep` does."""
    kept = ServerFile.read(folder)
    kept.laptop_of = name
    kept.keep(folder)


def _is_whole(found: Value) -> bool:
    """Whether there is a secret, and everything else is of its kind."""
    if not isinstance(found, dict) or not found.get("secret"):
        return False
    kinds = {each.name: int if each.name == "port" else str for each in fields(ServerFile)}
    return all(isinstance(found.get(name, kind()), kind) for name, kind in kinds.items())


def _damaged(file: Path) -> StoreNotUsable:
    return StoreNotUsable(
        f"The file {file} is damaged. Put back a copy of it if you have one. If you delete it, no answer is lost; but "
        "the facilitator link changes, and it is shown when the room server starts."
    )
