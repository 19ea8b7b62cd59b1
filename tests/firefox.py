"""The system's own Firefox, steered from outside by WebDriver BiDi, which it speaks itself: no driver stands between.

`Firefox` is the browser, a `Phone` is one person's page in it with cookies and storage of its own. Whatever is looked
for is waited for, and a click waits until its target stands still and nothing lies over it. Every name leads to this
computer, so that nothing can be asked of another one, and a page under `kit.test` is no secure context, as on a phone.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from everything_at_once import CHOSEN
from patience import SECONDS, wait_until
from server_process import HOST
from websockets.sync.client import ClientConnection, connect

PREFERENCES = {
    "network.dns.forceResolve": "127.0.0.1",
    "network.trr.mode": 5,  # names are asked of nobody else either
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.server": "",
    "services.settings.server": "data:,none",
    "browser.safebrowsing.downloads.remote.enabled": False,
    "extensions.update.enabled": False,
    "dom.security.https_first": False,
    "ui.prefersReducedMotion": 1,
}
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
EVENTS = ["log.entryAdded", "network.beforeRequestSent"]
PHONE = {"width": 390, "height": 844}
# Answers once the element has been in the same place for two frames and a click in its middle would reach it.
STANDS_STILL = """async (element) => {
  const place = () => { const {x, y, width, height} = element.getBoundingClientRect(); return [x, y, width, height]; };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  element.scrollIntoView({block: "center", behavior: "instant"});
  const before = place();
  await frame(); await frame();
  const [x, y, width, height] = place();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  const hit = top && (element.contains(top) || [...(element.labels ?? [])].some((label) => label.contains(top)));
  return Boolean(hit) && !element.disabled && String(before) === String([x, y, width, height]);
}"""


class RefusedError(Exception):
    """Firefox did not do what it was told; the message says why."""


class Firefox:
    """One Firefox without a window, from `path`, with a profile of its own in the empty `folder`."""

    def __init__(self, path: str, folder: Path) -> None:
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
        (folder / "user.js").write_text("".join(lines), encoding="utf-8")
        self._said = folder / "said.txt"
        command = [path, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(folder)]
        with self._said.open("wb") as said:
            home = {**os.environ, "HOME": str(folder)}  # as root it refuses the home of somebody else
            self._process = subprocess.Popen(command, stdout=said, stderr=said, env=home)
        self._number = 0
        self._connected = ExitStack()
        self.failures: list[str] = []
        self.strangers: list[str] = []
        try:
            self._socket = self._connection()
            self.do("session.new", capabilities={})
            self.do("session.subscribe", events=EVENTS)
            self.do("script.addPreloadScript", functionDeclaration=f"() => {{ {CHOSEN} }}")
        except BaseException:
            self._connected.close()
            self._process.kill()
            self._process.wait(SECONDS)
            raise

    def _connection(self) -> ClientConnection:
        address = wait_until(self._listens)
        line = connect(f"{address}/session", proxy=None, max_size=None, open_timeout=SECONDS)
        return self._connected.enter_context(line)

    def _listens(self) -> str | None:
        said = self._said.read_text(encoding="utf-8", errors="replace")
        assert self._process.poll() is None, f"Firefox ended:\n{said}"
        found = LISTENS.search(said)
        return found.group(1) if found else None

    def do(self, method: str, **parameters: Any) -> Any:
        """What Firefox answers to a command. Raises `RefusedError`."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while (said := json.loads(self._socket.recv(timeout=SECONDS))).get("id") != self._number:
            self._note(said)
        if said["type"] == "error":
            raise RefusedError(f"{method}: {said['error']}: {said['message']}")
        return said["result"]

    def _note(self, event: Any) -> None:
        about = event.get("params", {})
        if event.get("method") == "log.entryAdded" and about["type"] == "javascript" and about["level"] == "error":
            self.failures.append(about["text"])
        if event.get("method") == "network.beforeRequestSent":
            address = urlsplit(about["request"]["url"])
            if address.scheme in {"http", "https", "ws", "wss"} and address.hostname != HOST:
                self.strangers.append(about["request"]["url"])

    @contextmanager
    def phone(self, size: dict[str, int] | None = None) -> Iterator["Phone"]:
        """Somebody's phone, or the board if it has that `size`; it is forgotten in the end."""
        owner = self.do("browser.createUserContext")["userContext"]
        page = self.do("browsingContext.create", type="tab", userContext=owner)["context"]
        self.do("browsingContext.setViewport", context=page, viewport=size or PHONE)
        try:
            yield Phone(self, page)
        finally:
            self.do("browser.removeUserContext", userContext=owner)

    def close(self) -> None:
        """End it as its window's button does."""
        self.do("browser.close")
        self._connected.close()
        self._process.wait(SECONDS)


