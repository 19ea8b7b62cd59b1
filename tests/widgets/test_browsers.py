"""What scripts and styles ask of a browser: nothing newer than the oldest that is supported, and no rule lost whole.

The versions are those of MDN's compatibility tables. A new feature that a script should use is added here first.
"""

import re

import pytest

from kit.widgets import assets

OLDEST = {"chrome": 110, "firefox": 115, "safari": 16.4}
"""Some three years back; docs/browsers.md tells people the same."""
NEWER: dict[str, dict[str, float]] = {
    # what stands in a script                      first with it
    r"\b(Object|Map)\.groupBy\(": {"chrome": 117, "firefox": 119, "safari": 17.4},
    r"\bPromise\.(withResolvers|try)\(": {"chrome": 119, "firefox": 121, "safari": 17.4},
    r"\bArray\.fromAsync\(": {"chrome": 121, "firefox": 115, "safari": 16.4},
    r"\.(union|intersection|difference|isSubsetOf|isSupersetOf|isDisjointFrom)\(": {"chrome": 122, "firefox": 127},
    r"\.(isWellFormed|toWellFormed)\(": {"chrome": 111, "firefox": 119, "safari": 16.4},
    r"\b(Iterator\.from|RegExp\.escape|URL\.parse|URL\.canParse)\(": {"chrome": 120, "firefox": 115, "safari": 17},
    r"\bAbortSignal\.any\(": {"chrome": 116, "firefox": 124, "safari": 17.4},
    r"\bnew Temporal\b|\bTemporal\.": {"chrome": 144},
    r"\b(showPopover|togglePopover|hidePopover|startViewTransition|moveBefore|setHTMLUnsafe)\(": {
        "chrome": 114,
        "safari": 17,
    },
    r"\bcheckVisibility\(": {"chrome": 105, "firefox": 106, "safari": 17.4},
    r"\.closedBy\b|\bscheduler\.|\bnavigation\.navigate": {"chrome": 129},
    r"/[dgimsuy]*v[dgimsuy]*\.(test|exec)\(": {"chrome": 112, "firefox": 116, "safari": 17},
    r"^\s*(using|await using) \w+ =|@\w+ (class|static)|\bimport .* with \{": {"chrome": 123},
}
GUARDED = {
    r"\bAbortSignal\.timeout\(": "AbortSignal.timeout)",
    r"\.(findLast|findLastIndex|at)\(": None,
    r":has\(": None,
}
"""What older browsers lack, too, and a script may call only where the text behind it stands: after asking for it."""
CSS_NEWER = (r"&[ .:\[]", r"@scope\b", r"@starting-style\b", r"\bif\(", r"light-dark\(", r"@container\b", r"@layer\b")

STARTS = ("boot", "later", "widget", "board", "console", "print_sheet", "own_notebook")
STYLES = sorted(each.stem for each in assets.STATIC.glob("*.css"))


def test_the_table_holds_only_what_some_supported_browser_lacks() -> None:
    for feature, first in NEWER.items():
        lacks = [name for name, oldest in OLDEST.items() if first.get(name, float("inf")) > oldest]
        assert lacks, f"all supported browsers have {feature}: take it out"


@pytest.mark.parametrize("start", STARTS)
def test_scripts_use_nothing_newer_than_the_oldest_browser(start: str) -> None:
    code = assets.later_script("/kit.js", {}) if start == "later" else assets.script(start)
    assert [each for each in NEWER if re.search(each, code, re.MULTILINE)] == []
    for feature, asked in GUARDED.items():
        assert not re.search(feature, code) or (asked and asked in code), feature


@pytest.mark.parametrize("style", STYLES)
def test_styles_lose_nothing_where_has_is_unknown(style: str) -> None:
    """A browser that does not know one selector of a list drops the whole rule."""
    css = re.sub(r"/\*.*?\*/", "", assets.style(style), flags=re.DOTALL)
    assert [each for each in CSS_NEWER if re.search(each, css)] == []
    inside = re.sub(r"@supports selector\(:has\(\*\)\)\s*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", css)
    for rule in re.findall(r"([^{}]+)\{", inside):
        selectors = re.split(r",(?![^(]*\))", rule)
        with_has = [each for each in selectors if ":has(" in each]
        assert not with_has or len(with_has) == len(selectors), f"{rule}: without :has, all of it is lost"
        assert ":not(:has(" not in rule, f"{rule}: without :has, what should be hidden is shown"
    for rule, body in re.findall(r"([^{}]+)\{([^{}]*)\}", inside):
        if ":focus" in rule and re.search(r"outline:\s*(0|none)", body):
            assert "input" not in rule, f"{rule}: what takes the ring away must know that something else has it"
