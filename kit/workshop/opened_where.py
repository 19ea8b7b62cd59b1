"""Where a notebook is opened decides its language, its exercises, and where answers go.

A room's server executes each notebook once for all, and says so in the environment of that kernel. Anywhere else
(JupyterLab, plain Voilà, nbval) the kernel belongs to one person, and her answers go to a file of hers.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

import platformdirs

from kit.exercises import exercises_folder

IN_ROOM = "MUTUALITY_IN_ROOM"
LANGUAGE = "MUTUALITY_LANGUAGE"
EXERCISES = "MUTUALITY_EXERCISES"
DATA = "MUTUALITY_DATA"
KEPT_BEGINNINGS = ("LC_", "XDG_")
KEPT = {
    *("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP"),
    *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "USERNAME"),
    *("APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
    *("VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONPATH", "PYTHONHOME", "PYTHONUTF8", "PYTHONIOENCODING"),
    *("IPYTHONDIR", "MPLCONFIGDIR", "FONTCONFIG_PATH", "JUPYTER_PATH", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR"),
    *("JUPYTER_RUNTIME_DIR", "JUPYTER_PREFER_ENV_PATH", "JUPYTER_PLATFORM_DIRS"),
}


@dataclass(frozen=True)
class OpenedWhere:
    """`in_room`: executed once for everybody, without knowing anyone. `data`: the folder of one's own answers."""

    in_room: bool
    language: str
    exercises: Path
    data: Path


def opened_where() -> OpenedWhere:
    """Read the environment of this kernel."""
    return OpenedWhere(
        in_room=os.environ.get(IN_ROOM) == "1",
        language=os.environ.get(LANGUAGE, "en"),
        exercises=Path(os.environ.get(EXERCISES) or exercises_folder()),
        data=data_folder() / "self-study",
    )


def data_folder(given: str | Path | None = None) -> Path:
    """The folder that keeps everything: `given`, else the environment's, else the platform's own."""
    return Path(given or os.environ.get(DATA) or platformdirs.user_data_dir("mutuality", appauthor=False))


def real_place(
    folder: PurePath, prefix: str = sys.base_prefix, environment: Mapping[str, str] = os.environ
) -> PurePath:
    """Where other programs find `folder`, for people to read; the kit itself goes on by the path it knows.

    A Python from Microsoft's store writes what it puts into AppData somewhere else, without being told.

    >>> here = {"LOCALAPPDATA": "C:/Users/Ana/AppData/Local"}
    >>> store = "C:/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.12_3.12.2800.0_x64__qbz5n2kfra8p0"
    >>> real_place(PureWindowsPath("C:/Users/Ana/AppData/Local/mutuality"), store, here).parts[5:8]
    ('Packages', 'PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0', 'LocalCache')
    """
    parts = PureWindowsPath(prefix).parts
    if "WindowsApps" not in parts[:-1]:
        return folder
    package = parts[parts.index("WindowsApps") + 1].split("_")
    for variable, kind in (("LOCALAPPDATA", "Local"), ("APPDATA", "Roaming")):
        given = PureWindowsPath(environment.get(variable) or "?")
        if PureWindowsPath(folder).is_relative_to(given):
            local = PureWindowsPath(environment.get("LOCALAPPDATA") or given)
            cache = local / "Packages" / f"{package[0]}_{package[-1]}" / "LocalCache"
            return cache / kind / PureWindowsPath(folder).relative_to(given)
    return folder


def for_a_room(language: str, exercises: Path) -> dict[str, str]:
    """The environment of a kernel that executes a notebook for a room.

    It holds no path to the data and no secret, because a notebook's code must not reach either.
    """
    return {**_of_the_system(), IN_ROOM: "1", LANGUAGE: language, EXERCISES: str(exercises)}


def for_a_visitor(language: str, exercises: Path, data: Path) -> dict[str, str]:
    """The environment of a visitor's own kernel; what its notebook keeps goes to the folder `data`, which is only hers.

    It holds no more of the server's environment than `for_a_room` does.
    """
    return {**_of_the_system(), LANGUAGE: language, EXERCISES: str(exercises), DATA: str(data)}


def _of_the_system() -> dict[str, str]:
    """What a program needs to run at all. Anything else may be a secret: passwords of databases, tokens, keys."""
    return {name: value for name, value in os.environ.items() if name in KEPT or name.startswith(KEPT_BEGINNINGS)}
