"""One script and one style sheet, made of readable modules, small enough for a slow line."""

import gzip
import re

from kit.widgets import assets
from kit.widgets.script_words import KEYS

ALL_SCRIPTS = [assets.STATIC / f"{name}.js" for name in assets.SCRIPTS]


def test_small_enough_for_a_slow_line() -> None:
    assert len(assets.bundle_js().encode()) < 80_000
    assert len(assets.bundle_css().encode()) < 29_000
    assert sum(len(gzip.compress(each.encode())) for each in (assets.bundle_js(), assets.bundle_css())) < 29_500


def test_every_module_is_in_the_bundle() -> None:
    scripts = (
        assets.SCRIPTS,
        assets.BOARD_SCRIPTS,
        assets.CONSOLE_SCRIPTS,
        assets.PRINT_SCRIPTS,
        assets.NOTEBOOK_SCRIPTS,
    )
    bundled = {name for each in scripts for name in each}
    assert {each.stem for each in assets.STATIC.glob("*.js")} == bundled


def test_the_bundle_imports_nothing_and_exports_the_widget() -> None:
    bundle = assets.bundle_js()
    assert not re.search(r"^\s*import\b", bundle, re.MULTILINE)
    assert re.findall(r"^export.*", bundle, re.MULTILINE) == ["export default { render };"]


def test_modules_import_only_what_comes_before_them() -> None:
    seen: list[str] = []
    for file in ALL_SCRIPTS:
        for line in re.findall(r"^import .*", file.read_text(encoding="utf-8"), re.MULTILINE):
            assert re.fullmatch(r'import \{ [\w, ]+ \} from "\./(\w+)\.js";', line), line
            assert line.split("/")[1].removesuffix('.js";') in seen
        seen.append(file.stem)


def test_scripts_use_nothing_that_plain_http_withholds() -> None:
    code = assets.bundle_js()
    for withheld in ("randomUUID", "crypto.subtle", "serviceWorker", "navigator.clipboard", "wakeLock", "eval("):
        assert withheld not in code


def test_the_words_of_scripts_are_listed() -> None:
    said = {each for file in ALL_SCRIPTS for each in re.findall(r'say\("([a-z-]+)"', file.read_text(encoding="utf-8"))}
    assert said <= set(KEYS)


def test_a_notebook_keeps_its_own_looks() -> None:
    css = re.sub(r"@(media|supports)[^{]*\{", "", assets.notebook_css())
    for selector in re.findall(r"([^{}]+)\{", css):
        assert re.match(r":root|.*\.kit|.*\.connection|.*\.live-region|.*\[data-room\]", selector), selector
