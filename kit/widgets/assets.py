"""Scripts and styles as single texts: for a page's `<script type="module">`, and for a notebook's widget.

The modules in `static` are written for people to read, with imports between them. A widget's source can import nothing,
so the modules are joined in the order of `SCRIPTS`, without imports, comments and indentation. Their top-level names
therefore differ throughout.
"""

import functools
import re
from collections.abc import Iterable
from pathlib import Path

STATIC = Path(__file__).parent / "static"

SCRIPTS = (
    "words",
    "receipts",
    "connection",
    "queue",
    "room_transport",
    "kernel_transport",
    "kind_choice",
    "kind_checklist",
    "kind_scale",
    "kind_paired_scale",
    "kind_pick_and_rank",
    "kind_ranking",
    "kind_text",
    "kind_place",
    "kind_open",
    "kind_canvas",
    "kind_tick",
    "kind_parts",
    "kind_row",
    "kind_schedule",
    "answers",
    "form",
    "episodes",
    "result",
    "room",
    "room_now",
    "talk_now",
    "next_step",
    "pause",
    "agreed",
    "used",
    "still_here",
    "page_notice",
    "workshop_closed",
    "left_open",
    "next_exercise",
    "tables",
    "boot",
)
BOARD_SCRIPTS = (
    "board_tools",
    "board_ask",
    "board_live",
    "board_lobby",
    "board_episodes",
    "board_working",
    "board_findings",
    "board_notebooks",
    "board_notes",
    "board_reveal",
    "board_screen",
    "board_modes",
    "board_keys",
    "board_talk",
    "board_debrief",
    "board_settings",
    "board_together",
    "board_asked",
    "board_own_side",
    "board_plan",
    "board_years",
    "board",
)
CONSOLE_SCRIPTS = ("board_tools", "board_ask", "board_live", "console_step", "console_result", "console")
PRINT_SCRIPTS = ("print_sheet",)
NOTEBOOK_SCRIPTS = ("room_now", "own_notebook")
STYLES = ("kit", "page")


def bundle_js() -> str:
    """The scripts of forms and results as one source without imports; it starts itself in a page of a room."""
    return _joined(SCRIPTS)


def bundle_css() -> str:
    """The styles of a room's pages."""
    return "\n".join(_short(_read(f"{name}.css")) for name in STYLES)


def notebook_css() -> str:
    """The styles of forms and results alone. All rules begin with `.kit`, so that JupyterLab keeps its looks."""
    return _short(_read("kit.css"))


def board_js() -> str:
    """The script of the facilitator's board, which only the board's page loads."""
    return _joined(BOARD_SCRIPTS)


def board_css() -> str:
    """The styles that the board adds."""
    return _read("board.css")


def console_js() -> str:
    """The script of the facilitator's console, which only that page loads."""
    return _joined(CONSOLE_SCRIPTS)


def console_css() -> str:
    """The styles that the console adds."""
    return _read("console.css")


def print_js() -> str:
    """The script of the page that prints a sheet."""
    return _joined(PRINT_SCRIPTS)


def print_css() -> str:
    """The styles of the page that prints a sheet."""
    return _read("print.css")


def own_notebook_js() -> str:
    """The script of the page of a facilitator's own notebook, and of the page that waits for it."""
    return _joined(("words", *NOTEBOOK_SCRIPTS))


def own_notebook_css() -> str:
    """What the kit adds to the looks of Voilà's page."""
    return _short(_read("own_notebook.css"))


@functools.cache
def _joined(names: tuple[str, ...]) -> str:
    lines = (line for name in names for line in _read(f"{name}.js").splitlines())
    return "\n".join(_joinable(lines)) + "\n"


def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _joinable(lines: Iterable[str]) -> Iterable[str]:
    """Lines that can stand in one file: the only `export` that stays is the default one of a widget."""
    for line in lines:
        code = line.strip()
        if not code or code.startswith(("//", "import ")):
            continue
        without_remark = re.sub(r"\s+// [^\"'`]*$", "", code)
        yield re.sub(r"^export (?!default )", "", without_remark)


def _short(css: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    tight = re.sub(r"\s*([{};])\s*|([:,])\s+|\s+(>)\s+", r"\1\2\3", " ".join(without_comments.split()))
    return re.sub(r"(?<=[ :,(-])0(?=\.\d)", "", tight).replace(";}", "}")
