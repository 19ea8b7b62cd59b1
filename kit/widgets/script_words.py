"""The strings of the interface that the scripts say: a page gives them in an inert block, a widget as state."""

import json
from collections.abc import Mapping, Sequence

KEYS = (
    "agreed-not-sent",
    "browser-too-old",
    "connection-back",
    "connection-lost",
    "episode-position",
    "episodes-of-room",
    "episodes-of-room-help",
    "episodes-of-room-new",
    "history",
    "history-here",
    "history-keep-other",
    "history-other",
    "history-use-here",
    "join-button",
    "kernel-lost",
    "leave-anyway",
    "leave-others-waiting",
    "leave-sending",
    "leave-waiting",
    "left-open",
    "left-open-close",
    "left-open-more",
    "left-open-one",
    "look-at-this",
    "looking-only",
    "move-down-option",
    "move-up-option",
    "no-answer",
    "now-time",
    "now-time-over",
    "observer",
    "pair-half",
    "paper-next",
    "paper-typing",
    "pause-not-told",
    "place-moved",
    "place-tap",
    "place-unplaced",
    "rank-choose",
    "rank-full",
    "rank-no-place",
    "rank-none",
    "rank-place",
    "rank-place-short",
    "refused",
    "refused-kept",
    "resume-button",
    "row-removed",
    "said-not-saved",
    "said-saved",
    "said-saved-many",
    "saved",
    "saving",
    "sheet-also",
    "sheet-history-empty",
    "sheet-history-none",
    "sheet-leave-out",
    "sheet-news-waits",
    "sheet-together",
    "signed-out",
    "step-goes-on",
    "step-goes-soon",
    "step-waits",
    "storage-full",
    "table-at",
    "table-at-observer",
    "table-none",
    "table-number",
    "table-wait",
    "talk-first",
    "too-large-to-send",
    "used",
    "used-one",
    "waiting",
    "workshop-closed-now",
    "workshop-closed-understood",
)


OWN_NOTEBOOK_KEYS = (
    "notebook-line-back",
    "notebook-line-lost",
    "notebook-reload",
    "notebook-signed-out",
    "now-time",
    "now-time-over",
    "resume-button",
)


def script_words(words: Mapping[str, str]) -> dict[str, str]:
    """Those of `words` that the scripts use. Raises `KeyError` when one is missing."""
    return {key: words[key] for key in KEYS}


def words_html(words: Mapping[str, str], keys: Sequence[str] = KEYS) -> str:
    r"""The block of a page that holds the words of its script, by default those of forms and results.

    Nothing in it can end the block early:

    >>> block = words_html(dict.fromkeys(KEYS, "</script>"))
    >>> block.count("</script>")
    1
    """
    content = json.dumps({key: words[key] for key in keys}, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="words">{content}</script>'
