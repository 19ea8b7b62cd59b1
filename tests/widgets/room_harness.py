"""A room in memory: pages with forms, and the few addresses that they talk to. For browser tests of the forms alone."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from typing import Any

from playwright.sync_api import BrowserContext, Page

from kit.exercises import AnswerNotAccepted, Exercise, Pack
from kit.widgets import assets
from kit.widgets.forms import form_html, result_frame_html
from kit.widgets.results.result import own_result_html
from kit.widgets.script_words import script_words, words_html

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"

NOTEBOOK = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notebook</title>
<link rel="icon" href="data:,"></head><body><main></main></body></html>"""


def open_more(page: Page, exercise: str = "readiness") -> None:
    """Open what one's own result of `exercise` keeps in a fold."""
    page.locator(f'[data-result="{exercise}"] .own-more > summary').click()


Person = Callable[[str], BrowserContext]
"""Someone with a phone of her own, by name."""
WHOLE = "() => sessionStorage.getItem('mutuality:later')"
"""Whether a page has the second half of its script."""


class Room:
    """Answers by participant; a participant's cookie is her name. `down` answers nothing at all."""

    def __init__(self, pack: Pack, *exercises: str) -> None:
        self.words = pack.words("en")
        self.exercises: dict[str, Exercise] = {name: pack.exercise(name) for name in exercises}
        self.rows: list[dict[str, Any]] = []
        self.group_html: str | None = None
        self.requests: list[str] = []
        self.left: list[str] = []
        self.down = False
        self.lose_receipts = False
        self.listeners: list[Queue[str]] = []
        self.news = 1
        self._lock = threading.Lock()

    def page(self) -> str:
        body = "".join(
            form_html(each, self.words) + result_frame_html(each, self.words) for each in self.exercises.values()
        )
        return (
            '<!doctype html><html lang="en" data-looks="both"><head><meta charset="utf-8"><title>Room</title>'
            '<link rel="icon" href="data:,">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<link rel="stylesheet" href="/kit.css"></head>'
            '<body class="kit" data-room><header class="page-header"><p>Our workshop</p></header>'
            f'<main id="content"><h1>Is this link ready?</h1>{body}'
            '<p id="open" data-live>Nothing is open</p>'
            '<section class="leave"><h2>Leave</h2><form method="post" action="/leave" data-leave>'
            '<button type="submit" class="quiet">Sign out of this phone</button></form></section></main>'
            f'{words_html(self.words)}<script type="module" src="/kit.js" data-later="/later.js"'
            ' data-later-style="/later.css"></script></body></html>'
        )

    def current(self, who: str) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for row in self.rows:
            if row["who"] == who and row["wins"]:
                found[f"{row['exercise']}/{row['item']}"] = {"value": row["value"], "seq": row["seq"]}
        return found

    def record(self, who: str, answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        with self._lock:
            return [self._record(who, answer) for answer in answers]

    def _record(self, who: str, answer: dict[str, Any]) -> dict[str, Any]:
        place = f"{answer['exercise']}/{answer['item']}"
        known = next((row for row in self.rows if row["id"] == answer["id"]), None)
        if known is None:
            try:
                value = self.exercises[answer["exercise"]].accept(answer["item"], answer["value"])
            except AnswerNotAccepted as error:
                return {"id": answer["id"], "seq": None, "status": "refused", "message": str(error), "current": None}
            wins = self.current(who).get(place, {"seq": None})["seq"] == answer["based_on"]
            known = {**answer, "value": value, "who": who, "seq": len(self.rows) + 1, "wins": wins}
            self.rows.append(known)
        status = "saved" if known["wins"] else "history"
        current = self.current(who)[place]
        return {"id": answer["id"], "seq": known["seq"], "status": status, "message": "", "current": current}

    def values(self, who: str, exercise: str) -> dict[str, Any]:
        start = f"{exercise}/"
        current = self.current(who).items()
        return {place.removeprefix(start): each["value"] for place, each in current if place.startswith(start)}

    def tell(self, kind: str) -> None:
        for listener in self.listeners:
            listener.put(kind)


def serve(room: Room) -> ThreadingHTTPServer:
    """Serve `room` on a free port of this computer, in threads."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None: ...

        @property
        def who(self) -> str:
            return self.headers.get("Cookie", "").partition("who=")[2].partition(";")[0]

        def answer(self, content: str, kind: str = "application/json", status: int = 200) -> None:
            body = content.encode()
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def away(self) -> bool:
            room.requests.append(f"{self.command} {self.path}")
            if room.down:
                self.close_connection = True
                self.connection.close()
            return room.down

        def do_GET(self) -> None:
            if self.away():
                return
            pages = {
                "/": ("text/html", room.page),
                "/notebook": ("text/html", lambda: NOTEBOOK),
                "/kit.js": ("text/javascript", lambda: assets.script("boot")),
                "/widget.js": ("text/javascript", lambda: assets.script("widget")),
                "/later.js": (
                    "text/javascript",
                    lambda: assets.later_script("/kit.js", script_words(room.words, "later")),
                ),
                "/kit.css": ("text/css", assets.first_style),
                "/later.css": ("text/css", assets.later_style),
            }
            if (path := self.path.partition("?")[0]) in pages:
                kind, make = pages[path]
                self.answer(make(), kind)
            elif not self.who:
                self.answer(json.dumps({"error": "join first"}), status=403)
            elif self.path == "/api/events":
                self.events()
            else:
                self.answer(json.dumps(self.json()))

        def json(self) -> Any:
            now = {"sign": "open", "text": "Nothing is open yet"}
            state = {"episodes": {}, "timer": None, "step": None, "now": now, "minimum": 4, "news": room.news}
            me = {"participant": self.who, "side": {"id": 1, "name": "Kirklees & <Co>"}, "sides": []}
            answers = {"answers": room.current(self.who)}
            said = {"state": state, "me": me, "answers": answers, "start": {"me": me, "state": state, **answers}}
            name = self.path.rpartition("/")[2]
            if name in said:
                return said[name]
            if name == "room":
                return {"html": room.group_html}
            own = own_result_html(room.exercises[name], room.values(self.who, name), room.words)
            return {"own": own, "room": room.group_html and str(hash(room.group_html))}

        def events(self) -> None:
            news: Queue[str] = Queue()
            room.listeners.append(news)
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            self.close_connection = True
            kind = "state"
            while not room.down:
                line = f'data: {{"version": 1, "kind": "{kind}"}}\n\n' if kind else ": here\n\n"
                try:
                    self.wfile.write(line.encode())
                    self.wfile.flush()
                except OSError:
                    return
                try:
                    kind = news.get(timeout=0.2)
                except Empty:
                    kind = ""

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.away():
                return
            if self.path == "/leave":
                room.left.append(self.who)
                self.answer("<p>left</p>", "text/html")
                return
            if not self.who:
                self.answer(json.dumps({"error": "join first"}), status=403)
                return
            given = json.loads(content)["answers"]
            receipts = room.record(self.who, given)
            if room.lose_receipts:
                self.connection.close()
                self.close_connection = True
                return
            self.answer(json.dumps({"receipts": receipts}))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
