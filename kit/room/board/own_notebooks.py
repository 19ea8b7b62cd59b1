"""A facilitator's own notebooks: those in her folder that are none of the pack's workshops."""

import json
import re
import time
from dataclasses import dataclass
from pathlib import Path

from kit.exercises.json_types import JsonDict
from kit.room.refused import Refused

SECONDS_BETWEEN_LOOKS = 1.0
LONGEST_TITLE = 120


@dataclass(frozen=True)
class OwnNotebook:
    """One of them: `name` is the file's without its ending, `title` the first heading in it, else the name."""

    name: str
    title: str
    file: Path


class OwnNotebooks:
    """Looks into `folder` at most once a second, because every page asks. None is a folder without notebooks.

    What has a name of `left_out`, such as the copies that `mutuality lab` makes, is no notebook of hers.
    """

    def __init__(self, folder: Path | None, left_out: frozenset[str]) -> None:
        self._folder = folder
        self._left_out = left_out
        self._looked_at = float("-inf")
        self._found: dict[str, OwnNotebook] = {}
        self._titles: dict[tuple[Path, int], str] = {}

    def all(self) -> dict[str, OwnNotebook]:
        """Her notebooks by name, in the order of their names. New ones appear while the server runs."""
        if self._folder and time.monotonic() - self._looked_at > SECONDS_BETWEEN_LOOKS:
            self._found = {each.name: each for file in self._files() if (each := self._look_into(file))}
            self._looked_at = time.monotonic()
        return self._found

    def _files(self) -> list[Path]:
        assert self._folder is not None
        return sorted(
            file
            for file in self._folder.glob("*.ipynb")
            if file.is_file() and file.stem not in self._left_out and not file.name.startswith(".")
        )

    def _look_into(self, file: Path) -> OwnNotebook | None:
        """The notebook in `file`; None if it was moved away a moment ago."""
        try:
            return OwnNotebook(file.stem, self._title(file), file)
        except OSError:
            return None

    def _title(self, file: Path) -> str:
        key = (file, file.stat().st_mtime_ns)
        if key not in self._titles:
            self._titles[key] = title_in(file) or file.stem
        return self._titles[key]


def title_in(file: Path) -> str:
    """The first heading of a notebook; "" if it has none, or is no notebook."""
    try:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    heading = re.search(r"^#{1,6}\s+(.+?)\s*#*$", text, flags=re.MULTILINE)
    return heading[1][:LONGEST_TITLE] if heading else ""


def notebook_to_open(own_notebooks: OwnNotebooks, given: JsonDict) -> str:
    """The notebook that an act names. Raises `Refused` (404) if the facilitator's folder has no such file."""
    name = str(given.get("notebook"))
    if name not in own_notebooks.all():
        raise Refused(404, "not-found")
    return name
