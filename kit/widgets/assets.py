"""Scripts and styles as single texts: for a page's `<script type="module">`, and for a notebook's widget.

The modules in `static` are written for people to read. A widget's source can import nothing, so a module and all that
it imports are joined, in the order in which a browser would run them, without imports, comments and indentation. Their
top-level names therefore differ throughout.
"""

import functools
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import rjsmin

from kit.charts.drawing.tokens import FILE as TOKENS

STATIC = Path(__file__).parent / "static"
_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"\./(\w+)\.js";\n', re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)
_TOKENS = re.compile(r'^@import "[^"]*/tokens\.css";\n', re.MULTILINE)
_ASKED = re.compile(r"var\(--kit-([\w-]+)")
_DECLARED = re.compile(r"(?<=[{;])--kit-(?!day:|night:)([\w-]+):[^;]*;")
_EXPORT = re.compile(r"^export (?!default )", re.MULTILINE)
_FIRST, _LATER = "boot", "later"
FIRST_STYLES, LATER_STYLES = ("kit", "page", "pager"), ("kit_more", "page_more", "pager_more")
"""Of a participant's page: what it begins with, and what it can do without at first."""


@functools.cache
def script(start: str) -> str:
    """The module `start` and all that it imports as one source; the only `export` that stays is a widget's default one.

    Modules that start something are "boot" (a participant's page), "widget" (forms and results in a notebook), "board",
    "console", "screen", "print_sheet" and "own_notebook". "boot" also gives names to `later_script`.

    >>> "import" in script("print_sheet")
    False
    """
    given = f"export {{ {', '.join(_asked_of_the_first())} }};\n" if start == _FIRST else ""
    return _joined(modules(start)) + given


def later_script(first: str, words: Mapping[str, str]) -> str:
    """What a participant's page can do without at first, with the `words` it says; `first` is the address of "boot".

    >>> later_script("/kit.js", {}).partition("{")[0]
    'import '
    """
    asked = f'import {{ {", ".join(_asked_of_the_first())} }} from "{first}";\n'
    own = modules(_LATER)
    given = _EXPORTED.findall(own[_LATER])
    said = f"const words = {json.dumps(words, ensure_ascii=False)};\n"
    return f"{asked}{_joined(later_modules())}{said}export {{ words, {', '.join(given)} }};\n"


def first_style() -> str:
    """The styles that a participant's page begins with."""
    return style(*FIRST_STYLES)


def later_style() -> str:
    """What it can do without at first, to stand behind `first_style`."""
    return style(*LATER_STYLES, beside=FIRST_STYLES)


def later_modules() -> dict[str, str]:
    """Those of `later_script`, as `modules` gives them."""
    return {name: code for name, code in modules(_LATER).items() if name not in modules(_FIRST)}


def _asked_of_the_first() -> list[str]:
    asked = [each for code in later_modules().values() for each in _IMPORT.findall(code)]
    names = (name.strip() for named, module in asked if module in modules(_FIRST) for name in named.split(","))
    return sorted({name for name in names if name})


def modules(start: str, before: Mapping[str, str] | None = None) -> dict[str, str]:
    """The source of `start` and of all that it imports, by name; each stands behind what it imports itself.

    >>> list(modules("own_notebook"))
    ['countdown', 'words', 'room_now', 'own_notebook']
    """
    found, code = dict(before or {}), (STATIC / f"{start}.js").read_text(encoding="utf-8")
    for _, other in _IMPORT.findall(code):
        found |= {} if other in found else modules(other, found)
    return {**found, start: code}


def style(*names: str, beside: Iterable[str] = ()) -> str:
    """Style sheets as one: "kit" for forms and results alone, and "page" for what else stands in a room's pages.

    "kit_more" and "page_more" are what a workshop's page can do without at first. All rules of "kit" and "kit_more"
    begin with `.kit`, so that JupyterLab keeps its looks. "board", "console", "print" and "own_notebook" are what
    such a page adds. Where one of them imports the tokens, those in use stand before it, without those that the style
    sheets `beside` it bring.
    """
    sheets, rules = _sheets(names)
    tokens = _short(TOKENS.read_text(encoding="utf-8")) if _TOKENS.search(sheets) else ""
    used = _in_use(tokens, rules) - _in_use(tokens, _sheets(beside)[1])
    kept = _DECLARED.sub(lambda each: each[0] if each[1] in used else "", tokens)
    return (re.sub(r"[^{}]+\{\}", "", kept) + rules).replace(";}", "}")


def _sheets(names: Iterable[str]) -> tuple[str, str]:
    sheets = "\n".join((STATIC / f"{name}.css").read_text(encoding="utf-8") for name in names)
    return sheets, _short(_TOKENS.sub("", sheets))


def _joined(sources: Mapping[str, str]) -> str:
    """Without imports and exports, and without what only people need; a widget's default export stays."""
    code = "".join(_EXPORT.sub("", _IMPORT.sub("", each)) for each in sources.values())
    return f"{rjsmin.jsmin(code)}\n"


def _in_use(tokens: str, rules: str) -> set[str]:
    """The names of those `tokens` that `rules` ask for, and of what these ask for in turn."""
    asked_by = [(each[1], set(_ASKED.findall(each[0]))) for each in _DECLARED.finditer(tokens)]
    used: set[str] = set()
    asked = set(_ASKED.findall(rules))
    while asked - used:
        used |= asked
        asked = {other for name, others in asked_by if name in used for other in others}
    return used


def _short(css: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    tight = re.sub(r"\s*([{};])\s*|([:,])\s+|\s+(>)\s+", r"\1\2\3", " ".join(without_comments.split()))
    return re.sub(r"(?<=[ :,(-])0(?=\.\d)", "", tight).replace(":;", ": ;")
