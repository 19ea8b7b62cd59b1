"""What a floor offers to others is what others use, and the reference says all of it."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import reference

import kit

ROOT = reference.ROOT
KIT = ROOT / "kit"
INTERFACES = (ROOT / "docs" / "interfaces.md").read_text(encoding="utf-8")
FLOORS = [each.name for each in sorted(KIT.iterdir()) if (each / "__init__.py").exists()]


def offered(floor: str) -> list[str]:
    """The names in the `__all__` of a floor; one without it offers its modules."""
    tree = ast.parse((KIT / floor / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return []


@cache
def code() -> dict[Path, ast.Module]:
    """The kit and its notebooks."""
    files = {each: each.read_text(encoding="utf-8") for each in KIT.rglob("*.py")}
    for each in (ROOT / "workshops").rglob("*.ipynb"):
        cells = json.loads(each.read_text(encoding="utf-8"))["cells"]
        files[each] = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return {file: ast.parse(text) for file, text in files.items()}


def used(floor: str) -> Iterator[str]:
    """Names of a floor that others import from it, or take from it as a module; and those that a document promises."""
    module = f"kit.{floor}"
    yield from re.findall(rf"`{module}\.(\w+)`", INTERFACES)
    for file, tree in code().items():
        if KIT / floor in file.parents:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == module:
                yield from (each.name for each in node.names)
            elif isinstance(node, ast.Attribute) and ast.unparse(node.value) in (floor, module):
                yield node.attr


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_offers_what_other_floors_and_notebooks_use(floor: str) -> None:
    assert {*offered(floor)} - {*used(floor)} == set()


def test_the_kit_offers_what_notebooks_use() -> None:
    notebooks = {file: tree for file, tree in code().items() if file.suffix == ".ipynb"}
    nodes = [node for tree in notebooks.values() for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported = {each.name for node in nodes if node.module == "kit" for each in node.names} - {*FLOORS}
    documented = {name for line in re.findall(r"from kit import (.+)", INTERFACES) for name in line.split(", ")}
    assert imported | documented == {*kit.__all__} - {"__version__"}


def test_the_reference_is_written_without_a_warning_and_asks_no_host(tmp_path: Path) -> None:
    reference.write(tmp_path)
    pages = {file: file.read_text(encoding="utf-8") for file in tmp_path.rglob("*.html")}
    asks = re.compile(r"""<(script|link|img)[^>]+(src|href)=["'](https?:)?//""")
    assert [file for file, page in pages.items() if asks.search(page)] == []
    for module in reference.modules():
        page = pages[tmp_path / f"{module.replace('.', '/')}.html"]
        floor = module.removeprefix("kit.")
        names = kit.__all__ if module == "kit" else offered(floor) if floor in FLOORS else ()
        assert [name for name in names if f'id="{name}"' not in page and f"{name}.html" not in page] == []
    assert 'id="Lesson.result"' in pages[tmp_path / "kit" / "workshop" / "lesson.html"]
