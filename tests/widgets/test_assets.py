"""One script and one style sheet, made of readable modules, small enough for a slow line."""

import re

import pytest

from kit.exercises import load_pack
from kit.server.runtime.compressed import PrecomputedResponse
from kit.widgets import assets
from kit.widgets.script_words import script_words

STARTS = ("boot", "widget", "board", "console", "screen", "print_sheet", "own_notebook")
NAME = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


def test_small_enough_for_a_slow_line() -> None:
    """What a workshop's page begins with, and what comes behind it; the words of `later_script` are counted with it."""
    assert packed(assets.script("boot")) < 12_500
    assert packed(assets.first_style()) < 5_000
    assert packed(later_script()) < 20_200
    assert packed(assets.later_style()) < 5_700


def packed(text: str) -> int:
    return len(PrecomputedResponse.of(text.encode()).gzip or b"")


def later_script() -> str:
    return assets.later_script("/kit.js", script_words(load_pack().words(), "later"))


@pytest.mark.parametrize("start", STARTS)
def test_a_bundle_imports_nothing_and_exports_what_others_take(start: str) -> None:
    bundle = assets.script(start)
    assert not re.search(r"^\s*import\b", bundle, re.MULTILINE)
    exported = re.findall(r"^export.*", bundle, re.MULTILINE)
    taken = {"widget": ["export default{render};"], "boot": [asked_of_the_first().replace("import", "export") + ";"]}
    assert exported == taken.get(start, [])


def asked_of_the_first() -> str:
    """The import of the script that comes later."""
    (asked,) = re.findall(r'^(import .*) from "/kit\.js";$', later_script(), re.MULTILINE)
    return str(asked)


def test_the_second_half_has_nothing_that_the_first_brings() -> None:
    assert not assets.later_modules().keys() & assets.modules("boot").keys()
    names = [
        name
        for code in (*assets.modules("boot").values(), *assets.later_modules().values())
        for name in NAME.findall(code)
    ]
    assert sorted(set(names)) == sorted(names)
    assert re.findall(r"^export.*", later_script(), re.MULTILINE) == ["export { words, bindLater };"]


def test_what_starts_is_all_that_no_other_module_imports() -> None:
    modules = {each.stem: each.read_text(encoding="utf-8") for each in assets.STATIC.glob("*.js")}
    imported = {name for code in modules.values() for name in re.findall(r'(?:from|import) "\./(\w+)\.js"', code)}
    assert modules.keys() - imported == {*STARTS, "later"}


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


def test_the_second_half_brings_the_words_that_the_first_has_not() -> None:
    words = load_pack().words()
    said = set(re.findall(r'\bsay\(\s*"([a-z-]+)"', later_script()))
    assert said <= {*script_words(words, "boot"), *script_words(words, "later")}
    assert not script_words(words, "boot").keys() & script_words(words, "later").keys()


def test_no_style_sheet_is_empty() -> None:
    assert all(assets.style(each.stem) for each in assets.STATIC.glob("*.css"))


def test_a_notebook_keeps_its_own_looks() -> None:
    css = re.sub(r"@(media|supports)[^{]*\{", "", assets.style("kit", "kit_more"))
    for selector in re.findall(r"([^{}]+)\{", css):
        assert re.match(r":root|.*\.kit|.*\.connection|.*\.live-region|.*\[data-room\]", selector), selector
