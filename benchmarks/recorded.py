"""What the kit answers to a phone that opens a page, so that a server without the kit can say the same."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.content import WORKSHOP
from benchmarks.people import Person

KEPT_HEADERS = ("Content-Type", "Content-Encoding", "Cache-Control", "ETag", "Vary")
PAGE = f"/w/{WORKSHOP}"


async def record(person: Person, folder: Path) -> None:
    """Write `answers.json` for `pages/tornado_page.py`: the page, its files, its start and the first of its events."""
    page = await _answer(person, PAGE)
    text = (await person.get(PAGE)).decode()
    paths = sorted(set(re.findall(r'(?:src|href)="(/static/[^"]+)"', text)))
    answers = {PAGE: page, **{path: await _answer(person, path) for path in (*paths, "/api/start", "/api/events")}}
    folder.mkdir(parents=True)
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")


async def _answer(person: Person, path: str) -> dict[str, Any]:
    """As it came over the wire, compressed."""
    asked = {"Accept-Encoding": "gzip"}
    async with (
        aiohttp.ClientSession(auto_decompress=False, cookies=person.cookies) as session,
        session.get(person.base + path, headers=asked) as answer,
    ):
        answer.raise_for_status()
        streams = answer.content_type == "text/event-stream"
        body = await (answer.content.readuntil(b"\n\n") if streams else answer.read())
        headers = {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers}
    return {"headers": headers, "body": base64.b64encode(body).decode()}
