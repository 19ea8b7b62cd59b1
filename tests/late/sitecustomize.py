"""Lets every answer of a room server come late, by chance, so that a test that does not wait for it fails.

Python imports this file in each program that is started while `PYTHONPATH` names its folder; see CONTRIBUTING.md.
"""

import asyncio
import os
import random
import sys
from typing import Any

LATEST = float(os.environ.get("LATE_BY_AT_MOST", "0"))  # seconds


def answer_late(latest: float) -> None:
    """Let each request wait up to `latest` seconds before anything is done about it; half of them hardly wait."""
    from tornado.web import RequestHandler

    at_once = RequestHandler._execute

    async def execute(handler: RequestHandler, *arguments: Any, **named: Any) -> None:
        await asyncio.sleep(random.uniform(0, latest) * random.choice((0.05, 1)))
        await at_once(handler, *arguments, **named)

    # mypy holds a method to be there for good; replacing it is the point: the kit itself knows nothing of this.
    RequestHandler._execute = execute  # type: ignore[method-assign]


if LATEST and {"kit.cli", "serve"} <= set(sys.orig_argv):
    answer_late(LATEST)
