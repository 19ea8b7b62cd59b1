"""A real server in a process of its own, as a facilitator starts it."""

import http.client
import http.cookiejar
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from free_ports import free_port
from mutuality import mutuality
from patience import SECONDS
from playwright.sync_api import Page

HOST = "kit.test"  # the browser fixture maps it to 127.0.0.1, so that pages run as on a phone: not from loopback


class ServerProcess:
    """`mutuality serve` on `data`. `port` stays the same over `kill()` and `start()`, as it does for a facilitator.

    With `slow_codes` the codes of those who join are as slow to try as they really are.
    """

    def __init__(self, data: Path, *options: str, slow_codes: bool = False) -> None:
        self.data = data
        self.options = options
        self.run = ["-m"] if slow_codes else ["-P", str(Path(__file__).with_name("cheap_codes.py"))]
        self.links: dict[str, str] = {}
        self.start()

    def start(self) -> None:
        """Start it and read the links from its first line."""
        quiet = ["--no-browser", "--may-sleep", "--json"]
        command = [sys.executable, *self.run, "kit.cli", "serve", "--data", str(self.data), *quiet]
        if not self.links:
            self.listens_on = free_port()
        port = [] if self.links else ["--port", str(self.listens_on)]
        self.errors = (self.data.parent / f"{self.data.name}.err").open("ab")
        self.process = subprocess.Popen(
            [*command, *port, *self.options], stdout=subprocess.PIPE, stderr=self.errors, text=True
        )
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, f"the server did not start:\n{self.said()}"
        self.links = json.loads(line)

    def said(self) -> str:
        """What the server wrote to standard error."""
        return Path(self.errors.name).read_text(encoding="utf-8")

    def command(self, *words: str) -> tuple[int, str]:
        """The exit code of `mutuality` with these `words` about the data of this server, and what it wrote."""
        done = mutuality(*words, "--data", self.data)
        return done.exit_code, done.output

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self._wait()

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT if os.name != "nt" else signal.CTRL_C_EVENT)
        self._wait()

    def _wait(self) -> None:
        self.process.wait(timeout=SECONDS)
        assert self.process.stdout
        self.process.stdout.close()
        self.errors.close()

    @property
    def port(self) -> int:
        """The one in its links; behind a proxy that is the proxy's, and `listens_on` its own."""
        port = urllib.parse.urlsplit(self.links["facilitator_url"]).port
        assert port
        return port

    @property
    def phones(self) -> str:
        """The address that browsers of the tests use."""
        return f"http://{HOST}:{self.port}"

    @property
    def here(self) -> str:
        """The address that other clients of the tests use."""
        return f"http://127.0.0.1:{self.listens_on}"

    def room(self, title: str = "A room", sides: tuple[str, str] = ("Aby", "Bex")) -> "RoomOnServer":
        """A new room of its own for a test, made the way a facilitator makes it."""
        first = self.client(self.links["facilitator_url"])
        made = first.post("/api/board/act", {"act": "new-room", "title": title, "sides": list(sides)})
        return RoomOnServer(self, self.client(made["path"]), made["code"], made["path"])

    def client(self, link: str) -> "Client":
        """Whoever has this facilitator's link (its address or path), in a browser of her own, before any page."""
        client = Client(self.here)
        assert client.request("GET", urllib.parse.urlsplit(link).path, follow=False)[0] == 303
        return client


