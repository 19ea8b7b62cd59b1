"""The values of `tokens.css`, which says how everything of the kit looks: for what is drawn and not styled."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("tokens.css")
_SWITCHED = re.compile(r"var\(--kit-day, (.+)\) var\(--kit-night, (.+)\)")


@cache
def tokens(*, night: bool = False) -> Mapping[str, str]:
    """Each token's value by its name without `--kit-`, by day or by `night`; colours as `#rrggbb`.

    >>> tokens()["side-1"], tokens()["plate"], tokens(night=True)["paper"]
    ('#00527a', '#ffffff', '#14191f')
    """
    css = re.sub(r"/\*.*?\*/", "", FILE.read_text(encoding="utf-8"), flags=re.DOTALL)
    said: dict[str, str] = {}
    for name, value in re.findall(r"--kit-([\w-]+): ([^;]+);", css):
        if name not in ("day", "night"):
            said.setdefault(name, value)  # what comes later is for other themes
    return {name: _plain(value, said, night) for name, value in said.items()}


def pixels(name: str) -> float:
    """The size of letters `name`, in px."""
    return float(tokens()[name].removesuffix("px"))


def _plain(value: str, said: Mapping[str, str], night: bool) -> str:
    if switched := _SWITCHED.fullmatch(value):
        value = switched[2 if night else 1]
    value = re.sub(r"var\(--kit-([\w-]+)\)", lambda other: _plain(said[other[1]], said, night), value)
    return re.sub(r"^#(\w)(\w)(\w)$", r"#\1\1\2\2\3\3", value)
