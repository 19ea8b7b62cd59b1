"""Rooms in memory, with people (browser contexts) in them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from room_harness import WHOLE, Person, Room, serve

from kit.exercises import Pack, load_pack

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture
def room(pack: Pack) -> Room:
    return Room(pack, "readiness", "challenges", "ground-rules", "our-story", "kind-of-link", "who-we-are")


@pytest.fixture
def address(room: Room) -> Iterator[str]:
    """Where the room is: not a loopback name, so that browsers withhold what they withhold from phones."""
    server = serve(room)
    yield f"http://kit.test:{server.server_address[1]}"
    room.down = True
    server.shutdown()
    server.server_close()


@pytest.fixture
def person(browser: Browser, address: str) -> Iterator[Person]:
    """Someone with a phone of her own. Any error on her pages fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def arrive(name: str) -> BrowserContext:
        context = browser.new_context(viewport=PHONE, base_url=address, reduced_motion="reduce")
        context.add_cookies([{"name": "who", "value": name, "url": address}])
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context

    yield arrive
    for context in contexts:
        context.close()
    assert not errors


@pytest.fixture
def page(person: Person) -> Page:
    page = person("ada").new_page()
    page.goto("/")
    page.wait_for_function(WHOLE)
    return page
