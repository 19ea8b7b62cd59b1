"""The virtual environment beside the kit: where it is, what is in it, and whether that is all."""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OLDEST = (3, 11)
WINDOWS = os.name == "nt"
LOCKED, NEWEST = "tested", "newest"


@dataclass(frozen=True)
class Environment:
    """The environment of the kit in the folder `top`; with a `version` ("3.13"), one of its own made by `maker`."""

    top: Path
    version: str = ""
    maker: str = sys.executable

    @property
    def venv(self) -> Path:
        """The folder that holds all that is installed; deleting it undoes everything."""
        return self.top / (f".venv-{self.version}" if self.version else ".venv")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.venv / ("Scripts/python.exe" if WINDOWS else "bin/python")

    @property
    def stamp(self) -> Path:
        """What was installed, written down when it was complete."""
        return self.venv / "installed.json"

    @property
    def log(self) -> Path:
        """All that the steps of the last installation printed."""
        return self.venv / "install.log"

    def wanted(self, extras: Iterable[str], versions: str = LOCKED) -> dict[str, Any]:
        """What a complete installation with these extras looks like."""
        settings = tomllib.loads((self.top / "pyproject.toml").read_text(encoding="utf-8"))
        parts = [settings["build-system"], settings["project"], settings["tool"]["hatch"]]  # the rest installs nothing
        if versions == LOCKED:
            parts += [file.read_text(encoding="utf-8") for file in sorted((self.top / "requirements").glob("*.txt"))]
        return {
            "project": hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest(),
            "folder": str(self.top),
            "extras": sorted(extras),
            "versions": versions,
        }

    def installed(self) -> dict[str, Any]:
        """What was written down when an installation was last complete, or nothing."""
        try:
            found = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def is_complete(found: dict[str, Any], want: dict[str, Any]) -> bool:
    """Whether the installation `found` holds all that we `want`."""
    same = all(found.get(key) == want[key] for key in ("project", "folder", "versions"))
    return same and set(want["extras"]) <= set(found.get("extras", ()))


def works(python: Path) -> bool:
    """Whether the virtual environment's Python starts, is new enough, and has pip, which is the way to uv and back."""
    test = f"import pip, sys; sys.exit(sys.version_info[:2] < {OLDEST!r})"
    try:
        done = subprocess.run([str(python), "-c", test], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0