class Phone:
    """A page of Firefox. An element is named by CSS, or by role and name, as screen readers do."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self._firefox = firefox
        self._context = context

    def _do(self, method: str, **parameters: Any) -> Any:
        return self._firefox.do(method, context=self._context, **parameters)

    def goto(self, address: str) -> None:
        self._do("browsingContext.navigate", url=address, wait="complete")

    def reload(self) -> None:
        self._do("browsingContext.reload", wait="complete")

    def back(self) -> None:
        """As the button does; the page may be one that was kept."""
        self._do("browsingContext.traverseHistory", delta=-1)

    def _run(self, function: str, *arguments: Any) -> Any:
        said = self._firefox.do(
            "script.callFunction",
            functionDeclaration=function,
            arguments=list(arguments),
            target={"context": self._context},
            awaitPromise=True,
            userActivation=True,
        )
        if said["type"] == "exception":
            raise RefusedError(said["exceptionDetails"]["text"])
        return said["result"].get("value")

    def value(self, expression: str) -> Any:
        """What an expression of JavaScript is now, by way of JSON."""
        return json.loads(self._run(f"async () => JSON.stringify((await ({expression})) ?? null)"))

    def until(self, expression: str, wanted: Any = True) -> None:
        """Wait until the expression is what is `wanted`; a page that is just changing is asked again."""
        last: list[Any] = [None]

        def comes_true() -> bool:
            try:
                last[0] = self.value(expression)
            except RefusedError as error:
                last[0] = error
            return bool(last[0] == wanted)

        try:
            wait_until(comes_true)
        except AssertionError as error:
            raise AssertionError(f"{expression} is still {last[0]!r}, not {wanted!r}") from error

    def until_there(self, css: str) -> None:
        self.until(f"document.querySelector({json.dumps(css)}) !== null")

    def until_gone(self, css: str) -> None:
        self.until(f"document.readyState === 'complete' && document.querySelector({json.dumps(css)}) === null")

    def find(self, css: str = "", *, role: str = "", name: str = "") -> str:
        """The element that is meant, once it is there: the first by CSS, the only one by role and name."""
        meant = {"type": "accessibility", "value": {"role": role, "name": name}}
        locator = {"type": "css", "value": css} if css else meant

        def looked() -> Any:
            try:
                return self._do("browsingContext.locateNodes", locator=locator)["nodes"]
            except RefusedError:
                return None

        nodes = wait_until(looked)
        assert css or len(nodes) == 1, f"{len(nodes)} elements are {role} {name!r}"
        return str(nodes[0]["sharedId"])

    def click(self, css: str = "", *, role: str = "", name: str = "") -> None:
        def stands_still() -> dict[str, str] | None:
            element = {"sharedId": self.find(css, role=role, name=name)}
            try:
                return element if self._run(STANDS_STILL, element) else None
            except RefusedError:
                return None

        target = {"type": "element", "element": wait_until(stands_still)}
        steps = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": target},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._do("input.performActions", actions=[{"type": "pointer", "id": "finger", "actions": steps}])

    def type(self, text: str) -> None:
        """On the keyboard, into whatever has the focus."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._do("input.performActions", actions=[{"type": "key", "id": "keyboard", "actions": keys}])
