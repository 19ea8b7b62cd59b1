"""The parts of the facilitator's board, as HTML that knows no room and no person.

Each part can be read before any script runs. In a room, `static/board.js` fills it from `GET /api/board`, keeps it
live, and shows one part at a time.
"""

import json
from collections.abc import Mapping

from markupsafe import Markup

from kit.widgets.markup import render

PARTS = ("lobby", "working", "reveal", "settings")
SAID_BY_SCRIPT = (
    "board-after-talk",
    "board-begun",
    "board-close",
    "board-decline",
    "board-deputy-here",
    "board-deputy-invited",
    "board-drawing",
    "board-exercises",
    "board-episodes",
    "board-episodes-help",
    "board-episodes-none",
    "board-episodes-picked",
    "board-episodes-picked-none",
    "board-exported",
    "board-facilitator-here",
    "board-facilitator-invited",
    "board-go-to-new-room",
    "board-hide",
    "board-hide-own",
    "board-invite-deputy",
    "board-invite-facilitator",
    "board-group",
    "board-is-closed",
    "board-is-open",
    "board-is-revealed",
    "board-is-shared",
    "board-is-shared-no-side",
    "board-look",
    "board-look-own",
    "board-names-saved",
    "board-new-room-link",
    "board-no-connection",
    "board-no-side",
    "board-no-timer",
    "board-not-shared",
    "board-observers",
    "board-on-paper",
    "board-one-observer",
    "board-open",
    "board-own-side-stage",
    "board-plan-last",
    "board-plan-left",
    "board-plan-next",
    "board-plan-paused",
    "board-plan-step",
    "board-position",
    "board-print",
    "board-private",
    "board-problem-away",
    "board-progress",
    "board-proposal-asks",
    "board-proposal-waits",
    "board-propose-again",
    "board-propose-own-side",
    "board-propose-reveal",
    "board-reveal-again",
    "board-reveal-now",
    "board-revealed-at",
    "board-sealed",
    "board-side-name",
    "board-take-back",
    "board-tables",
    "board-time-over",
    "board-console-help",
    "board-plan-choice",
    "board-plan-faulty",
    "sealed-enough",
    "sealed-not-enough",
    "sealed-side",
    "simulated",
)


def board_html(part: str, words: Mapping[str, str]) -> str:
    """One part of the board, labelled with the interface strings `words`.

    `part` is one of `PARTS`. "lobby" comes first on a page: above it stands the bar with the buttons, and with it the
    strings that the script says. Raises `ValueError` for another part, and `KeyError` or `jinja2.UndefinedError` when
    a string is missing in `words`.
    """
    if part not in PARTS:
        raise ValueError(f"the board has no part '{part}'; it has {', '.join(PARTS)}")
    said = {key: words[key] for key in SAID_BY_SCRIPT}
    block = Markup(json.dumps(said, ensure_ascii=False).replace("<", "\\u003c"))  # nothing can end the block early
    return render(f"board_{part}", words=words, said=block)
