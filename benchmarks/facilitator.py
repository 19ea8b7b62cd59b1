"""A simulated facilitator whose board is open, and who reveals round after round, as its page does."""

import asyncio
import json
import time
from dataclasses import dataclass, field

import aiohttp

from benchmarks.content import ROUNDS, WORKSHOPS
from benchmarks.line import LINE_ERRORS, backoff_s
from benchmarks.systems import System

BOARD_AT_MOST_EVERY_S = 1.0  # see FETCH_AT_MOST_EVERY in `kit/widgets/static/board_live.js`


@dataclass
class Facilitator:
    """The one who opened the room. `boards_s` and `reveals_s` are what she waited for each board and each reveal.

    `round` is what people answer now.
    """

    base: str
    session: aiohttp.ClientSession
    cookies: dict[str, str]
    boards_s: list[float] = field(default_factory=list)
    reveals_s: list[float] = field(default_factory=list)
    round: str = ROUNDS[0]

    @classmethod
    async def of(cls, system: System, session: aiohttp.ClientSession) -> "Facilitator":
        """Sign in by the link of the server that runs."""
        async with session.get(system.links["facilitator_url"], allow_redirects=False) as answer:
            cookies = {name: morsel.value for name, morsel in answer.cookies.items()}
        return cls(system.links["base"], session, cookies)

    async def open_workshops(self) -> tuple[str, list[str]]:
        """Open what is measured; the code of the room, and the ids of its sides."""
        for workshop in WORKSHOPS:
            await self.act({"act": "open", "workshop": workshop})
        board = json.loads(await self.get("/api/board"))
        return board["room"]["code"], [str(side["id"]) for side in board["sides"]]

    async def keep_board_open(self) -> None:
        """Ask for the board whenever something has changed, until cancelled."""
        no_limit, failures = aiohttp.ClientTimeout(total=None, sock_read=60), 0
        while True:
            try:
                async with self.session.get(
                    f"{self.base}/api/events?board=1", cookies=self.cookies, timeout=no_limit
                ) as events:
                    events.raise_for_status()
                    async for line in events.content:
                        failures = 0
                        if line.startswith(b"data:"):
                            await self._look()
            except LINE_ERRORS:
                await asyncio.sleep(backoff_s(failures))
                failures += 1

    async def reveal_rounds(self, seconds: float) -> None:
        """Let the room see one round after the other, each answered for so many seconds, and look at its result.

        While the server is away she tries again and again.
        """
        for self.round in ROUNDS:
            await asyncio.sleep(seconds)
            began = time.monotonic()
            while not await self._revealed():
                await asyncio.sleep(backoff_s(0))
            self.reveals_s.append(time.monotonic() - began)

    async def _revealed(self) -> bool:
        try:
            status = await self.act({"act": "reveal", "exercise": self.round})
            assert status in (200, 409), status  # 409: it was done, and then the server was killed
            await self.get(f"/api/board/result/{self.round}?wide=1")
        except LINE_ERRORS:
            return False
        return True

    async def act(self, content: dict[str, str]) -> int:
        """Do what a button of the board does; the status of the answer."""
        async with self.session.post(f"{self.base}/api/board/act", json=content, cookies=self.cookies) as answer:
            return answer.status

    async def get(self, path: str) -> bytes:
        """What the server answers to her laptop at `path`."""
        async with self.session.get(self.base + path, cookies=self.cookies) as answer:
            answer.raise_for_status()
            return await answer.read()

    async def _look(self) -> None:
        began = time.monotonic()
        await self.get("/api/board")
        self.boards_s.append(time.monotonic() - began)
        await asyncio.sleep(max(0.0, began + BOARD_AT_MOST_EVERY_S - time.monotonic()))
