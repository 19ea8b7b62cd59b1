"""One script and one style sheet, made of readable modules, small enough for a slow line."""

import gzip
import re

import pytest

from kit.exercises import load_pack
from kit.widgets import assets
from kit.widgets.script_words import script_words

STARTS = ("boot", "widget", "board", "console", "screen", "print_sheet", "own_notebook")
NAME = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


def test_small_enough_for_a_slow_line() -> None:
    script, style = assets.script("boot"), assets.style("kit", "page", "pager")
    assert len(script.encode()) < 98_000
    assert len(style.encode()) < 42_000
    assert sum(len(gzip.compress(each.encode())) for each in (script, style)) < 36_400


@pytest.mark.parametrize("start", STARTS)
def test_a_bundle_imports_nothing_and_exports_the_widget_alone(start: str) -> None:
    bundle = assets.script(start)
    assert not re.search(r"^\s*import\b", bundle, re.MULTILINE)
    exported = re.findall(r"^export.*", bundle, re.MULTILINE)
    assert exported == (["export default { render };"] if start == "widget" else [])


def test_what_starts_is_all_that_no_other_module_imports() -> None:
    modules = {each.stem: each.read_text(encoding="utf-8") for each in assets.STATIC.glob("*.js")}
    imported = {name for code in modules.values() for name in re.findall(r'from "\./(\w+)\.js"', code)}
    assert modules.keys() - imported == set(STARTS)


@pytest.mark.parametrize("start", STARTS)
def test_what_is_joined_has_different_names(start: str) -> None:
    names = [name for code in assets.modules(start).values() for name in NAME.findall(code)]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("start", STARTS)
def test_scripts_use_nothing_that_plain_http_withholds(start: str) -> None:
    code = assets.script(start)
    for withheld in ("randomUUID", "crypto.subtle", "serviceWorker", "navigator.clipboard", "wakeLock", "eval("):
        assert withheld not in code


@pytest.mark.parametrize("start", STARTS)
def test_every_word_that_a_script_says_is_in_the_interface_and_on_its_page(start: str) -> None:
    code, words = assets.script(start), load_pack().words()
    said = {*re.findall(r'\bsay\(\s*"([a-z-]+)"', code), *re.findall(rf'"((?:board|sealed|{start})-[a-z-]+)"', code)}
    assert said <= words.keys()
    assert said <= script_words(words, start).keys()


def test_no_style_sheet_is_empty() -> None:
    assert all(assets.style(each.stem) for each in assets.STATIC.glob("*.css"))


def test_a_notebook_keeps_its_own_looks() -> None:
    css = re.sub(r"@(media|supports)[^{]*\{", "", assets.style("kit"))
    for selector in re.findall(r"([^{}]+)\{", css):
        assert re.match(r":root|.*\.kit|.*\.connection|.*\.live-region|.*\[data-room\]", selector), selector
