"""Workshops as one long page, as somebody has it who chose so in the menu: tests of what is on a page reach all of it.

A phone as it comes shows one thing at a time, as in `tests/server/test_one_thing_at_a_time.py`.
"""

from typing import Any

from playwright.sync_api import Browser, BrowserContext

CHOSEN = 'if (location.pathname.startsWith("/w/")) localStorage.setItem("mutuality:list", "yes");'


def phone_as_it_comes(browser: Browser, **options: Any) -> BrowserContext:
    """A new phone on which nothing was chosen."""
    return Browser.new_context(browser, **options)


def choose_everything_at_once(browser: Browser) -> None:
    """Let each new phone of `browser` have chosen so."""

    def chosen(**options: Any) -> BrowserContext:
        context = phone_as_it_comes(browser, **options)
        if options.get("java_script_enabled", True):
            context.add_init_script(CHOSEN)
        return context

    vars(browser)["new_context"] = chosen
