"""What the tests need of the system itself: as root on Debian it is installed, elsewhere one sentence asks for it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

LONGEST_STEP = 300  # seconds
# The library that a program missed, and the packages of Debian and Fedora that bring it.
LIBRARIES = {"libatomic.so.1": ("libatomic1", "libatomic"), "libstdc++.so.6": ("libstdc++6", "libstdc++")}
NGINX_VARIABLE = "MUTUALITY_NGINX"
FIREFOX_VARIABLE = "MUTUALITY_FIREFOX"
FIREFOX_COMMANDS = ("firefox-esr", "firefox")  # Debian's long-term edition; everybody else's
FIREFOX_APPLICATIONS = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
    r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe",
)
NGINX_IS_IN = os.pathsep.join(("/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"))
_MISSED = re.compile(r"(?:loading shared libraries: |Library not loaded: )([^\s:]+)")


class SystemPartMissing(Exception):
    """The system lacks something that only its owner can install; the message says what, and how."""


def installs_packages() -> bool:
    """Whether packages of the system can be installed from here: as root on Debian, Ubuntu and the like."""
    return os.name != "nt" and os.getuid() == 0 and shutil.which("apt-get") is not None


def install_packages(*names: str) -> bool:
    """Install packages of Debian, and say so in one line. Returns whether all are there now."""
    print(f"Installing for the tests: {' '.join(names)} ...", file=sys.stderr)
    _look_for_packages()
    return run_quietly(["apt-get", "install", "--yes", "--no-install-recommends", *names])


@cache
def _look_for_packages() -> bool:
    return run_quietly(["apt-get", "update"])


def missed_library(command: Sequence[str | Path]) -> str | None:
    """The library for want of which this program does not start, or None. The program is run, and should end soon."""
    try:
        done = subprocess.run(
            list(map(str, command)), capture_output=True, timeout=60, text=True, errors="replace", check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _MISSED.search(done.stderr) if done.returncode else None
    return found.group(1) if found else None


def supply_libraries(
    about: str,
    command: Sequence[str | Path],
    allowed: Callable[[], bool] = installs_packages,
    install: Callable[..., bool] = install_packages,
) -> None:
    """Install the libraries that the program `command` misses, one after the other, until it starts.

    Raises `SystemPartMissing`, which names the program by `about`, if that cannot be done from here.
    """
    tried = set()
    while library := missed_library(command):
        debians, fedoras = LIBRARIES.get(library, ("", ""))
        if debians and library not in tried and allowed():
            tried.add(library)
            install(debians)
            continue
        cure = (
            f"On Debian, Ubuntu or Mint:  sudo apt install {debians}\n"
            f"On Fedora:                  sudo dnf install {fedoras}"
            if debians
            else "Install the package of your system that brings it."
        )
        raise SystemPartMissing(f"{about} needs the library {library}, which this system lacks.\n{cure}")


def find_nginx(environment: Mapping[str, str] = os.environ) -> str | None:
    """The path of nginx: the one the environment names, else one that is here, also where only root looks for it."""
    named = environment.get(NGINX_VARIABLE)
    return named or shutil.which("nginx") or shutil.which("nginx", path=NGINX_IS_IN)


def supply_nginx(
    find: Callable[[], str | None] = find_nginx,
    allowed: Callable[[], bool] = installs_packages,
    install: Callable[..., bool] = install_packages,
) -> str:
    """The path of nginx, installed now if need be. Raises `SystemPartMissing` if that cannot be done from here."""
    if not find() and allowed():
        install("nginx-light")
    path = find()
    if path is None:
        raise SystemPartMissing(
            "The tests need nginx, a web server that stands before the kit's own in some of them. Install it (Debian, "
            "Ubuntu: sudo apt install nginx-light; macOS: brew install nginx; elsewhere: nginx.org), or name one: "
            f"{NGINX_VARIABLE}=PATH"
        )
    return path


def find_firefox(
    environment: Mapping[str, str] = os.environ,
    commands: Sequence[str] = FIREFOX_COMMANDS,
    applications: Sequence[str] = FIREFOX_APPLICATIONS,
) -> str | None:
    """The path of Firefox: the one the environment names, else the first of this system's that is there."""
    candidates = (environment.get(FIREFOX_VARIABLE), *map(shutil.which, commands))
    there = (path for path in applications if Path(path).is_file())
    return next(filter(None, candidates), None) or next(there, None)


def supply_firefox(
    find: Callable[[], str | None] = find_firefox,
    allowed: Callable[[], bool] = installs_packages,
    install: Callable[..., bool] = install_packages,
) -> str:
    """The path of Firefox, installed now if need be. Raises `SystemPartMissing` if that cannot be done from here."""
    if not find() and allowed():
        install("firefox-esr")
    path = find()
    if path is None:
        raise SystemPartMissing(
            "The tests need Firefox, because some journeys run in it as well. Install it (Debian: sudo apt install "
            "firefox-esr; elsewhere: firefox.com), or name one: "
            f"{FIREFOX_VARIABLE}=PATH"
        )
    return path


def run_quietly(command: list[str]) -> bool:
    """Run a step that may fail without harm, because there is another way; say so in one line. True if it went well."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            timeout=LONGEST_STEP,
            text=True,
            errors="replace",
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  this did not work: {error}", file=sys.stderr)
        return False
    if done.returncode:
        last = next((line for line in reversed(done.stdout.splitlines()) if "rror" in line), "no reason given")
        print(f"  this did not work: {last.strip()}", file=sys.stderr)
    return done.returncode == 0
