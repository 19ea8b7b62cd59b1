"""Who may see what: one `prepare()` that every route goes through.

The server tells four kinds of visitor apart. A *stranger* has no cookie; a *participant* joined a room with its code or
came back with a resume code; a *facilitator* opened the room's secret link; a *screen* came by a link that shows only.
A route says whom it is for.
"""

import asyncio
import json
import logging
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection
from tornado.web import HTTPError, RequestHandler

from kit.exercises.json_types import JsonDict, Value
from kit.responses import Lock, NotStored, Participant, Room, Session
from kit.responses.people import participants, sessions
from kit.responses.people.sessions import FACILITATOR, PARTICIPANT, SCREEN, Role
from kit.room.context import RoomContext
from kit.room.participants.paper import types_for
from kit.room.plan.state_view import now_in_the_room
from kit.room.refused import Refused
from kit.room.visitor import lock_of, visitor
from kit.server.json_input import json_object
from kit.server.state import AppState

T = TypeVar("T")
COOKIES = {PARTICIPANT: "mutuality", FACILITATOR: "mutuality_facilitator", SCREEN: "mutuality_screen"}
COOKIE_DAYS = 90
LONGEST_HOST_SHOWN = 60
SHEET = r"/paper/[0-9a-f]{32}"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def sheet_path(participant: str) -> str:
    """Where the pages of a person on paper begin, without a slash at the end; `SHEET` matches it."""
    return f"/paper/{participant}"


