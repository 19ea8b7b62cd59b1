"""The tools that read the code: style, types, and which floor imports which."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

TOOLS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_tool_finds_nothing(tool: str) -> None:
    done = subprocess.run([sys.executable, *TOOLS[tool]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("begin", "heavy"),
    [
        (
            "kit.cli.check",  # `mutuality check` answers at once
            (
                "anywidget",
                "ipywidgets",
                "jupyterlab",
                "matplotlib",
                "numpy",
                "pandas",
                "sqlalchemy",
                "tornado",
                "voila",
            ),
        ),
        ("kit.workshop", ("kit.reports", "matplotlib", "numpy", "pandas", "sqlalchemy")),  # the kernel of a notebook
        ("kit.server.run", ("lark", "matplotlib", "numpy", "pandas")),  # a room
        ("kit.room.reveal.render_job", ("jupyter_server", "nbconvert", "voila")),  # the process that draws for it
    ],
)
def test_it_starts_without_what_it_does_not_need(begin: str, heavy: tuple[str, ...]) -> None:
    program = f"import {begin}, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_type_says_what_a_value_may_be() -> None:
    """`Any` is for what a library takes, or has a name that says what it is: see `kit/exercises/json_types.py`."""
    lines = [line for file in (ROOT / "kit").rglob("*.py") for line in file.read_text(encoding="utf-8").splitlines()]
    assert len([line for line in lines if re.search(r"\bAny\b", line)]) < 60


def test_every_database_that_is_opened_is_closed() -> None:
    """`with sqlite3.connect(...)` closes nothing, which Python 3.13 complains of: use `closing`."""
    left_open = [
        f"{file.relative_to(ROOT)}:{block.lineno}"
        for folder in ("kit", "tests", "benchmarks")
        for file in (ROOT / folder).rglob("*.py")
        for block in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(block, ast.With | ast.AsyncWith)
        for item in block.items
        if ast.unparse(item.context_expr).startswith("sqlite3.connect(")
    ]
    assert left_open == []
