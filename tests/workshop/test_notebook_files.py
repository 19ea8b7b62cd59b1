"""The notebook files: thin, read like a lesson, saved with outputs that the tests can compare and that show nobody."""

import itertools
import os
import re
import runpy
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from notebooks import CHECKED, WIDGET, notebooks, read, to_save

from kit.exercises import Pack, workshops_folder
from kit.workshop.own_answers import OwnAnswers

LARGEST = 60_000  # bytes
LONGEST_CELL = 5  # lines of code
FILES = {file.stem: file for file in notebooks()}
MAP = "map"  # the way through all workshops, for who learns alone
LESSONS = [name for name, file in FILES.items() if file.parent.name == "workshops" and name != MAP]
OPEN_THE_BOX = ("**Compute", "**Change one thing", "**Check")


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest) -> Path:
    return FILES[request.param]


def code_cells(file: Path) -> list[Any]:
    return [cell for cell in read(file).cells if cell.cell_type == "code"]


def test_every_workshop_has_a_notebook(pack: Pack) -> None:
    assert {"start-here", "linking", "partnership-health", "board", MAP} <= set(FILES)
    assert set(LESSONS) == set(pack.manifest.workshops)


def test_a_file_is_small_and_sound(file: Path) -> None:
    assert file.stat().st_size < LARGEST
    notebook = read(file)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) >= (4, 5)  # cells have ids
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_a_file_was_run_from_top_to_bottom(file: Path) -> None:
    cells = code_cells(file)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [output for cell in cells for output in cell.outputs if output.output_type in ("error", "stream")]


def test_checked_cells_are_really_compared(file: Path) -> None:
    """A cell that was saved without output passes nbval whatever it prints."""
    checked = [cell for cell in code_cells(file) if CHECKED in cell.source]
    assert len(checked) >= (2 if file.stem in LESSONS else 1)
    for cell in checked:
        assert cell.source.startswith(CHECKED + "\n") and cell.execution_count
        (output,) = cell.outputs
        assert {"text/plain", "text/html"} & set(output.data)
        assert WIDGET not in output.data


def test_a_file_is_saved_as_the_tests_save_it(file: Path) -> None:
    """Nothing in it differs from one run to the next: no widget, no time, no version of Python."""
    assert to_save(read(file)) == read(file)


def test_a_file_knows_nobody_and_no_computer(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "widget-state" not in text and "model_id" not in text
    assert not re.search(r"(?<![\w./])/(home|Users|root|tmp|var|private)/|[A-Z]:\\\\|0x[0-9a-f]{6}", text)
    assert str(Path.home()) not in text and str(Path.cwd()) not in text


def test_headings_begin_at_one_and_skip_none(file: Path) -> None:
    cells = [cell for cell in read(file).cells if cell.cell_type == "markdown"]
    levels = [len(marks) for cell in cells for marks in re.findall(r"^(#+) ", cell.source, re.MULTILINE)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_cells_are_short_and_without_logic(file: Path) -> None:
    for cell in code_cells(file):
        assert len(cell.source.splitlines()) <= LONGEST_CELL
        assert not re.search(r"^\s*(def|class|for|while|if|try|with)\b", cell.source, re.MULTILINE)
        assert set(re.findall(r"^\s*(?:from|import) (\w+)", cell.source, re.MULTILINE)) <= {"kit", "math", "pandas"}


def test_pictures_have_words(file: Path) -> None:
    for cell in read(file).cells:
        assert "![](" not in cell.source and "<img" not in cell.source


@pytest.mark.parametrize("name", LESSONS)
def test_what_is_for_one_person_is_left_out_in_a_room(name: str) -> None:
    """In a room a page has its words from the pack, and a notebook knows no answers."""
    for cell in read(FILES[name]).cells:
        alone = cell.cell_type == "markdown" or "responses" in cell.source or CHECKED in cell.source
        alone = alone or "simulated(" in cell.source
        assert ("self-study" in cell.metadata.get("tags", [])) == alone, cell.source


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_has_all_exercises_in_order(name: str, pack: Pack) -> None:
    source = "\n".join(cell.source for cell in code_cells(FILES[name]))
    called = re.findall(r'workshop\.(\w+)\("([^"]+)"\)', source)
    exercises = [exercise.id for exercise in pack.workshop(name, "en").exercises]
    assert [of for part, of in called if part == "exercise"] == exercises
    assert [of for part, of in called if part == "result"] == exercises
    assert f'open_workshop("{name}")' in source


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_ends_by_opening_the_box(name: str) -> None:
    """After the end of the workshop, a person alone computes a result, changes one thing, and checks it."""
    cells = read(FILES[name]).cells
    begins = next(place for place, cell in enumerate(cells) if cell.source.startswith("## Open the box"))
    assert [cell.source for cell in cells[:begins] if cell.cell_type == "code"][-1] == "workshop.closing()"
    opened = cells[begins:]
    told = [place for part in OPEN_THE_BOX for place, cell in enumerate(opened) if part in cell.source]
    assert len(told) == len(OPEN_THE_BOX) and told == sorted(told)
    for place in told:
        assert opened[place].cell_type == "markdown"
        assert opened[place + 1].cell_type == "code" and opened[place + 1].source.startswith(CHECKED)
    assert all(cell.metadata.tags == ["self-study"] for cell in opened)


def test_what_a_few_people_cannot_tell_is_shown_somewhere_in_the_series() -> None:
    headings = [line for name in LESSONS for cell in read(FILES[name]).cells for line in cell.source.splitlines()[:1]]
    for asked in ("## Why 1, 1, 5, 5 is not 3, 3, 3, 3", "## What missing answers do"):
        assert headings.count(asked) == 1


def test_the_cells_that_look_inside_work_with_answers_too(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {"rationale": "yes", "schedule": "yes", "follow-up": "not-yet", "before-you-start.note": "Ask Grace"}
    OwnAnswers(tmp_path / "self-study", pack, "linking").record(
        [{"id": item, "exercise": "readiness", "item": item, "value": value} for item, value in places.items()]
    )
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path))
    names: dict[str, Any] = {}
    cells = [cell.source for cell in code_cells(FILES["linking"])]
    for source in cells:
        if source.startswith("from kit") or "answers = " in source:
            exec(source, names)
    (count,) = [source for source in cells if "value_counts" in source]
    assert eval(count, names).to_dict() == {"yes": 2, "not-yet": 1}


def test_no_run_of_pytest_meets_ones_own_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A run of `workshops/` alone is one too: its cells would show the answers that they find."""
    mine = {"MUTUALITY_DATA": str(tmp_path), "MUTUALITY_LANGUAGE": "fr", "IPYTHONDIR": str(tmp_path / "mine")}
    for name, value in mine.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("MUTUALITY_BROWSER", os.environ.get("MUTUALITY_BROWSER", ""))
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "0")
    cleanups = ExitStack()
    with cleanups:
        config: Any = SimpleNamespace(add_cleanup=cleanups.callback)
        runpy.run_path(str(workshops_folder().parent / "conftest.py"))["pytest_configure"](config)
        kept = {name: os.environ.get(name) for name in mine}
    assert kept["MUTUALITY_LANGUAGE"] is None
    assert not {str(tmp_path), mine["IPYTHONDIR"]} & set(kept.values())
    assert os.environ["JUPYTER_PREFER_ENV_PATH"] == "1"
