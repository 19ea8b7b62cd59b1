"""The exits that `docs/exits.md` lists, and the addresses of the server as it writes them."""

import re
from pathlib import Path

from kit.server.handler import SHEET

DOCS = Path(__file__).parents[1] / "docs" / "exits.md"
ROW = re.compile(r"^\| `([^`]+)` \| (\w+) \| (.+) \|$", re.MULTILINE)


def address(pattern: str) -> str:
    r"""A route as people write it.

    >>> address(r"/calendar/([a-z0-9-]+)\\.ics")
    '/calendar/….ics'
    """
    text = re.sub(r"\([^)]*\)", "…", pattern.replace(SHEET, "/paper/…"))
    return text.replace(".*", "…").replace("\\", "")


def listed() -> dict[str, tuple[str, str]]:
    return {exit: (carries, where) for exit, carries, where in ROW.findall(DOCS.read_text(encoding="utf-8"))}
