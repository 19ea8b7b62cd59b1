"""A phone: Chromium at its size, with an empty cache, watched over the DevTools protocol."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, sync_playwright

SIZE = {"width": 390, "height": 844}
SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

# In the page from its first moment, because a page may forbid to evaluate text later.
WATCH = """
const look = () => {
  if (USABLE) window.usableAt = performance.now();
  else setTimeout(look, 10);
};
look();
"""


@dataclass
class Opened:
    """What opening a page took: seconds until usable (None: longer than the patience), bytes and requests."""

    usable_s: float | None
    bytes: int
    requests: int


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser of the tests."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=os.environ.get("MUTUALITY_BROWSER") or None, args=ARGUMENTS
        )
        yield running
        running.close()


def new_phone(browser: Browser, address: str = "", cookies: dict[str, str] | None = None) -> BrowserContext:
    """A phone with an empty cache, and these `cookies` for `address`."""
    context = browser.new_context(viewport=SIZE, device_scale_factor=3, is_mobile=True, has_touch=True)
    if cookies:
        site = "/".join(address.split("/")[:3])  # a cookie for a page's own address would be for its folder alone
        context.add_cookies([{"name": name, "value": value, "url": site} for name, value in cookies.items()])
    return context


def open_page(page: Page, address: str, usable: str, *, slow: bool = False, patience_s: float = 60) -> Opened:
    """Open `address`, wait until the expression `usable` is true there, and count what came over the wire."""
    counted = {"bytes": 0, "requests": 0}
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    if slow:
        devtools.send("Network.emulateNetworkConditions", SLOW_LINE)

    def add(event: str, bytes_of: Callable[[dict[str, Any]], float]) -> None:
        devtools.on(event, lambda given: counted.update(bytes=counted["bytes"] + int(bytes_of(given))))

    devtools.on("Network.requestWillBeSent", lambda _: counted.update(requests=counted["requests"] + 1))
    add("Network.loadingFinished", lambda given: given["encodedDataLength"])
    for event in ("Network.webSocketFrameReceived", "Network.webSocketFrameSent"):
        add(event, lambda given: len(given["response"]["payloadData"]))
    page.add_init_script(WATCH.replace("USABLE", usable))
    end = time.monotonic() + patience_s
    try:
        page.goto(address, wait_until="commit", timeout=patience_s * 1000)
    except TimeoutError:
        return Opened(None, counted["bytes"], counted["requests"])
    usable_ms = None
    while usable_ms is None and time.monotonic() < end:
        page.wait_for_timeout(50)
        usable_ms = page.evaluate("window.usableAt ?? null")
    page.wait_for_timeout(500)  # what comes a moment later belongs to the visit
    devtools.detach()
    return Opened(usable_ms and usable_ms / 1000, counted["bytes"], counted["requests"])
