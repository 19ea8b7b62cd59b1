"""What a restart must find again, in a file beside the answers."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

SETTINGS = "server.json"
PORT = 8866


@dataclass
class Remembered:
    """The secret behind the facilitator links, the port of the QR codes, the newest room, and the host asked for."""

    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    port: int = 0
    room: str = ""
    host: str = ""

    @classmethod
    def read(cls, folder: Path) -> "Remembered":
        """What is remembered in `folder`, or a new secret."""
        file = folder / SETTINGS
        return cls(**json.loads(file.read_text(encoding="utf-8"))) if file.exists() else cls()

    def keep(self, folder: Path) -> None:
        """Write it so that only this user can read it, and so that a crash leaves the old file or the new one."""
        file = folder / f"{SETTINGS}.new"
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as new:
            json.dump(asdict(self), new)
        file.replace(folder / SETTINGS)


def remember_room(folder: Path, code: str) -> None:
    """Note that `code` is the newest room now ("" for none), so that no code of an erased room stays behind."""
    remembered = Remembered.read(folder)
    if remembered.room and remembered.room != code:
        remembered.room = code
        remembered.keep(folder)
