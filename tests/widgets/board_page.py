"""The page of the board in its tests, and how to change between its parts."""

from playwright.sync_api import Page

from kit.exercises import load_pack
from kit.widgets.board import PARTS, board_html

WORDS = load_pack().words("en")
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Board</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/kit.css">
<link rel="stylesheet" href="/board.css"></head><body class="kit"><main><h1>Board</h1>{parts}</main>
<script type="module" src="/board.js"></script></body></html>"""


def whole_board() -> str:
    return "".join(board_html(part, WORDS) for part in PARTS)


def mode(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=name).click()
