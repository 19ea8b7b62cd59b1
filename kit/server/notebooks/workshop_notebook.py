"""The notebook that a workshop's page is made of: the one that is there, completed, or one made from the pack alone.

An author writes exercises; a notebook is for those who want more than the kit's own order. So whatever a workshop has
is on its page, whether a notebook shows it or not.
"""

import re
from collections.abc import Iterable, Iterator

import nbformat

from kit.exercises import Exercise, Workshop

CALLED = re.compile(r"\.(\w+)\(\s*[\"']([a-z0-9-]+)[\"']")
SHOWS_BY_NAME = re.compile(r"\.exercise\(\s*[\"']([a-z0-9-]+)[\"']")
SHOWS_OTHERWISE = re.compile(r"\.exercise\(\s*[^\"'\s]")
CLOSES = re.compile(r"\.closing\(")


def notebook_from_the_pack(workshop: Workshop) -> nbformat.NotebookNode:
    """A notebook with all of `workshop`, in the order of its file, as the kit's own notebooks are made."""
    cells = ["introduction()", *(["episodes()"] if workshop.episodes else [])]
    every = [*cells, *(call for each in workshop.exercises for call in _calls(each)), "closing()"]
    made: nbformat.NotebookNode = nbformat.v4.new_notebook(cells=[_cell(workshop, call) for call in every])
    return made


def completed(notebook: nbformat.NotebookNode, workshop: Workshop, *, of_the_kit: bool) -> nbformat.NotebookNode:
    """`notebook` with the exercises of `workshop` that none of its cells shows, before its end.

    A notebook `of_the_kit` may be about more than an author's own pack has: the cells about that are left out. One that
    picks exercises by code of its own is left as it is.
    """
    known = {each.id for each in (*workshop.exercises, *workshop.contributed)}
    if of_the_kit:
        notebook.cells = [cell for cell in notebook.cells if _is_about(cell, {*known, workshop.workshop})]
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    if SHOWS_OTHERWISE.search(code):
        return notebook
    shown = set(SHOWS_BY_NAME.findall(code))
    missing = [each for each in workshop.exercises if each.id not in shown]
    added = [_cell(workshop, call) for each in missing for call in _calls(each)]
    at = next((n for n, cell in enumerate(notebook.cells) if CLOSES.search(cell.source)), len(notebook.cells))
    notebook.cells = [*notebook.cells[:at], *added, *notebook.cells[at:]]
    return notebook


def _is_about(cell: nbformat.NotebookNode, known: Iterable[str]) -> bool:
    return cell.cell_type != "code" or {name for _, name in CALLED.findall(cell.source)} <= {*known}


def _calls(exercise: Exercise) -> Iterator[str]:
    yield from (f"{shown}({exercise.id!r})" for shown in ("exercise", "result"))
    if exercise.debrief:
        yield f"talk({exercise.id!r})"


def _cell(workshop: Workshop, call: str) -> nbformat.NotebookNode:
    """A cell that stands by itself: a notebook may call its workshop by any name."""
    code = f"from kit import open_workshop\nopen_workshop({workshop.workshop!r}).{call}"
    cell: nbformat.NotebookNode = nbformat.v4.new_code_cell(code)
    return cell
