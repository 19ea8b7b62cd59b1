"""The parts of the facilitator's board, and her console, as HTML that knows no room and no person.

Each part can be read before any script runs. In a room, `static/board.js` fills it from `GET /api/board`, keeps it
live, and shows one part at a time.
"""

from collections.abc import Mapping

from markupsafe import Markup

from kit.widgets.markup import render
from kit.widgets.script_words import words_html

PARTS = ("lobby", "working", "talk", "reveal", "debrief", "settings")


def board_html(part: str, words: Mapping[str, str]) -> str:
    """One part of the board, labelled with the interface strings `words`.

    `part` is one of `PARTS`. "lobby" comes first on a page: above it stands the bar with the buttons, and with it the
    strings that the script says. Raises `ValueError` for another part, and `KeyError` or `jinja2.UndefinedError` when
    a string is missing in `words`.
    """
    if part not in PARTS:
        raise ValueError(f"the board has no part '{part}'; it has {', '.join(PARTS)}")
    return render(f"board_{part}", words=words, said=Markup(words_html(words, "board")))


def console_html(words: Mapping[str, str]) -> str:
    """The whole console, which `static/console.js` keeps live, labelled with `words`. Raises as `board_html` does."""
    return render("console", words=words, said=Markup(words_html(words, "console")))
