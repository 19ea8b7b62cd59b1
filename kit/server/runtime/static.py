"""Scripts and styles, under names that change with their content, so that browsers keep them for good."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import SimpleNamespace

from kit.charts.drawing.face import FAMILIES, FOLDER, FOR_PAGES
from kit.server.runtime.compressed import PrecomputedResponse
from kit.widgets import assets
from kit.widgets.script_words import script_words

A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class StaticFile:
    """One file, as it is sent."""

    content_type: str
    content: PrecomputedResponse


class StaticFiles:
    """All static files by address. `urls.js`, `urls.css`, `urls.board_js` and so on are their addresses.

    `words` has the interface by language: `urls.later_js` has an address for each.
    """

    def __init__(self, words: Mapping[str, Mapping[str, str]]) -> None:
        self.files: dict[str, StaticFile] = {}
        self.urls = SimpleNamespace(
            js=self._add("kit", "js", assets.script("boot")),
            css=self._add("kit", "css", assets.first_style()),
            later_css=self._add("later", "css", assets.later_style() + "".join(self._faces())),
            board_js=self._add("board", "js", assets.script("board")),
            board_css=self._add("board", "css", assets.style("board")),
            screen_js=self._add("screen", "js", assets.script("screen")),
            screen_css=self._add("screen", "css", assets.style("screen") + "".join(self._faces())),
            console_js=self._add("console", "js", assets.script("console")),
            console_css=self._add("console", "css", assets.style("console")),
            print_js=self._add("print", "js", assets.script("print_sheet")),
            print_css=self._add("print", "css", assets.style("print")),
            notebook_js=self._add("notebook", "js", assets.script("own_notebook")),
            notebook_css=self._add("notebook", "css", assets.style("own_notebook")),
        )
        self.urls.later_js = {
            language: self._add("later", "js", assets.later_script(self.urls.js, script_words(of_all, "later")))
            for language, of_all in words.items()
        }

    def _faces(self) -> Iterator[str]:
        """The rules that name the kit's typeface. A browser asks for none of it before something is set in it."""
        for weight, name in FOR_PAGES.items():
            content = (FOLDER / name).read_bytes()
            address = _address(f"face-{weight}", "woff2", content)
            self.files[address] = StaticFile("font/woff2", PrecomputedResponse(content))  # packed already
            yield (
                f'@font-face{{font-family:"{FAMILIES[0]}";font-weight:{weight};font-display:swap;size-adjust:106%;'
                f'src:url("{address}") format("woff2")}}'
            )

    def _add(self, name: str, kind: str, text: str) -> str:
        plain = text.encode()
        address = _address(name, kind, plain)
        content_type = {"js": "text/javascript", "css": "text/css"}[kind] + "; charset=utf-8"
        self.files[address] = StaticFile(content_type, PrecomputedResponse.of(plain))
        return address


def _address(name: str, kind: str, content: bytes) -> str:
    return f"/static/{name}.{sha256(content).hexdigest()[:12]}.{kind}"
