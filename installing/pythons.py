"""Another Python of this computer, for the tests: by its version, wherever such a Python may have been put."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from installing import CannotStartError

OLDEST = (3, 11)
Asks = Callable[[list[str]], str]


def taken_out(name: str, options: list[str]) -> tuple[str, list[str]]:
    """The value of the option `name` ("" if it is not given), and the other options.

    >>> taken_out("--python", ["-k", "store", "--python", "3.13"])
    ('3.13', ['-k', 'store'])
    """
    for place, word in enumerate(options):
        if word == name and place + 1 < len(options):
            return options[place + 1], options[:place] + options[place + 2 :]
        if word.startswith(f"{name}="):
            return word.partition("=")[2], options[:place] + options[place + 1 :]
    if name in options:
        raise CannotStartError(f"{name} needs a version after it, for example: python3 start.py test {name} 3.13")
    return "", options


def find_python(wish: str) -> str:
    """The path of a Python of the version `wish`, such as "3.13". Raises `CannotStartError` if there is none."""
    if not re.fullmatch(r"\d+\.\d+", wish) or tuple(map(int, wish.split("."))) < OLDEST:
        raise CannotStartError(f"--python {wish}: name a version from 3.11 on, with one dot, for example 3.13.")
    found = next((path for path in candidates(wish) if is_that(path, wish)), None)
    if found is None:
        raise CannotStartError(
            f"There is no Python {wish} here. Looked for: the command python{wish}, the launcher py, "
            "the versions of pyenv, and those of uv.\n"
            f"Get one from https://www.python.org/downloads/, or with one of: pyenv install {wish}, "
            f"uv python install {wish}"
        )
    return found


def candidates(wish: str, said: Asks | None = None) -> Iterator[str]:
    """Paths at which a Python `wish` may be, the most usual first. `said` runs a program and gives what it prints."""
    said = said or _printed
    if command := shutil.which(f"python{wish}"):
        yield command
    if launcher := shutil.which("py"):
        yield said([launcher, f"-{wish}", "-c", "import sys; print(sys.executable)"])
    yield from pyenvs(wish)
    if uv := shutil.which("uv"):
        yield said([uv, "python", "find", "--no-project", "--no-python-downloads", wish])


def pyenvs(wish: str) -> Iterator[str]:
    """What pyenv has of this version, the newest first."""
    folder = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found = [each for each in folder.glob(f"{wish}.*") if re.fullmatch(r"\d+\.\d+\.\d+", each.name)]
    for each in sorted(found, key=lambda each: int(each.name.rpartition(".")[2]), reverse=True):
        yield str(each / ("python.exe" if os.name == "nt" else "bin/python3"))


def is_that(path: str, wish: str) -> bool:
    """Whether this is a Python that starts and has the version: a command may be there and lead nowhere."""
    return bool(path) and _printed([path, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]) == wish


def _printed(command: list[str]) -> str:
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
