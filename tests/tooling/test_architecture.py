"""The shape of the code: no circles, no crowded folder, and a page about it that is true."""

from collections import Counter
from pathlib import Path

from architecture import PAGE, circle, imports, written

import kit

MOST_MODULES = 15
KIT = Path(kit.__file__ or "").parent


def test_no_imports_run_in_a_circle() -> None:
    assert circle(imports()) == []


def test_no_folder_is_a_crowd() -> None:
    modules = Counter(
        file.parent.relative_to(KIT).as_posix() for file in KIT.rglob("*.py") if file.name != "__init__.py"
    )
    assert {folder: count for folder, count in modules.items() if count > MOST_MODULES} == {}


def test_the_picture_of_the_imports_is_the_one_of_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == written(), "run .venv/bin/python tests/architecture.py"