@dataclass
class Client:
    """A browser without a screen: keeps cookies, speaks HTTP. Errors come as `(status, content)` from `refused`."""

    base: str
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def request(
        self,
        method: str,
        path: str,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        follow: bool = True,
    ) -> tuple[int, bytes]:
        """Status and body of any answer; redirects are followed, unless the line is cut before."""
        more = [] if follow else [_NoRedirect]
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), *more)
        asked = urllib.request.Request(self.base + path, content, dict(headers or {}), method=method)
        try:
            with opener.open(asked, timeout=SECONDS) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    @property
    def cookies(self) -> str:
        """What this browser sends of itself, as a header."""
        return "; ".join(f"{each.name}={each.value}" for each in self.jar)

    @contextmanager
    def listening(self, path: str = "/api/events", **headers: str) -> Iterator[http.client.HTTPResponse]:
        """An open page: what is told to it, line by line, as long as the block lasts."""
        place = urllib.parse.urlsplit(self.base)
        connection = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}[place.scheme]
        with closing(connection(place.netloc, timeout=SECONDS)) as line:
            line.request("GET", place.path + path, headers={"Cookie": self.cookies, **headers})
            told = line.getresponse()
            assert told.status == 200, told.status
            yield told

    def headers(self, path: str) -> Mapping[str, str]:
        """The headers of the page at `path`."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        with opener.open(self.base + path, timeout=SECONDS) as answer:
            found: Mapping[str, str] = answer.headers
            return found

    def get(self, path: str) -> bytes:
        status, body = self.request("GET", path)
        assert status == 200, (path, status, body[:500])
        return body

    def json(self, path: str) -> Any:
        return json.loads(self.get(path))

    def result(self, exercise: str) -> dict[str, str | None]:
        """What a page shows of the result of an exercise: `own`, `side` and `room` as HTML."""
        found: dict[str, str | None] = self.json(f"/api/result/{exercise}")
        parts = {part: self.json(f"/api/result/{exercise}/{part}")["html"] for part in ("side", "room") if found[part]}
        return found | parts

    def post(self, path: str, content: Any) -> Any:
        status, body = self.post_json(path, content)
        assert status == 200, (path, status, body)
        return body

    def post_json(self, path: str, content: Any) -> tuple[int, Any]:
        status, body = self.request("POST", path, json.dumps(content).encode(), {"Content-Type": "application/json"})
        return status, json.loads(body)

    def send(self, *answers: Mapping[str, Any], to: str = "/api/answers") -> list[dict[str, Any]]:
        """The receipts of `answers` (exercise, item, value) that have seen none before them, unless they say so."""
        seen = [{"based_on": None, **each} for each in answers]
        named = [{"id": f"{each['exercise']}-{each['item']}-{each['based_on']}", **each} for each in seen]
        receipts: list[dict[str, Any]] = self.post(to, {"answers": named})["receipts"]
        return receipts

    def answer(self, exercise: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Answer places of an `exercise`, each knowing the answer that is there already. All are saved, as receipts."""
        known = self.json("/api/answers")["answers"]
        seen = {place: known.get(f"{exercise}/{place}", {}).get("seq") for place in values}
        given = [{"exercise": exercise, "item": at, "value": values[at], "based_on": seen[at]} for at in values]
        receipts = self.send(*given)
        assert {each["status"] for each in receipts} == {"saved"}, receipts
        return receipts

    def resume_words(self) -> str:
        """The four words that lead this participant back."""
        return " ".join(re.findall(r"<span>(\w+)</span>", self.get("/welcome").decode()))

    def form(self, path: str, *, follow: bool = True, **fields: str) -> tuple[int, str]:
        status, body = self.request("POST", path, urllib.parse.urlencode(fields).encode(), follow=follow)
        return status, body.decode()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Leave it to the test."""


@dataclass
class RoomOnServer:
    """A room of a test: its facilitator's `board` client, its `code`, the facilitator's `path`."""

    server: ServerProcess
    board: Client
    code: str
    path: str

    @property
    def facilitator_link(self) -> str:
        return self.server.phones + self.path

    @property
    def join_link(self) -> str:
        return f"{self.server.phones}/join?code={self.code}"

    @property
    def sides(self) -> list[int]:
        return [side["id"] for side in self.board.json("/api/board")["sides"]]

    def act(self, act: str, **details: Any) -> Any:
        return self.board.post("/api/board/act", {"act": act, **details})

    def let_pass(self, minutes: float) -> None:
        """Let the room's plan and timer be as they are `minutes` later."""
        ((agenda, ends_at),) = self.in_the_database("SELECT agenda, timer_ends_at FROM room_state WHERE room = :room")
        kept = json.loads(agenda)
        for key in ("started_at", "step_started_at", "paused_at"):
            kept[key] = kept[key] and kept[key] - minutes * 60
        change = "UPDATE room_state SET agenda = :agenda, timer_ends_at = :ends_at WHERE room = :room"
        self.in_the_database(change, agenda=json.dumps(kept), ends_at=ends_at and ends_at - minutes * 60)
        self.act("open-door")  # the server remembers the state until it writes to it; the door is open already

    def in_the_database(self, statement: str, **values: Any) -> list[Any]:
        """Do in the database what takes long in a room; `:room` in the `statement` is its number."""
        with closing(sqlite3.connect(self.server.data / "mutuality.sqlite", timeout=30)) as connection, connection:
            (number,) = connection.execute("SELECT id FROM room WHERE code = ?", (self.code,)).fetchone()
            return connection.execute(statement, {"room": number, **values}).fetchall()

    def joins(self, page: Page, side: int | str | None = None) -> "Client":
        """Let the browser of `page` be somebody who has just joined, the first side or `side`; what asks for her."""
        client = self.participant(self.sides[0] if side is None else side)
        url = self.server.phones
        page.context.add_cookies([{"name": each.name, "value": str(each.value), "url": url} for each in client.jar])
        return client

    def participant(self, side: int | str) -> "Client":
        """Somebody who has just joined, without a browser."""
        client = Client(self.server.here)
        status, text = client.form("/join", code=self.code, language="en", side=str(side))
        assert status == 200, text[:500]
        return client
