"""Finds the browsers for the tests, gets them if there are none, and prints `VARIABLE=path` for each.

All else goes to standard error. A Chromium comes from, in this order: the variable MUTUALITY_BROWSER; Playwright's own,
downloaded if need be; the system's Chromium, Chrome or Edge; on Debian, as root, its package `chromium`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import sync_playwright
from system_parts import (
    FIREFOX_VARIABLE,
    NGINX_VARIABLE,
    SystemPartMissing,
    install_packages,
    installs_packages,
    run_quietly,
    supply_firefox,
    supply_libraries,
    supply_nginx,
)

VARIABLE = "MUTUALITY_BROWSER"
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
    if not installs_packages():
        return None
    install_packages("chromium")
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


@dataclass(frozen=True)
class Wanted:
    """A browser that the tests need: the environment's `variable` for its path, the ways to one, and what to say."""

    variable: str
    ways: tuple[Callable[[], str | None], ...]
    not_found: str


BROWSERS = (Wanted(VARIABLE, WAYS, NOT_FOUND),)


def main(more: Sequence[str] = ()) -> int:
    """Print the path of each browser, and of Firefox and nginx if among `more`; exit code 1 if one cannot be had."""
    try:
        supply_libraries(
            "Playwright, which steers the browser of the tests,", [compute_driver_executable()[0], "--version"]
        )
        for browser in BROWSERS:
            path = find_browser(browser.ways)
            if path is None:
                print(browser.not_found, file=sys.stderr)
                return 1
            print(f"{browser.variable}={path}")
        if "Firefox" in more:
            print(f"{FIREFOX_VARIABLE}={supply_firefox()}")
        if "nginx" in more:
            print(f"{NGINX_VARIABLE}={supply_nginx()}")
    except (FileNotFoundError, SystemPartMissing) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
