"""Writes the reference of the kit for authors and developers, from its docstrings: a folder of pages that ask no host.

    .venv/bin/python tests/reference.py              into build/reference
    .venv/bin/python tests/reference.py some/folder

A page for what notebooks use, and one for each floor, with the names that other floors may use.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def modules() -> list[str]:
    """`kit` and its floors, the lowest first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    floors = [name for layer in contracts[0]["layers"] for name in re.split(r"\W+", layer)]
    return ["kit", *(f"kit.{name}" for name in reversed(floors))]


def write(folder: Path) -> None:
    """Write the pages into `folder`."""
    import pdoc

    import kit

    vars(kit).update((name, getattr(kit, name)) for name in kit.__all__)  # which it would import once they are used
    pdoc.render.configure(docformat="google", show_source=False)
    pdoc.pdoc(*modules(), output_directory=folder)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "reference"))
