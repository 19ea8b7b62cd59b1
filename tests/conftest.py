"""What all tests share: the same examples in every run, and a real browser."""

from collections.abc import Iterator

import pytest
from browser_search import NOT_FOUND, find_browser, named, playwrights_own, systems
from hypothesis import settings
from patience import MILLISECONDS
from playwright.sync_api import Browser, expect, sync_playwright

# A later list replaces an earlier one, so Playwright's own that matter here stand here again.
FEATURES_OFF = (
    # Two pages for the bar of addresses, which every window would load: half a second of a processor for each person.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # Nothing but what is asked for may be asked, and http stays http.
    "AimEnabled",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PreconnectToSearch",
    # What Playwright's waiting relies on.
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "PaintHolding",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
)
BROWSER_ARGUMENTS = (
    "--no-sandbox",  # Chromium's sandbox cannot be had as root, as in a container
    "--disable-gpu",
    "--disable-background-networking",  # tests count every request, and none may leave for another host
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(FEATURES_OFF)}",
    # A name that is not loopback: browsers withhold much of their interface from plain HTTP elsewhere, as on a phone.
    "--host-resolver-rules=MAP kit.test 127.0.0.1",
)
LONG_FILES = ("server", "workshop", "charts", "tooling", "cli", "widgets", "board", "workshops")


def pytest_configure(config: pytest.Config) -> None:
    """Make every run the same run.

    Hypothesis tries the same examples in every run, so that a failure elsewhere is a failure here; with
    `--hypothesis-seed=random`, or with a number, it tries others. How long an example takes is no failure.
    """
    settings.register_profile("kit", derandomize=config.getoption("--hypothesis-seed") is None, deadline=None)
    settings.load_profile("kit")
    expect.set_options(timeout=MILLISECONDS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders with long files first: else one process is left with such a file while the others have nothing."""
    rank = {folder: place for place, folder in enumerate(LONG_FILES)}
    items.sort(key=lambda item: rank.get(item.path.parent.name, len(rank)))


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The path of a Chromium: the one `start.py test` found, else one that is here. None is a failure."""
    path = find_browser((named, playwrights_own, systems))
    if path is None:
        pytest.fail(NOT_FOUND)
    return path


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Browser]:
    """One Chromium for the tests of a file; a test opens a context (a person, a phone) of its own in it.

    Not one for the whole session: as long as it is open, no other test of the process could call `asyncio.run`.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, args=list(BROWSER_ARGUMENTS))
        yield chromium
        chromium.close()
