"""A line that is cut, and how long a page waits before it tries again."""

import asyncio
import random

import aiohttp

LINE_ERRORS = (aiohttp.ClientError, asyncio.TimeoutError, ConnectionError)
LONGEST_BACKOFF = 8.0


def backoff_s(failures: int) -> float:
    """How long a page waits before it tries again: see `backoff` in `kit/widgets/static/connection.js`."""
    return 0.2 + random.random() * min(LONGEST_BACKOFF, 2.0 * 2**failures)
