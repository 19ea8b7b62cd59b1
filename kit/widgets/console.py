"""The facilitator's console as HTML that knows no room and no person; `static/console.js` keeps it live."""

import json
from collections.abc import Mapping

from markupsafe import Markup

from kit.widgets.markup import render

SAID_BY_SCRIPT = (
    "board-address-changed",
    "board-address-none",
    "board-decline",
    "board-drawing",
    "board-is-revealed",
    "board-look-own",
    "board-no-connection",
    "board-own-side-stage",
    "board-people",
    "board-people-between",
    "board-people-changed",
    "board-people-joined",
    "board-people-one",
    "board-plan-choice",
    "board-plan-faulty",
    "board-private",
    "board-problem-away",
    "board-progress",
    "board-proposal-asks",
    "board-proposal-waits",
    "board-propose-own-side",
    "board-propose-reveal",
    "board-reveal-now",
    "board-sealed",
    "board-take-back",
    "board-time-over",
    "console-ahead",
    "console-behind",
    "console-behind-alone",
    "console-behind-still",
    "console-dropped",
    "console-go-to",
    "console-join",
    "console-keep",
    "console-last",
    "console-leave-out",
    "console-look",
    "console-minutes-left",
    "console-next",
    "console-now",
    "console-on-time",
    "console-pause",
    "console-paused",
    "console-planned",
    "console-propose-room",
    "console-result",
    "console-resume",
    "console-step",
    "console-step-minutes",
    "console-step-name",
    "sealed-enough",
    "sealed-not-enough",
    "sealed-side",
)


def console_html(words: Mapping[str, str]) -> str:
    """The whole console, labelled with the interface strings `words`. Raises as `board_html` does."""
    said = {key: words[key] for key in SAID_BY_SCRIPT}
    block = Markup(json.dumps(said, ensure_ascii=False).replace("<", "\\u003c"))  # nothing can end the block early
    return render("console", words=words, said=block)
