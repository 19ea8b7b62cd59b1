"""Scripts and styles as single texts: for a page's `<script type="module">`, and for a notebook's widget.

The modules in `static` are written for people to read. A widget's source can import nothing, so a module and all that
it imports are joined, in the order in which a browser would run them, without imports, comments and indentation. Their
top-level names therefore differ throughout.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kit.charts.drawing.tokens import FILE as TOKENS

STATIC = Path(__file__).parent / "static"
_IMPORT = re.compile(r'^import [^;]*?"\./(\w+)\.js";\n', re.MULTILINE)
_TOKENS = re.compile(r'^@import "[^"]*/tokens\.css";\n', re.MULTILINE)
_ASKED = re.compile(r"var\(--kit-([\w-]+)")
_DECLARED = re.compile(r"(?<=[{;])--kit-(?!day:|night:)([\w-]+):[^;]*;")
_REMARK = re.compile(r"/\*[\s\S]*?\*/|^\s*//.*$|\s+// [^\"'`\n]*$|(?<=;) // .*$", re.MULTILINE)


@functools.cache
def script(start: str) -> str:
    """The module `start` and all that it imports as one source; the only `export` that stays is a widget's default one.

    Modules that start something are "boot" (a participant's page), "widget" (forms and results in a notebook), "board",
    "console", "screen", "print_sheet" and "own_notebook".

    >>> "import" in script("print_sheet")
    False
    """
    return "".join(f"{line}\n" for code in modules(start).values() for line in _joinable(code))


def modules(start: str, before: Mapping[str, str] | None = None) -> dict[str, str]:
    """The source of `start` and of all that it imports, by name; each stands behind what it imports itself.

    >>> list(modules("own_notebook"))
    ['countdown', 'words', 'room_now', 'own_notebook']
    """
    found, code = dict(before or {}), (STATIC / f"{start}.js").read_text(encoding="utf-8")
    for other in _IMPORT.findall(code):
        found |= {} if other in found else modules(other, found)
    return {**found, start: code}


def style(*names: str) -> str:
    """Style sheets as one: "kit" for forms and results alone, and "page" for what else stands in a room's pages.

    All rules of "kit" begin with `.kit`, so that JupyterLab keeps its looks. "board", "console", "print" and
    "own_notebook" are what such a page adds. Where one of them imports the tokens, those in use stand before it.
    """
    sheets = "\n".join((STATIC / f"{name}.css").read_text(encoding="utf-8") for name in names)
    rules = _short(_TOKENS.sub("", sheets))
    tokens = _in_use(_short(TOKENS.read_text(encoding="utf-8")), rules) if _TOKENS.search(sheets) else ""
    return (tokens + rules).replace(";}", "}")


def _joinable(code: str) -> Iterator[str]:
    for line in _REMARK.sub("", _IMPORT.sub("", code)).splitlines():
        if line.strip():
            yield re.sub(r"^export (?!default )", "", line.strip())


def _in_use(tokens: str, rules: str) -> str:
    """Of `tokens` those that `rules` ask for, and what these ask for in turn."""
    asked_by = [(each[1], set(_ASKED.findall(each[0]))) for each in _DECLARED.finditer(tokens)]
    used: set[str] = set()
    asked = set(_ASKED.findall(rules))
    while asked - used:
        used |= asked
        asked = {other for name, others in asked_by if name in used for other in others}
    return re.sub(r"[^{}]+\{\}", "", _DECLARED.sub(lambda each: each[0] if each[1] in used else "", tokens))


def _short(css: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    tight = re.sub(r"\s*([{};])\s*|([:,])\s+|\s+(>)\s+", r"\1\2\3", " ".join(without_comments.split()))
    return re.sub(r"(?<=[ :,(-])0(?=\.\d)", "", tight).replace(":;", ": ;")
