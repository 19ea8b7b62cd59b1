"""A facilitator's own notebooks, as visitors meet them: the page, the wait for it, and what becomes of its kernel."""

import asyncio
import re

from kit.responses.people import sessions
from kit.responses.people.sessions import FACILITATOR, PARTICIPANT, Role
from kit.responses.room import rooms
from kit.room.board.own_notebooks import OwnNotebook
from kit.room.refused import Refused
from kit.server.handler import COOKIES, RoomHandler
from kit.server.notebooks.kernel_pool import Seat
from kit.server.notebooks.page import PAGE_POLICY

KERNEL = r"([0-9a-f]{8}-[0-9a-f-]{27})"
SECONDS_A_WATCH_LASTS = 20


class NotebookVisit(RoomHandler):
    """Base of these routes: they are for participants while the notebook is open, for facilitators at any time."""

    open_to: tuple[Role, ...] = (PARTICIPANT, FACILITATOR)

    def the_notebook(self, name: str) -> OwnNotebook:
        """The notebook `name`. Raises `Refused`: 404 if there is none, 403 while it is closed in the visitor's room."""
        found = self.app.own_notebooks.all().get(name)
        if found is None:
            raise Refused(404, "not-found")
        if self.session and self.session.role == PARTICIPANT:
            with self.app.store.read() as connection:
                open_here = rooms.state(connection, self.the_room().id).notebooks
            if name not in open_here and not self._enter_as(FACILITATOR):
                raise Refused(403, "workshop-closed")
        if self.participant and self.participant.paper_by is not None:
            raise Refused(403, "not-found")
        return found

    def ask(self, name: str, *, again: bool) -> Seat:
        """This visitor's seat at the notebook; see `KernelPool.ask`."""
        return self.app.kernel_pool.ask(self.browser, self.the_room().id, name, self.language, again=again)

    def the_seat(self, kernel: str, *, ended_too: bool = False) -> Seat:
        """The seat behind this kernel; if `ended_too`, one that had it a short while ago will do.

        Raises `Refused` (404) if there is none, or if it is somebody else's.
        """
        seats = self.app.kernel_pool
        for role in (PARTICIPANT, FACILITATOR):
            browser = sessions.token_hash(self.get_cookie(COOKIES[role]) or "")
            seat = seats.of_kernel(kernel, browser) or (seats.once_of_kernel(kernel, browser) if ended_too else None)
            if seat and self._enter_as(role):
                return seat
        raise Refused(404, "notebook-ended")

    def told(self, seat: Seat) -> str:
        """How it is with `seat`, in words."""
        if seat.state == "waiting":
            before = self.app.kernel_pool.before(seat)
            words = "notebook-one-before" if before == 1 else "notebook-before" if before else "notebook-next"
            return self.words[words].format(count=before)
        if seat.state in ("failed", "ended"):
            detail = f" {seat.detail}" if seat.detail and self.session and self.session.role == FACILITATOR else ""
            return self.words[seat.why or "notebook-ended"] + detail
        return self.words["notebook-starting"]


class NotebookPage(NotebookVisit):
    """GET /n/<notebook>: the page if it is ready; until then one that waits for it, and says how long the queue is."""

    def get(self, name: str) -> None:
        notebook = self.the_notebook(name)
        seat = self.ask(name, again=True)
        if seat.state != "ready":
            self.show(
                "notebook_wait.html.j2",
                notebook=notebook,
                told=self.told(seat),
                notebook_words=self.app.words_of("own_notebook", self.words),
            )
            return
        host = re.sub(r"[^\w.:\[\]-]", "", self.request.host)
        self.set_header("Content-Security-Policy", PAGE_POLICY.format(host=host))
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.app.kernel_pool.take(seat))


class NotebookSeat(NotebookVisit):
    """GET /api/notebook/<notebook>: `{"state", "text"}` for the page that waits. Asking keeps the place in a queue."""

    def get(self, name: str) -> None:
        self.the_notebook(name)
        seat = self.ask(name, again=False)
        self.answer({"state": seat.state, "text": self.told(seat)})


class KernelWatch(NotebookVisit):
    """GET /api/kernels/<id>/watch: `{"alive": true}` after a while; once it ends, `{"alive": false, "text", "again"}`.

    `again` says whether it can be opened again. Who asks only after it has ended, because her line was cut, hears why.
    """

    async def get(self, kernel: str) -> None:
        seat = self.the_seat(kernel, ended_too=True)
        try:
            await asyncio.wait_for(seat.over.wait(), SECONDS_A_WATCH_LASTS)
        except TimeoutError:
            self.answer({"alive": True})
        else:
            self.answer({"alive": False, "text": self.told(seat), "again": seat.why != "notebook-closed"})


class Kernel(NotebookVisit):
    """GET /api/kernels/<id>: what Voilà's script asks about its kernel."""

    open_to = ()  # to anyone else there is no kernel

    def get(self, kernel: str) -> None:
        self.the_seat(kernel)
        model = self.app.kernels.kernel_model(kernel)
        self.answer({key: model[key] for key in ("id", "name", "execution_state", "connections")})


class KernelLeft(NotebookVisit):
    """POST /voila/api/shutdown/<id>: Voilà's script says that the page is closed."""

    open_to = ()

    def post(self, kernel: str) -> None:
        self.app.kernel_pool.leave(self.the_seat(kernel))
        self.set_status(204)
        self.finish()
