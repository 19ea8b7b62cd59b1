"""The files in `requirements/`: they hold to `pyproject.toml`, for every Python and system, and name no address."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from requirements_files import EXTRAS, FOLDER, ROOT, entries

FIX = "Run .venv/bin/python tests/requirements_files.py, and commit what it writes."
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows"))


def locked(*names: str) -> list[Requirement]:
    """The entries of these files."""
    texts = ((FOLDER / f"{name}.txt").read_text(encoding="utf-8") for name in names)
    return [Requirement(line.removesuffix(" \\")) for text in texts for line in entries(text)]


def machine(python: str, system: tuple[str, str, str]) -> dict[str, str]:
    """The names that a marker may use, as they are on another computer."""
    platform, name, long_name = system
    return {
        "python_version": python,
        "python_full_version": f"{python}.6",
        "sys_platform": platform,
        "os_name": name,
        "platform_system": long_name,
        "extra": "",
    }


@pytest.mark.parametrize("extra", ["", *EXTRAS])
def test_what_the_project_asks_for_is_there_once_in_a_version_that_will_do(extra: str) -> None:
    asked = [*PROJECT["dependencies"], *(PROJECT["optional-dependencies"][extra] if extra else ())]
    found = locked("kit", *([extra] if extra else []))
    for python in PYTHONS:
        for system in SYSTEMS:
            here = machine(python, system)
            for line in asked:
                wanted = Requirement(line)
                if wanted.marker and not wanted.marker.evaluate(here):
                    continue
                same = [each for each in found if canonicalize_name(each.name) == canonicalize_name(wanted.name)]
                versions = {
                    next(iter(each.specifier)).version
                    for each in same
                    if each.marker is None or each.marker.evaluate(here)
                }
                assert len(versions) == 1, f"{line} on {here}: {versions or 'missing'}. {FIX}"
                assert wanted.specifier.contains(versions.pop()), f"{line}. {FIX}"


def test_what_they_need_themselves_is_there_too() -> None:
    """As far as this computer knows: what is installed here says what it needs here."""
    known = {canonicalize_name(each.name) for each in locked("kit", "test")}
    for each in locked("kit", "test"):
        try:
            needs = requires(each.name) or []
        except PackageNotFoundError:  # it belongs to another system
            continue
        for line in needs:
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert canonicalize_name(needed.name) in known, f"{each.name} needs {line}. {FIX}"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.name)
def test_every_part_has_one_version_and_its_checksums_and_no_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "://" not in text
    for line, entry in entries(text).items():
        assert re.match(r"[\w.\-\[\],]+==[^\s;]+", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), line


def test_every_word_of_the_start_script_has_its_file() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == {"uv", "build", "kit", *EXTRAS}
