"""The same page for everybody: 25 statements, each answered on a scale of five points."""

import json
from pathlib import Path

WORKSHOP = EXERCISE = "twenty-five"
ITEMS = 25
POINTS = ("Not at all", "A little", "Half", "Mostly", "Completely")
PAGES = Path(__file__).parent / "pages"

MANIFEST = """\
id: bench
title: A page to measure
version: "1.0"
licence: CC0
authors: [Authors of the Mutuality kit]
languages: [en]
workshops: [twenty-five]
"""

HEAD = """\
workshop: twenty-five
title: Twenty-five statements
short-title: Twenty-five
minutes: 20
purpose: You answer twenty-five statements.
outcomes: [You have answered., You have seen a page.]
introduction: Please answer.
closing: Thank you.
exercises:
  - id: twenty-five
    kind: scale
    title: Twenty-five statements
    purpose: You answer twenty-five statements.
    instructions: Choose how true each of them is.
    minutes: 10
    from: kit
    where-this-comes-from: Made up to be measured.
    debrief:
      - {id: one, text: What did you see?}
      - {id: two, text: What surprised you?}
      - {id: three, text: What comes next?}
"""


def statement(number: int) -> str:
    """The words of statement `number`, from 1."""
    return f"Statement {number}: our partner hears what came of the work that we did together."


def write_pack(folder: Path) -> None:
    """A pack for the kit with this page alone."""
    (folder / "en").mkdir(parents=True)
    (folder / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    labels = "".join(f"      - {label}\n" for label in POINTS)
    items = "".join(f'      - {{id: item-{n}, text: "{statement(n)}"}}\n' for n in range(1, ITEMS + 1))
    text = f"{HEAD}    labels:\n{labels}    items:\n{items}"
    (folder / "en" / f"{WORKSHOP}.yaml").write_text(text, encoding="utf-8")


def write_kit_notebook(folder: Path) -> None:
    """The kit's notebook of this page, as thin as all of them."""
    folder.mkdir(parents=True)
    calls = ["introduction()", f'exercise("{EXERCISE}")', f'result("{EXERCISE}")', "closing()"]
    opened = ["from kit import open_workshop\n", "\n", f'workshop = open_workshop("{WORKSHOP}")']
    _write_notebook(folder / f"{WORKSHOP}.ipynb", [opened, *([f"workshop.{call}"] for call in calls)])


def write_widgets_notebook(folder: Path) -> None:
    """The page in plain ipywidgets, for plain Voilà."""
    folder.mkdir(parents=True)
    code = (PAGES / "voila_page.py").read_text(encoding="utf-8").splitlines(keepends=True)
    _write_notebook(folder / f"{WORKSHOP}.ipynb", [code])


def _write_notebook(file: Path, cells: list[list[str]]) -> None:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    content = {
        "cells": [
            {
                "cell_type": "code",
                "id": f"cell-{n}",
                "metadata": {},
                "execution_count": None,
                "outputs": [],
                "source": each,
            }
            for n, each in enumerate(cells)
        ],
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    file.write_text(json.dumps(content), encoding="utf-8")
