"""Writes the files in `requirements/`: the versions that the kit is tested with, for every system and Python.

    .venv/bin/python tests/requirements_files.py             after a change in pyproject.toml
    .venv/bin/python tests/requirements_files.py --upgrade   to the newest versions that it allows

`kit.txt` is what everybody needs, `build.txt` and `uv.txt` what installs it, and each other file what one extra adds.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
EXTRAS = ("test", "bench", "audit")
COMPILE = (
    *("-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--no-build"),
)
_ENTRY = re.compile(r"^\S.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def entries(text: str) -> dict[str, str]:
    """The entries of a file by their first line, such as `click==8.3.1`: each with its checksums."""
    return {found.group().splitlines()[0]: found.group() for found in _ENTRY.finditer(text)}


def main(options: list[str]) -> None:
    """Compile all of them together, so that they agree, then each for itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build = [*project["build-system"]["requires"], "editables"]  # hatchling needs it for a kit that may be changed
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        together = folder / "together.txt"
        together.write_text("".join(file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.txt"))))
        asked = folder / "asked.in"
        extras = [word for extra in EXTRAS for word in ("--extra", extra)]
        asked.write_text("\n".join([*build, "uv"]))
        compiled([*extras, *options, str(ROOT / "pyproject.toml"), str(asked)], together)
        write("uv", alone(folder, ["uv"], together))
        write("build", alone(folder, build, together))
        kit = compiled([str(ROOT / "pyproject.toml"), "-c", str(together)], folder / "kit.txt")
        write("kit", kit)
        for extra in EXTRAS:
            words = ["--extra", extra, str(ROOT / "pyproject.toml"), "-c", str(together)]
            all_of_it = compiled(words, folder / f"{extra}.txt")
            write(extra, {line: entry for line, entry in all_of_it.items() if line not in kit})


def alone(folder: Path, wanted: Iterable[str], together: Path) -> dict[str, str]:
    """The entries for a few packages that are no part of the project."""
    asked = folder / "alone.in"
    asked.write_text("\n".join(wanted))
    return compiled([str(asked), "-c", str(together)], folder / "alone.txt")


def compiled(words: list[str], output: Path) -> dict[str, str]:
    """What uv writes into `output`; versions that stand there already are kept if they will do."""
    subprocess.run([sys.executable, *COMPILE, *words, "--output-file", str(output)], cwd=ROOT, check=True)
    return entries(output.read_text(encoding="utf-8"))


def write(name: str, found: dict[str, str]) -> None:
    """Write one of the files."""
    (FOLDER / f"{name}.txt").write_text("".join(found.values()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
