"""Writes the reference of the kit for authors and developers, from its docstrings: a folder of pages that ask no host.

    .venv/bin/python tests/reference.py              into build/reference
    .venv/bin/python tests/reference.py some/folder

A page for what notebooks use, one for what each floor offers to others, and one for each module behind it.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ELSEWHERE = ("kit.cli", "kit.server")
"""Their interfaces are commands and addresses, which stand in `docs/interfaces.md`."""


def modules(package: str = "kit") -> Iterator[str]:
    """What to write about. Of a package that says what it offers, pdoc takes along what is said alone."""
    yield package
    found = importlib.import_module(package)
    taken_along = getattr(found, "__all__", None)
    for each in pkgutil.iter_modules(found.__path__, f"{package}."):
        if each.name in ELSEWHERE or taken_along is None or each.name.removeprefix(f"{package}.") in taken_along:
            continue
        yield from modules(each.name) if each.ispkg else [each.name]


def write(folder: Path) -> None:
    """Write the pages into `folder`."""
    import pdoc

    import kit.charts
    from kit.responses import Side

    vars(kit).update((name, getattr(kit, name)) for name in kit.__all__)  # which it would import once they are used
    for each in pkgutil.walk_packages(kit.charts.__path__, "kit.charts."):
        vars(importlib.import_module(each.name)).setdefault("Side", Side)  # an alias holds its name
    pdoc.render.configure(docformat="google", show_source=False, search=False)
    pdoc.pdoc(*modules(), "!kit.room.schema", output_directory=folder)  # it reads no fields of typed dictionaries


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "reference"))
