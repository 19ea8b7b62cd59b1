"""`mutuality lab`: a folder of one's own, in which nothing is ever written over."""

import json
import os
from pathlib import Path

import pytest
from mutuality import mutuality

from kit.cli.lab import keep_jupyters_files, put_notebooks
from kit.exercises import workshops_folder

NAMES = sorted(file.name for file in workshops_folder().glob("*.ipynb"))


def lab(*options: str) -> tuple[int, str]:
    done = mutuality("lab", "--no-start", *options)
    return done.exit_code, done.output


def test_the_notebooks_are_put_there_as_if_never_run(tmp_path: Path) -> None:
    kept, new = put_notebooks(tmp_path / "one" / "two")
    assert (kept, [file.name for file in new]) == ([], NAMES)
    for file in new:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        source = json.loads((workshops_folder() / file.name).read_text(encoding="utf-8"))["cells"]
        assert [cell["source"] for cell in cells] == [cell["source"] for cell in source]
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "linking.ipynb"
    mine.write_text("my own work")
    kept, new = put_notebooks(tmp_path)
    assert kept == [mine] and mine.read_text() == "my own work"
    assert [file.name for file in new] == [name for name in NAMES if name != "linking.ipynb"]


def test_it_says_what_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path / "data"))
    code, said = lab()
    assert code == 0 and said.count(" new") == len(NAMES)
    assert str(tmp_path / "mutuality-workshops") in said
    assert str(tmp_path / "data" / "self-study") in said
    code, said = lab()
    assert code == 0 and said.count("stays as you left it") == len(NAMES)


def test_a_home_that_cannot_be_written_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where a folder would: root, too, cannot make one there."""
    (tmp_path / "home").write_text("a file")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path / "home" / "answers"))
    code, said = lab()
    assert code == 1
    assert "Your answers could not be kept in" in said and "MUTUALITY_DATA" in said and "Traceback" not in said
    assert not (tmp_path / "mutuality-workshops").exists()


def test_jupyter_keeps_its_files_beside_the_answers_where_there_is_no_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "home" / "runtime"))
    keep_jupyters_files(tmp_path / "jupyter")
    assert os.environ["JUPYTER_CONFIG_DIR"] == str(tmp_path / "config")  # can be written, and stays
    assert os.environ["JUPYTER_DATA_DIR"] == str(tmp_path / "jupyter" / "data")
    assert os.environ["JUPYTER_RUNTIME_DIR"] == str(tmp_path / "jupyter" / "runtime")


def test_a_folder_that_cannot_be_used_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    code, said = lab("--folder", str(tmp_path / "taken" / "workshops"))
    assert code == 1
    assert "could not be put into" in said and "--folder" in said and "Traceback" not in said
