"""The pages one reads: home, a workshop, the board, the privacy notice; and `/health` for machines."""

import asyncio

from markupsafe import Markup

from kit.responses import participants, rooms
from kit.server.access import FACILITATOR, PARTICIPANT, POLICY, Refused, Visit
from kit.server.agreeing import agreed_values
from kit.server.expiry import expires_on
from kit.server.looking_back import said_last_time
from kit.server.rendering import Page, PageNotReady
from kit.version import __version__
from kit.widgets.handout import handout_html, style_hash

BOARD = "facilitator/board"


class Home(Visit):
    """GET /: a participant's list of what is open. A facilitator goes to the board, a stranger to the door."""

    def get(self) -> None:
        if self.participant is None:
            self.redirect("/board" if self.room else "/join")
            return
        state = self.the_state()
        with self.house.store.read() as connection:
            sides = {side.id: side.name for side in rooms.sides(connection, self.the_room().id)}
            last_time = said_last_time(connection, self.the_room().id, self.house.pack, self.language)
        side = self.participant.side
        workshops = [self.house.pack.workshop(name, self.language) for name in state.open]
        self.show(
            "home.html.j2",
            room=self.room,
            expires=expires_on(self.the_room()),
            side=sides[side] if side is not None else None,
            **agreed_values(self),
            last_time=Markup(last_time),
            may_help=side is not None and self.participant.paper_by is None,
            version=state.version,
            notebooks=[each for name, each in self.house.own_notebooks.all().items() if name in state.notebooks],
            workshops=[
                {
                    "id": each.workshop,
                    "title": each.title,
                    "minutes": each.minutes,
                    "purpose": each.purpose,
                    "private": each.private,
                }
                for each in workshops
            ],
        )


class Privacy(Visit):
    """GET /privacy: what is kept, who can see it, and what this kit cannot promise."""

    def get(self) -> None:
        self.show("privacy.html.j2", room=self.room, expires=expires_on(self.room) if self.room else "")


class WorkshopPage(Visit):
    """GET /w/<workshop>: for participants while it is open in their room, for facilitators at any time."""

    open_to = (PARTICIPANT, FACILITATOR)

    async def get(self, name: str) -> None:
        if name not in self.house.pack.manifest.workshops:
            raise Refused(404, "not-found")
        by_participant = self.session is not None and self.session.role == PARTICIPANT
        if by_participant and name not in self.the_state().open and not self._enter_as(FACILITATOR):
            raise Refused(403, "workshop-closed")
        if self.participant and self.participant.paper_by is not None and self.house.pack.workshop(name).private:
            raise Refused(403, "paper-not-private")
        if self.participant and self.house.pack.workshop(name).private and self.the_lock() is None:
            self.redirect(f"/resume?for={name}", status=303)
            return
        await send_page(self, name, keep=not self.house.pack.workshop(name).private)


class BoardPage(Visit):
    """GET /board: for the room's facilitator alone."""

    open_to = (FACILITATOR,)

    async def get(self) -> None:
        await send_page(self, BOARD)


class Handout(Visit):
    """GET /handout/<workshop>: its sheets to print, for facilitators. Their styles are inside, and only they hold."""

    open_to = (FACILITATOR,)

    async def get(self, name: str) -> None:
        if name not in self.house.pack.manifest.workshops:
            raise Refused(404, "not-found")
        html = await asyncio.to_thread(self._sheets, name)
        self.set_header("Content-Security-Policy", POLICY.replace("style-src 'self'", f"style-src {style_hash()}"))
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(html)

    def _sheets(self, name: str) -> str:
        workshop = self.house.pack.workshop(name, self.language)
        sheets = [self.house.pack.cited_readably(exercise) for exercise in workshop.exercises]
        return handout_html(sheets, workshop, self.words, self.language)


class Health(Visit):
    """GET /health: whether the server answers, and how much it has to do."""

    def get(self) -> None:
        with self.house.store.read() as connection:
            known = rooms.rooms(connection)
            people = sum(len(participants.participants(connection, room.id)) for room in known)
        self.answer(
            {
                "status": "ok",
                "version": __version__,
                "rooms": len(known),
                "participants": people,
                "kernels": len(self.application.settings["kernel_manager"].list_kernel_ids()),
                "kernels_at_most": self.house.seats.most,
                "executions": self.house.pages.executions,
                "drawings": self.house.drawings,
                "open_pages": self.house.news.open_pages(),
                "longest_lag_ms": self.house.lag.longest_ms,
            }
        )


class NotFound(Visit):
    """Every other address, Voilà's own among them."""

    def prepare(self) -> None:
        super().prepare()
        raise Refused(404, "not-found")


async def send_page(visit: Visit, name: str, *, keep: bool = True) -> None:
    """Send the finished page of a notebook, compressed, or 304 if the browser has it already.

    What it may not `keep` comes anew each time: else Back shows it as it was, with what was ticked in it.
    """
    try:
        page: Page = await visit.house.pages.page(name, visit.language)
    except PageNotReady as error:
        visit.application.settings["log"].error("%s", error)
        visit.house.news.tell(visit.the_room().id, "state")
        if visit.session is not None and visit.session.role == FACILITATOR:
            raise Refused(503, "page-broken", why=str(error).rstrip(".")) from error
        raise Refused(503, "page-not-ready") from error
    except KeyError as error:  # the notebook of the board was moved away, for example
        raise Refused(404, "not-found") from error
    visit.set_header("Content-Type", "text/html; charset=utf-8")
    visit.set_header("Vary", "Accept-Encoding, Cookie")
    if not keep:
        page.content.send(visit)
        return
    visit.set_header("Cache-Control", "private, no-cache")
    visit.set_header("ETag", f'"{page.etag}"')
    if visit.check_etag_header():
        visit.set_status(304)
        visit.finish()
    else:
        page.content.send(visit)
