"""What the whole server shares: the store, the pack, finished pages, live news, and the pool for pictures."""

import asyncio
import hmac
import logging
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from kit.exercises import Pack, Workshop
from kit.exercises.meaning import Meanings
from kit.exercises.plans import Plans
from kit.responses import Backups, NotStored, Room, Store, facilitators, participants, rooms, sessions
from kit.server.access import FACILITATOR, Visit
from kit.server.codes import lookup_and_key
from kit.server.console_links import ConsoleLinks
from kit.server.crowd import Crowd
from kit.server.door import Door
from kit.server.drawing_pool import DrawingPool
from kit.server.facilitator_link import command_key, facilitator_key
from kit.server.front_door import FrontDoor
from kit.server.groups import Sheets
from kit.server.joined_twice import JustJoined
from kit.server.joining import Arrivals
from kit.server.kernel_seats import Seat, Seats
from kit.server.lag import Lag
from kit.server.live import now_in_the_room
from kit.server.news import News
from kit.server.notebook_page import NotebookMaker
from kit.server.pausing import Pauses
from kit.server.pending_codes import PendingCodes
from kit.server.rendering import Folders, Pages
from kit.server.static_files import StaticFiles
from kit.widgets.script_words import words_html

TEMPLATES = Path(__file__).parent / "templates"
NOT_KNOWN_HERE = {"sign": "", "text": ""}
"""What the room does, on a page that is made for all rooms: its script asks."""
Drawn = tuple[int, str, bool, int | None, tuple[int, ...], tuple[int, ...], str]


