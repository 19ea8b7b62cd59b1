"""A small server that speaks what the board asks for; its room lives in memory and is moved by the tests."""

import asyncio
import io
import json
import threading
import time
from typing import Any

import segno
from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

OF_THE_SCREEN = ("show", "wake")
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"


def a_room() -> dict[str, Any]:
    """A room of two sides and two workshops in which nothing has happened yet."""

    def exercise(name: str, title: str) -> dict[str, Any]:
        progress = [{"side": side, "answered": 0, "complete": 0} for side in (7, 8)]
        return {"id": name, "title": title, "kind": "checklist", "progress": progress, "revealed": False}

    return {
        "version": 1,
        "room": {"title": "Our room", "code": "KDM4XW", "minimum": 4, "simulated": False},
        "sides": [{"id": 7, "name": "Riverton", "people": 0}, {"id": 8, "name": "Bandari", "people": 0}],
        "observers": 0,
        "people": 0,
        "workshops": [
            {
                "id": "linking",
                "title": "Linking checklists",
                "open": False,
                "exercises": [exercise("readiness", "Are we ready?"), exercise("reasons", "Why a link?")],
            },
            {
                "id": "health",
                "title": "Health of a partnership",
                "open": False,
                "exercises": [exercise("trust", "Trust")],
            },
        ],
        "tables": 0,
        "timer": None,
        "agenda": None,
        "plans": [],
        "demonstration": None,
        "locked": False,
        "notes": [],
        "pause_asked_at": None,
        "screen": {},
        "talk": None,
        "agreements": [],
        "console_link": False,
        "partnership": {"linked": False, "expires": "2030-01-01", "kept": False, "earlier": []},
        "set_aside": [],
        "last_time": "",
        "report_closed": False,
        "notebooks": {"most": 1, "open": 0, "waiting": 0, "all": []},
    }


class BoardRoom:
    """The server, in a thread of its own. `data` is what GET /api/board answers; `news()` tells the board to ask.

    `fetches` are the times of the questions, `acts` what was posted, `shown` what was said of the screen. `away` breaks
    off every connection, `without_events` refuses the stream, and `refusal` is the error that the next act gets;
    a board tells by itself what it shows, so that is none.
    """

    def __init__(self, files: dict[str, tuple[str, str]]) -> None:
        self.data = a_room()
        self.files = files
        self.fetches: list[float] = []
        self.acts: list[dict[str, Any]] = []
        self.shown: list[dict[str, Any]] = []
        self.away = self.without_events = False
        self.refusal: str | None = None
        self.message = ""
        self._timer_ends: float | None = None
        self.streams: set[Any] = set()
        self.kind = "state"
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        started.wait(10)

    def _run(self, started: threading.Event) -> None:
        asyncio.run(self._serve(started))

    async def _serve(self, started: threading.Event) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        routes = [
            (r"/api/board", Board),
            (r"/api/board/act", Act),
            (r"/api/board/qr\.svg", QrCode),
            (r"/api/board/result/(.*)", Result),
            (r"/api/board/findings/(.*)", Findings),
            (r"/api/board/export", Export),
            (r"/api/events", Events),
            (r"/.*", File),
        ]
        server = HTTPServer(Application(routes, house=self))
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        self.address = f"http://kit.test:{sockets[0].getsockname()[1]}"
        self.data["room"]["join_url"] = f"{self.address}/join?code=KDM4XW"
        self.data["room"]["screen_link"] = f"{self.address}/s/KDM4XW/0123456789abcdef"
        self.data["room"]["addresses"] = [self.data["room"]["join_url"], "http://10.0.0.7:8890/join?code=KDM4XW"]
        started.set()
        await self._end.wait()
        server.stop()
        self._cut()
        await server.close_all_connections()

    def news(self) -> None:
        """Tell the board that something changed."""
        self._loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        self.data["version"] += 1
        for stream in list(self.streams):
            stream.news.set()

    def go_away(self) -> None:
        """Break off every connection, and all that come, until `come_back`."""
        self.away = True
        self._loop.call_soon_threadsafe(self._cut)

    def _cut(self) -> None:
        for stream in list(self.streams):
            stream.request.connection.stream.close()

    def come_back(self) -> None:
        """Answer again."""
        self.away = False

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)

    def people(self, side: int, count: int) -> None:
        """Let the side at place `side` have `count` people."""
        self.data["sides"][side]["people"] = count
        self.data["people"] = sum(each["people"] for each in self.data["sides"])
        self.news()

    def exercise(self, name: str) -> dict[str, Any]:
        exercises = [each for workshop in self.data["workshops"] for each in workshop["exercises"]]
        return next(each for each in exercises if each["id"] == name)

    def open(self, *workshops: str) -> None:
        for workshop in self.data["workshops"]:
            workshop["open"] = workshop["id"] in workshops
        self.news()

    def ends_in(self, seconds: float | None) -> None:
        """Set the room's timer. The server's clock is a year behind: a board must not trust its own."""
        self._timer_ends = None if seconds is None else time.time() + seconds
        self.news()

    def board(self) -> dict[str, Any]:
        year = 365 * 24 * 3600
        timer = self._timer_ends and {"ends_at": self._timer_ends - year, "seconds": 60, "now": time.time() - year}
        return self.data | {"timer": timer, "now": time.time()}

    def show(self, **screen: Any) -> None:
        """Let the screen be what another board, or a plan, has chosen."""
        self.data["screen"] = screen
        self.news()

    def act(self, given: dict[str, Any]) -> dict[str, Any]:
        if given["act"] in OF_THE_SCREEN:
            self.shown.append(given)
            self.data["screen"] = {key: value for key, value in given.items() if key != "act"}
            self._tell()
            return {"screen": self.data["screen"], "version": self.data["version"]}
        self.acts.append(given)
        match given["act"]:
            case "open" | "close":
                workshop = next(each for each in self.data["workshops"] if each["id"] == given["workshop"])
                workshop["open"] = given["act"] == "open"
            case "reveal" | "hide":
                exercise = self.exercise(given["exercise"])
                exercise["revealed"] = given["act"] == "reveal"
                exercise["revealed_at"] = time.time()
            case "show-address":
                self.data["room"]["join_url"] = given["address"]
            case "rename":
                self.data["room"]["title"] = given["title"]
                for side in self.data["sides"]:
                    side["name"] = given["sides"][str(side["id"])]
            case "add-side":
                self.data["sides"].append({"id": 9, "name": given["name"], "people": 0})
            case "timer":
                self._timer_ends = time.time() + given["seconds"]
            case "stop-timer":
                self._timer_ends = None
            case "console-link":
                self._tell()
                return {"link": f"{self.address}/c/KDM4XW/secret", "qr": "data:image/svg+xml,%3Csvg/%3E", "minutes": 5}
        self._tell()
        return {}


