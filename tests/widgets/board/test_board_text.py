"""The parts of the board as text, before any script runs."""

import re

import pytest
from board_page import WORDS
from board_room import BoardRoom
from jinja2 import UndefinedError
from playwright.sync_api import Browser, expect

from kit.widgets.board import PARTS, board_html
from kit.widgets.script_words import script_words


@pytest.mark.parametrize("part", PARTS)
def test_parts_hold_no_style_no_script_and_no_person(part: str) -> None:
    html = board_html(part, WORDS)
    assert not re.search(r"\sstyle=|<style|\son\w+=", html)
    assert all('type="application/json"' in tag for tag in re.findall(r"<script[^>]*>", html))
    assert WORDS[f"board-{part}"] in html
    assert board_html(part, WORDS) == html


@pytest.mark.parametrize("part", PARTS)
def test_words_cannot_become_markup(part: str) -> None:
    hostile = {key: f"<script>alert(1)</script>\"'&{key}" for key in WORDS}
    html = board_html(part, hostile)
    assert "<script>alert" not in html
    assert html.count("</script>") == (1 if part == "lobby" else 0)


def test_a_missing_word_or_part_is_an_error() -> None:
    with pytest.raises(ValueError, match="no part 'kitchen'"):
        board_html("kitchen", WORDS)
    with pytest.raises(UndefinedError, match="board-working"):
        board_html("working", script_words(WORDS, "board"))


def test_the_board_can_be_read_without_scripts(browser: Browser, room: BoardRoom) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(room.address)
    for part in PARTS:
        expect(page.locator(f"#board-{part}")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    context.close()
