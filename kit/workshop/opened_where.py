"""Where a notebook is opened decides its language, its exercises, and where answers go.

A room's server executes each notebook once for all, and says so in the environment of that kernel. Anywhere else
(JupyterLab, plain Voilà, nbval) the kernel belongs to one person, and her answers go to a file of hers.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from kit.exercises import exercises_folder

IN_ROOM = "MUTUALITY_IN_ROOM"
LANGUAGE = "MUTUALITY_LANGUAGE"
EXERCISES = "MUTUALITY_EXERCISES"
DATA = "MUTUALITY_DATA"


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


def for_a_room(language: str, exercises: Path) -> dict[str, str]:
    """The environment of a kernel that executes a notebook for a room.

    It holds no path to the data and no secret, because a notebook's code must not reach either.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MUTUALITY_")}
    return {**kept, IN_ROOM: "1", LANGUAGE: language, EXERCISES: str(exercises)}
