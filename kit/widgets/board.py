"""The parts of the facilitator's board, as HTML that knows no room and no person.

Each part can be read before any script runs. In a room, `static/board.js` fills it from `GET /api/board`, keeps it
live, and shows one part at a time.
"""

import json
from collections.abc import Mapping

from markupsafe import Markup

from kit.widgets.markup import render

PARTS = ("lobby", "working", "talk", "reveal", "debrief", "settings")
SAID_BY_SCRIPT = (
    "board-address-changed",
    "board-address-none",
    "board-address-show",
    "board-after-talk",
    "board-agree-add",
    "board-agree-change",
    "board-agree-remove",
    "board-agree-save",
    "board-agreed-differently",
    "board-begun",
    "board-clock",
    "board-clock-none",
    "board-clock-of",
    "board-close",
    "board-decline",
    "board-door-locked",
    "board-door-open",
    "board-deputy-here",
    "board-deputy-invited",
    "board-drawing",
    "board-episodes",
    "board-episodes-help",
    "board-episodes-none",
    "board-episodes-picked",
    "board-episodes-picked-none",
    "board-exercises",
    "board-exported",
    "board-facilitator-here",
    "board-facilitator-invited",
    "board-finding-position",
    "board-go-to-new-room",
    "board-group",
    "board-invite-deputy",
    "board-invite-facilitator",
    "board-is-closed",
    "board-is-open",
    "board-is-revealed",
    "board-is-shared",
    "board-is-shared-no-side",
    "board-last-minute",
    "board-lock-door",
    "board-look",
    "board-look-own",
    "board-names-saved",
    "board-new-room-link",
    "board-no-connection",
    "board-no-side",
    "board-no-timer",
    "board-notebook-look",
    "board-notebooks-help",
    "board-notebooks-now",
    "board-notes",
    "board-not-shared",
    "board-now-nothing",
    "board-observers",
    "board-on-paper",
    "board-one-by-one",
    "board-one-observer",
    "board-open",
    "board-open-door",
    "board-own-side-away",
    "board-own-side-show",
    "board-own-side-stage",
    "board-people",
    "board-people-between",
    "board-people-changed",
    "board-people-joined",
    "board-people-one",
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
    "board-question-place",
    "board-reveal-again",
    "board-reveal-now",
    "board-revealed-at",
    "board-sealed",
    "board-set-aside",
    "board-side-name",
    "board-tables",
    "board-take-back",
    "board-talk-none",
    "board-time-over",
    "board-whole",
    "board-console-help",
    "board-plan-choice",
    "board-plan-faulty",
    "board-years-earlier",
    "board-years-expires",
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