class House:
    """One per server process. `urls` are the addresses at which phones find it, the best one first.

    `drawn` keeps finished results by snapshot, language, width, side, the snapshots shown with it, the revisions of all
    of them, and what of it; `pages` and `seats` exist once kernels can be started. `results_change` is held while a
    result is made or somebody is erased, so that no result counts who is gone.
    """

    pages: Pages
    seats: Seats
    kernels: Any

    def __init__(
        self,
        store: Store,
        pack: Pack,
        folders: Folders,
        secret: str,
        urls: tuple[str, ...],
        plans: Plans,
        most_kernels: int = 1,
        door: FrontDoor | None = None,
        temporary: Path | None = None,
    ) -> None:
        self.store = store
        self.pack = pack
        self.plans = plans
        self.folders = folders
        self.secret = secret
        self.urls = urls
        self.temporary = temporary or Path(tempfile.gettempdir())
        self.front_door = door or FrontDoor()
        self.most_kernels = most_kernels
        self.own_notebooks = folders.own_notebooks(pack.manifest.workshops)
        self.backups: Backups | None = None
        self.pool = DrawingPool()
        self.static = StaticFiles()
        self.news = News()
        self.sheets = Sheets(pack)
        self.meanings = Meanings(pack)
        self.lag = Lag()
        self.crowd = Crowd()
        self.door = Door()
        self.arrivals = Arrivals()
        self.just_joined = JustJoined(self.news.has_a_page)
        self.pauses = Pauses()
        self.console_links = ConsoleLinks()
        self.drawn: dict[Drawn, asyncio.Future[str]] = {}
        self.drawings = 0  # how many pictures were asked of the pool
        self.results_change = asyncio.Lock()
        self.slow_work = asyncio.Semaphore(2)  # a resume code takes 0.1 s of a core and 32 MB
        self.pending_codes = PendingCodes(
            store, partial(lookup_and_key, self.slow_work), self.keep_running, self.arrivals.show_for_a_while
        )
        self._running: set[asyncio.Future[Any]] = set()
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def use_kernels(self, kernels: Any, page_config: Callable[[], dict[str, Any]]) -> None:
        """Let `kernels`, Voilà's kernel manager, execute notebooks. `page_config` is what Voilà tells its scripts."""
        self.kernels = kernels
        self.pages = Pages(kernels, self.folders, self._workshop_page, self._workshop)
        maker = NotebookMaker(kernels, page_config, self.folders.exercises, self.temporary, self._notebook_look)
        self.seats = Seats(
            kernels,
            self.most_kernels,
            lambda seat: maker.make(seat, self.own_notebooks.all()[seat.notebook]),
            self._may_stay,
            self.keep_running,
        )

    def _may_stay(self, seat: Seat) -> bool:
        """Whether this visitor may still see this notebook: she may have left, and it may have been closed."""
        if seat.notebook not in self.own_notebooks.all():
            return False
        with self.store.read() as connection:
            session = sessions.session_of(connection, seat.browser)
            if session is None or session.room != seat.room:
                return False
            return session.role == FACILITATOR or seat.notebook in rooms.state(connection, seat.room).notebooks

    def _notebook_look(self, language: str) -> dict[str, Any]:
        words = self.pack.words(language)
        line = self._templates.get_template("now.html.j2").render(words=words, now=NOT_KNOWN_HERE, kept="")
        return {
            "words": words,
            "words_block": self.notebook_words(words),
            "assets": self.static.urls,
            "line": Markup(line),
        }

    def notebook_words(self, words: Mapping[str, str]) -> Markup:
        """The block with what the script of own notebooks says."""
        return Markup(words_html(words, "own_notebook"))

    def page(self, template: str, language: str, **values: Any) -> str:
        """A page of `kit/server/templates` in `language`."""
        words = self.pack.words(language)
        found = self._templates.get_template(template)
        return found.render(
            words=words,
            words_block=Markup(words_html(words)),
            language=language,
            assets=self.static.urls,
            **{"now": None, "kept": "", **values},
        )

    def page_for(self, visit: Visit, template: str, **values: Any) -> str:
        """The same for one visitor. A participant's page says what her room does, unless it is about another room."""
        about = values.get("room") or visit.room
        if "now" not in values and visit.room and about and about.id == visit.room.id:
            values["now"] = now_in_the_room(visit)
        return self.page(template, visit.language, **values)

    def _workshop(self, name: str) -> Workshop | None:
        return self.pack.workshop(name) if name in self.pack.manifest.workshops else None

    def _workshop_page(self, name: str, language: str, body: str) -> str:
        if name == "facilitator/board":
            return self.page("board.html.j2", language, body=Markup(body))
        title = self.pack.workshop(name, language).title if name in self.pack.manifest.workshops else name
        return self.page("workshop.html.j2", language, title=title, body=Markup(body), now=NOT_KNOWN_HERE)

    def is_facilitator_key(self, room: Room, key: str) -> bool:
        """Whether `key` opens the board of `room`; takes as long for a wrong key as for the right one."""
        with self.store.read() as connection:
            renewals = facilitators.renewals(connection, room.id)
        return hmac.compare_digest(key, facilitator_key(self.secret, room.code, renewals))

    def is_command_key(self, room: Room, key: str) -> bool:
        """Whether `key` is the one of the command's own words, which run on this computer."""
        return hmac.compare_digest(key, command_key(self.secret, room.code))

    def is_simulated(self, room: Room) -> bool:
        """Whether the people of `room` are simulated, so that every picture can say so."""
        with self.store.read() as connection:
            return any(person.simulated for person in participants.participants(connection, room.id))

    def keep_running(self, task: "asyncio.Future[Any]") -> None:
        """Hold on to a task in the background until it is done."""
        self._running.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: "asyncio.Future[Any]") -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, NotStored):
            logging.getLogger("mutuality").error("%s", error)  # in words, as where a page asks for it
        elif error:
            logging.getLogger("mutuality").error("something in the background failed", exc_info=error)

    def close(self) -> None:
        """Finish what is being written, make a last backup, and stop the pool."""
        for task in self._running:
            task.cancel()
        self.pool.close()
        if self.backups:
            self.backups.close()
        self.store.close()
