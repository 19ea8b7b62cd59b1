"""What an installation asks of the machine, looked at before the first step: each question has its own message."""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import Any

# The longest path of a file in an environment, counted from it; tests/tooling/test_installing.py measures it.
LONGEST_PART = 180
LONGEST_ON_WINDOWS = 259

GET_PYTHON = {
    "win32": "Get it from https://www.python.org/downloads/windows/, the one called 'Windows installer (64-bit)'.",
    "darwin": "Get it from https://www.python.org/downloads/ or with: brew install python",
}


def is_32_bit(largest: int = sys.maxsize, platform: str = sys.platform) -> str | None:
    """The message for a 32-bit Python, or None. `largest` is its sys.maxsize."""
    if largest > 2**32:
        return None
    cure = GET_PYTHON.get(platform, "On Linux this takes a 64-bit system.")
    return (
        "This is a 32-bit Python, and some parts of the kit are made for 64-bit Pythons alone.\n"
        f"Install the 64-bit Python beside it, and start the kit with that. {cure}"
    )


def missing_parts(platform: str = sys.platform, find: Callable[[str], Any] = find_spec) -> str | None:
    """The message for a Python that cannot make a virtual environment, or None. `platform` is sys.platform's."""
    if find("venv") and find("ensurepip"):
        return None
    cure = {
        "win32": "Install Python again from https://www.python.org/downloads/ with the box 'pip' ticked.",
        "darwin": "Install Python from https://www.python.org/downloads/ or with: brew install python",
    }.get(
        platform,
        "On Debian, Ubuntu or Mint:  sudo apt install python3-venv\n"
        "On Fedora:                  sudo dnf install python3-pip\n"
        "Elsewhere, look for a package called python-venv or python-ensurepip.",
    )
    return "This Python came without 'venv', which the kit needs to install its parts.\n" + cure


def long_paths_allowed() -> bool:
    """Whether this system takes paths of any length; Windows does once somebody has switched that on."""
    try:
        winreg = import_module("winreg")
    except ImportError:
        return True
    place = r"SYSTEM\CurrentControlSet\Control\FileSystem"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except OSError:
        return False


def too_deep(
    venv: PurePath, platform: str = sys.platform, long_paths: Callable[[], bool] = long_paths_allowed
) -> str | None:
    """The message for an environment so deep in folders that Windows could not write all its files, or None."""
    if platform != "win32" or len(str(venv)) + 1 + LONGEST_PART <= LONGEST_ON_WINDOWS or long_paths():
        return None
    most = LONGEST_ON_WINDOWS - LONGEST_PART - 1 - len(venv.name) - 1
    return (
        f"The kit is in {venv.parent},\n"
        "and that is too long a path: Windows could not write all files below it. Move the kit's folder nearer to the\n"
        f"root of the disk, for example to C:\\mutuality, and start it there. Its path may have {most} letters."
    )


def unwritable(folder: Path, error: OSError) -> str:
    """The message for a folder of the kit in which nothing can be written."""
    return (
        f"The kit cannot write in its own folder {folder}: {error.strerror or error}.\n"
        "It installs its parts there. Copy the whole folder to a place of yours, for example into your documents,\n"
        "and start it there. Nothing was changed."
    )
