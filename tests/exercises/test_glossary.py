"""One word for one thing, in all that people read: `glossary.yaml` says which, and what must stand nowhere."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GLOSSARY: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("glossary.yaml").read_text("utf-8"))
PROSE = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "docs/*.md", "facilitator_guide/*.md")
"""Without `docs/decisions`: a decision keeps the words in which it was made."""
CONTENT = ("exercises/*.yaml", "exercises/en/*.yaml", "facilitator_guide/plans/*.yaml")
MESSAGES = ("kit/cli/*.py", "installing/*.py", "start.py")
CODE = re.compile(r"^    .*$|^```.*?^```$|`[^`]*`|<!--.*?-->|\]\([^)]*\)", re.MULTILINE | re.DOTALL)


def files(*patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(ROOT.glob(pattern))


def sentences(value: Any) -> Iterator[str]:
    """The texts in what YAML holds, without its keys and ids."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (text for each in value for text in sentences(each))
    elif isinstance(value, dict):
        yield from (text for key, each in value.items() if key not in ("id", "from") for text in sentences(each))


def said(file: Path) -> Iterator[str]:
    """What a program says: its texts, without those that only explain the code."""
    tree = ast.parse(file.read_text("utf-8"))
    explained = {
        id(each.body[0].value)
        for each in ast.walk(tree)
        if isinstance(each, ast.Module | ast.ClassDef | ast.FunctionDef)
        and each.body
        and isinstance(each.body[0], ast.Expr)
    }
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in explained:
            yield each.value


def texts(file: Path) -> Iterator[str]:
    if file.suffix == ".py":
        yield from said(file)
    elif file.suffix == ".yaml":
        yield from sentences(yaml.safe_load(file.read_text("utf-8")))
    elif file.suffix == ".ipynb":
        cells = json.loads(file.read_text("utf-8"))["cells"]
        yield from (CODE.sub("", "".join(each["source"])) for each in cells if each["cell_type"] == "markdown")
    else:
        yield from CODE.sub("", file.read_text("utf-8")).split("\n\n")


@cache
def all_texts() -> list[tuple[str, str]]:
    """Each text that people read, in one line, behind its file."""
    where = files(*CONTENT, *PROSE, *MESSAGES, "workshops/**/*.ipynb")
    return [(str(file.relative_to(ROOT).as_posix()), " ".join(text.split())) for file in where for text in texts(file)]


def found(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    old = re.compile(entry["never"], re.IGNORECASE)
    for file, text in all_texts():
        if old.search(text) and entry.get("beside", "\0") not in text.lower():
            yield file, text


def excepted(entry: dict[str, Any], file: str, text: str) -> list[str]:
    return [around for place, around, _ in entry.get("but", ()) if place == file and around in text]


def test_all_that_people_read_is_looked_at() -> None:
    read = {file for file, _ in all_texts()}
    assert {"README.md", "docs/interfaces.md", "exercises/en/interface.yaml", "kit/cli/doctor.py"} <= read
    assert {
        "facilitator_guide/README.md",
        "facilitator_guide/plans/half-day.yaml",
        "workshops/start-here.ipynb",
    } <= read


@pytest.mark.parametrize("entry", GLOSSARY, ids=lambda entry: entry["say"])
def test_an_old_word_stands_nowhere(entry: dict[str, Any]) -> None:
    assert [f"{file}: {text}" for file, text in found(entry) if not excepted(entry, file, text)] == []


@pytest.mark.parametrize("entry", GLOSSARY, ids=lambda entry: entry["say"])
def test_an_exception_is_needed(entry: dict[str, Any]) -> None:
    needed = [around for file, text in found(entry) for around in excepted(entry, file, text)]
    assert [around for _, around, _ in entry.get("but", ()) if around not in needed] == []


def test_the_interface_says_the_new_words() -> None:
    interface = " ".join(text.lower() for file, text in all_texts() if file == "exercises/en/interface.yaml")
    missing = [
        each["say"] for each in GLOSSARY if any(part not in interface for part in each["say"].lower().split(", "))
    ]
    assert missing == []
