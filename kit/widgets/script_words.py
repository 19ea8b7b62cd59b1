"""The strings of the interface that the scripts say: a page gives them in an inert block, a widget as state."""

import functools
import json
import re
from collections.abc import Mapping

from kit.widgets.assets import later_script, script

STATUSES = frozenset({"saved", "saving", "waiting"})
"""What a script says of an answer without a `say`. Other single words may as well be values or classes."""


def script_words(words: Mapping[str, str], start: str) -> dict[str, str]:
    """Those of `words` whose key stands in the script that begins with the module `start`, see `assets.script`.

    Of "later" those that "boot" does not bring.
    """
    before = _texts("boot") if start == "later" else frozenset()
    return {key: text for key, text in words.items() if key in _texts(start) - before}


def words_html(words: Mapping[str, str], start: str = "boot") -> str:
    r"""The block of a page that holds the words of its script, by default those of a participant's page.

    Nothing in it can end the block early:

    >>> words_html({"saved": "</script>"}).count("</script>")
    1
    """
    content = json.dumps(script_words(words, start), ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="words">{content}</script>'


@functools.cache
def _texts(start: str) -> frozenset[str]:
    code = later_script("", {}) if start == "later" else script(start)
    in_sayings = " ".join(re.findall(r"\bsay\(([^;{}]{0,120})", code))
    return frozenset(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', code) + re.findall(r'"([a-z]+)"', in_sayings)) | STATUSES
