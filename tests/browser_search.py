"""Finds a Chromium for the tests, gets one if there is none, and prints its path; all else goes to standard error.

In this order: the one that MUTUALITY_BROWSER names; Playwright's own, downloaded if need be; the system's Chromium,
Chrome or Edge; on Debian, as root, its package `chromium`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

VARIABLE = "MUTUALITY_BROWSER"
LONGEST_DOWNLOAD = 300  # seconds
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
NOT_FOUND = f"""\
No browser was found for the tests. Any one of these helps:
  - connect to the internet and run the same command again (Playwright then downloads its own Chromium);
  - install Chromium or Google Chrome (Debian, Ubuntu: sudo apt install chromium);
  - name one that you have: {VARIABLE}=/path/to/chrome python3 start.py test
"""


def starts(path: str | Path) -> bool:
    """Whether the browser at `path` is there and has all that it needs to start.

    On Windows only its presence is looked at, because there `--version` opens a window.
    """
    if not Path(path).is_file():
        return False
    if os.name == "nt":
        return True
    try:
        done = subprocess.run([str(path), "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def named(environment: Mapping[str, str] = os.environ) -> str | None:
    """The browser that the environment names. Raises `FileNotFoundError` if it names one that does not start."""
    path = environment.get(VARIABLE)
    if path and not starts(path):
        raise FileNotFoundError(f"{VARIABLE} names {path}, which is not a browser that starts here.")
    return path or None


def playwrights_own() -> str | None:
    """Playwright's own Chromium, if it has been downloaded."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else None


def playwrights_download() -> str | None:
    """Playwright's own Chromium, downloaded now."""
    print("Looking for a browser: downloading Playwright's Chromium ...", file=sys.stderr)
    run_quietly([sys.executable, "-m", "playwright", "install", "chromium"])
    return playwrights_own()


def systems(commands: Iterable[str] = COMMANDS, applications: Iterable[str] = APPLICATIONS) -> str | None:
    """A Chromium, Chrome or Edge of this system."""
    candidates = (*(shutil.which(command) for command in commands), *applications)
    return next((path for path in candidates if path and starts(path)), None)


def debians_package() -> str | None:
    """Debian's package, installed now; only root can do this."""
    if os.name == "nt" or os.getuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Looking for a browser: installing the package 'chromium' ...", file=sys.stderr)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run_quietly(["apt-get", "update"])
    run_quietly(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
    return systems()


WAYS: tuple[Callable[[], str | None], ...] = (
    named,
    playwrights_own,
    playwrights_download,
    systems,
    debians_package,
)


def find_browser(ways: Iterable[Callable[[], str | None]] = WAYS) -> str | None:
    """The path of the first browser that one of the `ways` finds; later ways are then not tried."""
    return next((path for way in ways if (path := way())), None)


def run_quietly(command: list[str]) -> None:
    """Run a step that may fail without harm, because there is another way; say so in one line."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST_DOWNLOAD,
            text=True,
            errors="replace",
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  this did not work: {error}", file=sys.stderr)
        return
    if done.returncode:
        last = next((line for line in reversed(done.stdout.splitlines()) if "rror" in line), "no reason given")
        print(f"  this did not work: {last.strip()}", file=sys.stderr)


def main() -> int:
    """Print the path of a browser; exit code 1 if there is none."""
    try:
        path = find_browser()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    if path is None:
        print(NOT_FOUND, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