class RoomHandler(RequestHandler):
    """Base of every route of the server. `open_to` names the roles that may enter; empty means anyone.

    After `prepare()`, `self.session`, `self.room`, and for participants `self.participant` are set where known. Under
    `SHEET`, the session is of whoever types, and the participant is the person on paper.
    """

    open_to: tuple[Role, ...] = ()
    session: Session | None = None
    participant: Participant | None = None
    room: Room | None = None

    @property
    def app(self) -> AppState:
        """What the whole server shares."""
        app: AppState = self.application.settings["app"]
        return app

    @cached_property
    def context(self) -> RoomContext:
        """Who this is, for the rules of a room. Only for routes with `open_to`, or once the visitor is known."""
        lock, on_sheet = self.the_lock() if self.participant else None, self.sheet_back() is not None
        return RoomContext(
            self.app, self.the_room(), self.session, self.participant, self.address, lock, on_sheet=on_sheet
        )

    @property
    def language(self) -> str:
        """The visitor's language, else the first one of the pack."""
        return self.participant.language if self.participant else self.app.pack.manifest.languages[0]

    @property
    def words(self) -> dict[str, str]:
        """The interface in the visitor's language."""
        return self.app.pack.words(self.language)

    @property
    def browser(self) -> bytes:
        """What stands for this visitor's browser and is no secret: the hash of its token. Empty for a stranger."""
        token = self.get_cookie(COOKIES[self.session.role]) if self.session else None
        return sessions.token_hash(token) if token else b""

    @property
    def address(self) -> str:
        """Where this visit comes from, as far as the connection and trusted proxies tell."""
        return self.app.hosts.address(self.request)

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cache-Control", "no-store")

    def without_headers_of_pages(self) -> None:
        """What no browser shows as a page runs no script and leads nowhere."""
        self.clear_header("Content-Security-Policy")
        self.clear_header("Referrer-Policy")

    def prepare(self) -> None:
        self._refuse_other_hosts()
        self._refuse_posts_from_elsewhere()
        if sheet := re.match(f"{SHEET}/", self.request.path):
            self._enter_sheet(sheet[0].split("/")[2])
            return
        for role in self.open_to or (PARTICIPANT, FACILITATOR):
            if self._enter_as(role):
                break
        if self.open_to and self.session is None:
            raise Refused(403, "join-first" if PARTICIPANT in self.open_to else "only-facilitators")

    def _enter_as(self, role: Role) -> bool:
        token = self.get_cookie(COOKIES[role])
        if not token:
            return False
        found = visitor(self.app, role, token)
        if found is None:
            return False
        self.session, self.room, self.participant = found.session, found.room, found.participant
        return True

    def _enter_sheet(self, participant: str) -> None:
        """Let in who may type for this person on paper: the one who opened the sheet, as long as the sides agree."""
        with self.app.store.read() as connection:
            person = participants.participant(connection, participant)
        for role in (PARTICIPANT, FACILITATOR):
            if person and self._enter_as(role) and person.room == self.the_room().id:
                with self.app.store.read() as connection:
                    if types_for(connection, self.session, self.participant, person):
                        self.participant = person
                        return
        self.session = self.participant = None
        raise Refused(403, "paper-not-yours")

    def sheet_back(self) -> str | None:
        """The page from which whoever types goes on to the next sheet; None if this visit is not about a sheet."""
        if self.session is None or not re.match(f"{SHEET}/", self.request.path):
            return None
        return "/paper" if self.session.role == PARTICIPANT else "/board/paper"

    def _refuse_other_hosts(self) -> None:
        """Under another name, this page could be one that an attacker sends browsers to; see `hosts`."""
        host = self.request.host
        if not self.app.hosts.knows(host):
            shown, known = host[:LONGEST_HOST_SHOWN], ", ".join(self.app.urls)
            raise Refused(421, "unknown-host", host=shown, addresses=known)

    def _refuse_posts_from_elsewhere(self) -> None:
        """A page of another site must not act in a visitor's name. Browsers always say where a post comes from.

        Those that leave out the origin, as where a form was sent on by another site, say at least that it is another.
        """
        if self.request.method in ("GET", "HEAD"):
            return
        origin = self.request.headers.get("Origin")
        site = self.request.headers.get("Sec-Fetch-Site", "same-origin")
        if (origin and not self.is_from_here(origin)) or (not origin and site not in ("same-origin", "none")):
            raise Refused(403, "post-from-elsewhere")

    def is_from_here(self, origin: str) -> bool:
        """Whether a browser says that what it sends comes from a page of this server."""
        return origin.partition("://")[2] == self.request.host

    def the_room(self) -> Room:
        """The room of this visitor. Only for routes with `open_to`."""
        assert self.room is not None
        return self.room

    def the_participant(self) -> Participant:
        """The participant of this visit. Only for routes open to participants alone."""
        assert self.participant is not None
        return self.participant

    def the_lock(self) -> Lock | None:
        """What opens this participant's private answers, see `lock_of`."""
        return lock_of(self.the_participant(), self.get_cookie(COOKIES[PARTICIPANT]) or "")

    def give_cookie(self, role: str, token: str) -> None:
        """Let this browser come back as `role` without a code. Scripts cannot read the cookie."""
        self._set_cookie(role, token, COOKIE_DAYS)

    def take_cookie(self, role: str) -> None:
        """Let this browser be nobody as `role`, and drop the pages that it keeps, where browsers listen to that."""
        self._set_cookie(role, "", -1)
        if self.request.protocol == "https":
            self.set_header("Clear-Site-Data", '"cache"')

    def _set_cookie(self, role: str, token: str, days: int) -> None:
        """By `Max-Age` alone: `Expires` is a date, and the clock of a laptop without a battery is years behind."""
        secure, age = self.app.hosts.is_secure(self.request), days * 24 * 3600
        self.set_cookie(
            COOKIES[role],
            token,
            expires_days=None,
            max_age=age,
            httponly=True,
            samesite="Lax",
            secure=secure,
            path="/",
        )

    def show(self, template: str, **values: Any) -> None:
        """Answer with a page of `kit/server/templates`.

        A participant's page says what her room does, unless it is about another room.
        """
        about = values.get("room") or self.room
        if "now" not in values and self.room and about and about.id == self.room.id:
            values["now"] = now_in_the_room(self.context)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.app.page(template, self.language, **values))

    def answer(self, content: Value) -> None:
        """Answer with JSON, without the headers that only pages need."""
        self.without_headers_of_pages()
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(content, ensure_ascii=False))

    def posted(self) -> JsonDict:
        """The JSON object of this request. Raises `Refused` (400) if it is none."""
        try:
            return json_object(self.request.body)
        except (ValueError, RecursionError) as error:
            raise Refused(400, "not-understood") from error

    async def write_to_store(self, job: Callable[[Connection], T]) -> T:
        """Do `job` in the store's writer thread; returns when what it wrote is durable."""
        return await asyncio.wrap_future(self.app.store.write(job))

    def log_exception(self, typ: Any, value: Value, tb: Any) -> None:
        if isinstance(value, NotStored):
            logging.getLogger("mutuality").error("%s", value)  # in words for whoever runs the server
        elif not isinstance(value, HTTPError | Refused):
            super().log_exception(typ, value, tb)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        error = kwargs.get("exc_info", (None, None, None))[1]
        if isinstance(error, NotStored | Refused):
            self.set_status(503 if isinstance(error, NotStored) else error.status)
        key = (
            error.words
            if isinstance(error, Refused)
            else "not-stored"
            if isinstance(error, NotStored)
            else "not-found"
            if self.get_status() in (404, 405)
            else "not-understood"
            if 400 <= self.get_status() < 500
            else "server-problem"
        )
        filled = error.filled if isinstance(error, Refused) else {}
        text = self.words.get(key, key).format(**filled)
        if re.match(f"({SHEET})?/api/", self.request.path):
            self.answer({"error": text})
            return
        title = self.words.get(f"{key}-title", self.words.get("sorry", "Sorry"))
        line = {"now": None} if self.get_status() >= 500 else {}  # what has failed would fail again
        self.show("message.html.j2", title=title, text=text, **line)