class Answering(RequestHandler):
    """What every address has in common."""

    def initialize(self) -> None:
        self.house: BoardRoom = self.application.settings["house"]

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", POLICY)

    def prepare(self) -> None:
        if self.house.away and self.request.path.startswith("/api/"):
            self.detach().close()
            self._finished = True

    def log_exception(self, *_: Any) -> None:
        """A broken connection is what the test wants."""


class Board(Answering):
    def get(self) -> None:
        self.house.fetches.append(time.monotonic())
        self.finish(json.dumps(self.house.board()))


class Act(Answering):
    def post(self) -> None:
        given = json.loads(self.request.body)
        if self.house.refusal and given["act"] not in OF_THE_SCREEN:
            self.set_status(403)
            self.finish({"error": self.house.refusal})
            self.house.refusal = None
            return
        told = self.house.act(given)
        self.finish({"ok": True, "message": self.house.message, **told})


class QrCode(Answering):
    def get(self) -> None:
        picture = io.BytesIO()
        segno.make(self.house.data["room"]["join_url"]).save(picture, kind="svg", border=2, xmldecl=False)
        self.set_header("Content-Type", "image/svg+xml")
        self.finish(picture.getvalue())


class Result(Answering):
    def get(self, name: str) -> None:
        taken = self.house.exercise(name)["revealed_at"]
        picture = self.get_query_argument("wide", "0")
        self.finish({"html": f'<p class="finding">Result of {name}</p><p class="taken">{taken}</p><p>{picture}</p>'})


class Findings(Answering):
    """Results here have none, so that the board shows the whole one; what findings are like, the real server tells."""

    def get(self, name: str) -> None:
        self.finish({"findings": []})


class Export(Answering):
    def get(self) -> None:
        if self.get_query_argument("what") == "answers":
            self.set_status(403)
            self.finish({"error": "A side is too small. Nothing was written."})
            return
        self.set_header("Content-Disposition", 'attachment; filename="our-room.csv"')
        self.finish(b"exercise,item\r\n")


class Events(Answering):
    async def get(self) -> None:
        if self.house.without_events:
            self.send_error(404)
            return
        self.news = asyncio.Event()
        self.house.streams.add(self)
        self.set_header("Content-Type", "text/event-stream")
        try:
            while True:
                self.write(f'data: {{"version": 1, "kind": "{self.house.kind}"}}\n\n')
                await self.flush()
                await self.news.wait()
                self.news.clear()
        except StreamClosedError:
            pass
        finally:
            self.house.streams.discard(self)

    def on_connection_close(self) -> None:
        self.house.streams.discard(self)
        if hasattr(self, "news"):
            self.news.set()


class File(Answering):
    def get(self) -> None:
        if self.request.path not in self.house.files:
            self.send_error(404)
            return
        kind, content = self.house.files[self.request.path]
        self.set_header("Content-Type", kind)
        self.finish(content)
