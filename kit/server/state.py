"""What the whole server shares: what its rooms share, and the pages, kernels and connections of the web."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from kit.exercises import Pack, Workshop
from kit.exercises.json_types import JsonDict
from kit.exercises.session_plans.plans import Plans
from kit.responses import Backups, Store
from kit.responses.people import sessions
from kit.responses.people.sessions import FACILITATOR
from kit.responses.room import rooms
from kit.room.services import RoomServices
from kit.server.auth.joined_twice import JustJoined
from kit.server.notebooks.execute import Folders, Pages
from kit.server.notebooks.kernel_pool import KernelPool, Seat
from kit.server.notebooks.page import NotebookMaker
from kit.server.runtime.connections import Crowd
from kit.server.runtime.hosts import Hosts
from kit.server.runtime.lag import Lag
from kit.server.runtime.static import StaticFiles
from kit.widgets.script_words import words_html

TEMPLATES = Path(__file__).parent / "templates"
NOT_KNOWN_HERE = {"sign": "", "text": "", "workshop": "", "exercise": ""}
"""What the room does, on a page that is made for all rooms: its script asks."""


class AppState(RoomServices):
    """One per server process. `pages` and `kernel_pool` exist once kernels can be started."""

    pages: Pages
    kernel_pool: KernelPool
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
        hosts: Hosts | None = None,
        temporary: Path | None = None,
    ) -> None:
        super().__init__(store, pack, plans, secret, urls, folders.own_notebooks(pack.manifest.workshops))
        self.folders = folders
        self.temporary = temporary or Path(tempfile.gettempdir())
        self.hosts = hosts or Hosts()
        self.most_kernels = most_kernels
        self.backups: Backups | None = None
        self.static = StaticFiles({each: pack.words(each) for each in pack.manifest.languages})
        self.lag = Lag()
        self.crowd = Crowd()
        self.just_joined = JustJoined(self.events.has_a_page)
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def use_kernels(self, kernels: Any, page_config: Callable[[], JsonDict]) -> None:
        """Let `kernels`, Voilà's kernel manager, execute notebooks. `page_config` is what Voilà tells its scripts."""
        self.kernels = kernels
        self.pages = Pages(kernels, self.folders, self._workshop_page, self._workshop)
        maker = NotebookMaker(kernels, page_config, self.folders.exercises, self.temporary, self._notebook_look)
        self.kernel_pool = KernelPool(
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

    def _notebook_look(self, language: str) -> JsonDict:
        words = self.pack.words(language)
        line = self._templates.get_template("now.html.j2").render(words=words, now=NOT_KNOWN_HERE, kept="")
        return {
            "words": words,
            "words_block": self.words_of("own_notebook", words),
            "assets": self.static.urls,
            "line": Markup(line),
        }

    def words_of(self, script: str, words: Mapping[str, str]) -> Markup:
        """The block with what the script that begins with the module `script` says."""
        return Markup(words_html(words, script))

    def page(self, template: str, language: str, **values: object) -> str:
        """A page of `kit/server/templates` in `language`."""
        words = self.pack.words(language)
        found = self._templates.get_template(template)
        return found.render(
            words=words,
            language=language,
            assets=self.static.urls,
            **{"words_block": self.words_of("boot", words), "now": None, "kept": "", **values},
        )

    def _workshop(self, name: str) -> Workshop | None:
        return self.pack.workshop(name) if name in self.pack.manifest.workshops else None

    def _workshop_page(self, name: str, language: str, body: str) -> str:
        if name == "facilitator/board":
            return self.page("board.html.j2", language, body=Markup(body))
        title = self.pack.workshop(name, language).title if name in self.pack.manifest.workshops else name
        return self.page("workshop.html.j2", language, title=title, body=Markup(body), now=NOT_KNOWN_HERE)

    def close(self) -> None:
        """As of its rooms, and make a last backup."""
        if self.backups:
            self.backups.close()
        super().close()
