"""One server per session of tests (and worker); each test has a room of its own on it, and screens to look at it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from everything_at_once import choose_everything_at_once, phone_as_it_comes
from patience import MILLISECONDS
from playwright.sync_api import Browser, BrowserContext, Page
from server_process import RoomOnServer, ServerProcess
from steps_in_view import SMALL, Phone


@pytest.fixture(scope="module")
def browser(browser: Browser) -> Browser:
    """One whose people see a workshop as one long page: tests of what is on a page reach all of it there."""
    choose_everything_at_once(browser)
    return browser


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path_factory.mktemp("server") / "data")
    yield running
    running.stop()
    assert "Traceback" not in running.said()


@pytest.fixture
def room(server: ServerProcess) -> RoomOnServer:
    return server.room()


@pytest.fixture
def page_of(browser: Browser, server: ServerProcess) -> Iterator[Callable[..., Page]]:
    """Makes the page of another person or board, in a browser of its own, by the size of the screen.

    No script may fail on any of them.
    """
    contexts, failures = [], []

    def new(size: Any, **options: Any) -> Page:
        options = {"reduced_motion": "reduce", "base_url": server.phones, **options}
        context = browser.new_context(viewport=size, **options)
        context.set_default_navigation_timeout(MILLISECONDS)  # the first visit waits until the notebook was run
        context.on("weberror", lambda error: failures.append(str(error.error)))
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()
    assert failures == []


@pytest.fixture
def phones(browser: Browser, room: RoomOnServer) -> Iterator[Any]:
    """What makes a phone as it comes; no script on it may fail."""
    made: list[tuple[BrowserContext, Phone]] = []

    def make(**options: Any) -> Phone:
        context = phone_as_it_comes(
            browser, **{"viewport": SMALL, "reduced_motion": "reduce", "has_touch": True, **options}
        )
        made.append((context, Phone(context, room)))
        return made[-1][1]

    yield make
    for context, phone in made:
        context.close()
        assert phone.failures == []
