"""The same page for everybody, 25 statements on a scale of five points; and for the kit alone, rounds of the same."""

import json
from pathlib import Path

WORKSHOP = EXERCISE = "twenty-five"
ITEMS = 25
ROUNDS = [f"round-{number}" for number in range(1, 16)]
WORKSHOPS = {WORKSHOP: [EXERCISE], "rounds": ROUNDS}  # the second one to be answered and revealed round by round
POINTS = ("Not at all", "A little", "Half", "Mostly", "Completely")
PAGES = Path(__file__).parent / "pages"

MANIFEST = """\
id: bench
title: A page to measure
version: "1.0"
licence: CC0
authors: [Authors of the Mutuality kit]
languages: [en]
workshops: [twenty-five, rounds]
"""

HEAD = """\
workshop: {workshop}
title: {title}
short-title: {title}
minutes: 20
purpose: You answer twenty-five statements.
outcomes: [You have answered., You have seen a page.]
introduction: Please answer.
closing: Thank you.
exercises:
"""

STATEMENTS = """\
  - id: {exercise}
    kind: scale
    title: Twenty-five statements, {exercise}
    purpose: You answer twenty-five statements.
    instructions: Choose how true each of them is.
    minutes: 10
    core: {core}
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
    answers = f"    labels:\n{labels}    items:\n{items}"
    for workshop, exercises in WORKSHOPS.items():
        text = HEAD.format(workshop=workshop, title=workshop.capitalize())
        text += "".join(_statements(each) + answers for each in exercises)
        (folder / "en" / f"{workshop}.yaml").write_text(text, encoding="utf-8")


def _statements(exercise: str) -> str:
    core = "true" if exercise == EXERCISE else "false"  # or the rounds would be longer than a workshop may be
    return STATEMENTS.replace("{exercise}", exercise).replace("{core}", core)


def write_kit_notebook(folder: Path) -> None:
    """The kit's notebooks of these pages, as thin as all of them."""
    folder.mkdir(parents=True)
    for workshop, exercises in WORKSHOPS.items():
        calls = [f'{call}("{each}")' for each in exercises for call in ("exercise", "result")]
        opened = ["from kit import open_workshop\n", "\n", f'workshop = open_workshop("{workshop}")']
        cells = [[f"workshop.{call}"] for call in ("introduction()", *calls, "closing()")]
        _write_notebook(folder / f"{workshop}.ipynb", [opened, *cells])


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
