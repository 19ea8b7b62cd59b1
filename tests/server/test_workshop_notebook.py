"""What is in a workshop's file is on its page, whether a notebook shows it or not."""

import re

import nbformat
import pytest
from small_pack import SmallPack, write_small_pack

from kit.exercises import Workshop, load_pack
from kit.server.notebooks.execute import read_notebook, without_self_study
from kit.server.notebooks.workshop_notebook import completed, notebook_from_the_pack


@pytest.fixture
def arrive(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    files: SmallPack = write_small_pack(tmp_path_factory.mktemp("small"))
    return load_pack(files.folder).workshop("arrive")


def calls(notebook: nbformat.NotebookNode) -> list[str]:
    code = "\n".join(cell.source for cell in notebook.cells)
    return [f"{name} {about}".strip() for name, about in re.findall(r"\.(\w+)\((?:['\"]([a-z-]+)['\"])?\)", code)]


def written(*cells: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in cells])


def test_a_workshop_without_a_notebook_has_all_its_parts(arrive: Workshop) -> None:
    assert calls(notebook_from_the_pack(arrive)) == [
        "introduction",
        *("exercise who", "result who", "talk who"),
        *("exercise ready", "result ready", "talk ready"),
        "closing",
    ]


def test_what_no_cell_shows_comes_before_the_end(arrive: Workshop) -> None:
    shown = completed(written('w.exercise("who")', "w.closing()"), arrive, of_the_kit=False)
    assert calls(shown) == ["exercise who", "exercise ready", "result ready", "talk ready", "closing"]


def test_a_notebook_that_picks_by_code_is_left_as_it_is(arrive: Workshop) -> None:
    shown = completed(written("[w.exercise(each) for each in mine]"), arrive, of_the_kit=False)
    assert len(shown.cells) == 1


def test_a_notebook_of_the_kit_leaves_out_what_ones_own_pack_has_not(arrive: Workshop) -> None:
    cells = ('w = open_workshop("arrive")', 'w.exercise("gone")', 'w.result("gone")', 'w.exercise("who")')
    assert calls(completed(written(*cells), arrive, of_the_kit=True))[:2] == ["exercise who", "exercise ready"]
    assert "exercise gone" in calls(completed(written(*cells), arrive, of_the_kit=False)), (
        "its author reads what is wrong"
    )


def test_the_kits_own_notebooks_show_all_there_is() -> None:
    from kit.exercises import workshops_folder

    pack = load_pack()
    for name in pack.manifest.workshops:
        notebook = without_self_study(read_notebook(workshops_folder() / f"{name}.ipynb"))
        before = [cell.source for cell in notebook.cells]
        after = completed(notebook, pack.workshop(name), of_the_kit=True)
        assert [cell.source for cell in after.cells] == before
