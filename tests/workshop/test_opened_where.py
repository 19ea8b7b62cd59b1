"""Where a notebook is opened decides its language, its exercises and where answers go."""

import os
from pathlib import Path, PureWindowsPath

import platformdirs
import pytest

from kit.exercises import exercises_folder
from kit.workshop import for_a_room, for_a_visitor
from kit.workshop.opened_where import data_folder, opened_where, real_place

NAMES = ("MUTUALITY_IN_ROOM", "MUTUALITY_LANGUAGE", "MUTUALITY_EXERCISES", "MUTUALITY_DATA")


@pytest.fixture(autouse=True)
def _nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_a_notebook_of_ones_own() -> None:
    where = opened_where()
    assert (where.in_room, where.language, where.exercises) == (False, "en", exercises_folder())
    assert where.data == Path(platformdirs.user_data_dir("mutuality", appauthor=False)) / "self-study"


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in zip(NAMES, ("1", "fr", str(tmp_path / "pack"), str(tmp_path / "data")), strict=True):
        monkeypatch.setenv(name, value)
    where = opened_where()
    assert (where.in_room, where.language, where.exercises) == (True, "fr", tmp_path / "pack")
    assert where.data == tmp_path / "data" / "self-study"


def test_what_is_given_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MUTUALITY_DATA", "elsewhere")
    assert data_folder(tmp_path) == tmp_path
    assert data_folder() == Path("elsewhere")


def test_a_room_tells_its_kernels_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MUTUALITY_DATA", "where the answers are")
    monkeypatch.setenv("MUTUALITY_SOMETHING", "a secret")
    monkeypatch.setenv("PGPASSWORD", "a secret")
    told = for_a_room("fr", tmp_path)
    assert told["PATH"] == os.environ["PATH"]
    assert "a secret" not in told.values()
    assert {name: value for name, value in told.items() if name.startswith("MUTUALITY_")} == {
        "MUTUALITY_IN_ROOM": "1",
        "MUTUALITY_LANGUAGE": "fr",
        "MUTUALITY_EXERCISES": str(tmp_path),
    }


def test_a_visitors_kernel_is_told_no_secret_and_keeps_things_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MUTUALITY_DATA", "where the answers are")
    monkeypatch.setenv("PGPASSWORD", "a secret")
    told = for_a_visitor("fr", tmp_path / "pack", tmp_path / "mine")
    assert not {"a secret", "where the answers are"} & set(told.values())
    assert told["MUTUALITY_DATA"] == str(tmp_path / "mine")
    assert "MUTUALITY_IN_ROOM" not in told, "a kernel of one's own has the widgets of self-study"


def test_a_python_from_microsofts_store_has_another_place_for_what_it_writes() -> None:
    local = "C:/Users/Ana/AppData/Local"
    store = "C:/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.12_3.12.2800.0_x64__qbz5n2kfra8p0"
    given = PureWindowsPath(local) / "mutuality" / "self-study"
    family = "PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0"
    moved = PureWindowsPath(local) / "Packages" / family / "LocalCache" / "Local" / "mutuality" / "self-study"
    assert real_place(given, store, {"LOCALAPPDATA": local}) == moved
    assert real_place(given, "C:/Program Files/Python312", {"LOCALAPPDATA": local}) == given
    elsewhere = PureWindowsPath("D:/answers")
    assert real_place(elsewhere, store, {"LOCALAPPDATA": local}) == elsewhere
