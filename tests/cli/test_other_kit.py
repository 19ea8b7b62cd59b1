"""Another `kit` in the way of ours: the command and the import say so in words."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kit.other_kit import in_the_way

ROOT = Path(__file__).resolve().parents[2]


def ran(program: str, *folders: Path) -> subprocess.CompletedProcess[str]:
    """A program of Python that finds modules in these folders first."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders))}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folders[0], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("theirs", ["kit/__init__.py", "kit.py"])
def test_the_command_says_that_it_found_another_kit(tmp_path: Path, theirs: str) -> None:
    file = tmp_path / theirs
    file.parent.mkdir(exist_ok=True)
    file.touch()
    done = ran("from mutuality_command import main; main()", tmp_path, ROOT)
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert "pip uninstall kit" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_import_warns_of_another_package_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    for name in ("__init__.py", "other_kit.py", "version.py"):
        shutil.copy(ROOT / "kit" / name, tmp_path / "kit" / name)
    (tmp_path / "kit-0.2.19.dist-info").mkdir()
    done = ran("import kit; print(kit.__version__)", tmp_path)
    assert done.returncode == 0
    assert "Another package called 'kit' (0.2.19)" in done.stderr
    assert "pip uninstall kit" in done.stderr


def test_there_is_none_here() -> None:
    assert in_the_way() == ""
