"""The facilitator's console as HTML that knows no room and no person; `static/console.js` keeps it live."""

from collections.abc import Mapping

from markupsafe import Markup

from kit.widgets.markup import render
from kit.widgets.script_words import words_html


def console_html(words: Mapping[str, str]) -> str:
    """The whole console, labelled with the interface strings `words`. Raises as `board_html` does."""
    return render("console", words=words, said=Markup(words_html(words, "console")))
