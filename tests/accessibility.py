"""The rules of WCAG 2.2, levels A and AA, as far as a program can tell: axe-core, which comes with a package."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1280, "height": 800}}


def broken_rules(page: Page, where: str) -> list[str]:
    """Each place on `page` that breaks a rule, at the width of a phone and of a laptop, in a line of words."""
    found = []
    before = page.viewport_size
    for width, size in WIDTHS.items():
        page.set_viewport_size(size)
        for rule in _violations(page):
            places = (f"{node['target'][0]} {node['html'][:120]}" for node in rule["nodes"])
            found += [f"{where}, {width}: {rule['id']}: {place}" for place in places]
    if before:
        page.set_viewport_size(before)
    return found


def _violations(page: Page) -> list[dict[str, Any]]:
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    violations: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return violations
