"""Simulated participants who speak the kit's real protocol, as its page on a phone does."""

import asyncio
import json
import random
import secrets
import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from benchmarks.content import EXERCISE, ITEMS, POINTS, WORKSHOP
from benchmarks.facilitator import Facilitator
from benchmarks.line import LINE_ERRORS, backoff_s
from benchmarks.systems import System

LOOK_AFTER_S = 0.1  # see SOON in `kit/widgets/static/room.js`


@dataclass
class Acknowledged:
    """An answer that got its receipt: when it was given (seconds, monotonic), and how long that took."""

    exercise: str
    place: str
    value: int
    given_at: float
    took_s: float


@dataclass
class Person:
    """One participant with a cookie of her own."""

    base: str
    session: aiohttp.ClientSession
    cookies: dict[str, str] = field(default_factory=dict)
    seqs: dict[tuple[str, str], int] = field(default_factory=dict)
    acknowledged: list[Acknowledged] = field(default_factory=list)
    listening_since: float | None = None
    refused: int = 0
    results_s: list[float] = field(default_factory=list)
    seen: str = ""  # which version of the room's result she has
    looking: "asyncio.Task[None] | None" = None

    async def join(self, code: str, side: str) -> None:
        """Join the room with the `code` on the side with this id."""
        form = {"code": code, "language": "en", "side": side}
        async with self.session.post(f"{self.base}/join", data=form, allow_redirects=False) as answer:
            assert answer.status == 303, await answer.text()
            self.cookies = {name: morsel.value for name, morsel in answer.cookies.items()}

    async def open_page(self, *, complete: bool = True) -> None:
        """The page of the workshop and, if `complete`, what its script asks for then."""
        await self.get(f"/w/{WORKSHOP}")
        if complete:
            await self.get("/api/start")
            await self.get(f"/api/result/{EXERCISE}")

    async def answers(self) -> dict[str, Any]:
        """The current answers, by "exercise/place"."""
        return dict(json.loads(await self.get("/api/answers"))["answers"])

    async def listen(self) -> None:
        """Keep the live events open, look at what is new, and come back when the line is cut, until cancelled."""
        failures = 0
        no_limit = aiohttp.ClientTimeout(total=None, sock_read=60)
        while True:
            try:
                async with self.session.get(
                    f"{self.base}/api/events", cookies=self.cookies, timeout=no_limit
                ) as events:
                    events.raise_for_status()
                    async for line in events.content:
                        failures = 0
                        if self.listening_since and b'"state"' in line:
                            self._look_soon()
                        self.listening_since = self.listening_since or time.monotonic()
            except LINE_ERRORS:
                pass
            self.listening_since = None
            await asyncio.sleep(backoff_s(failures))
            failures += 1

    def _look_soon(self) -> None:
        """What the room does now, and the result in view, after a moment: as `followRoom` in `room.js`."""
        if self.looking is None or self.looking.done():
            self.looking = asyncio.create_task(self._look())

    async def _look(self) -> None:
        await asyncio.sleep(LOOK_AFTER_S)
        try:
            revealed = json.loads(await self.get("/api/state"))["revealed"]
            if not revealed:
                return
            began = time.monotonic()
            version = json.loads(await self.get(f"/api/result/{revealed[-1]}"))["room"]
            if version and version != self.seen:
                await self.get(f"/api/result/{revealed[-1]}/room")
                self.seen = version
            self.results_s.append(time.monotonic() - began)
        except LINE_ERRORS:
            pass  # she looks again when the line is back

    async def answer(self, exercise: str = EXERCISE) -> None:
        """Give one answer, and send it until there is a receipt."""
        place, value = f"item-{random.randint(1, ITEMS)}", random.randint(1, len(POINTS))
        given_at, failures = time.monotonic(), 0
        answer = {"id": secrets.token_hex(16), "exercise": exercise, "item": place, "value": value}
        content = {"answers": [{**answer, "based_on": self.seqs.get((exercise, place))}]}
        while True:
            try:
                async with self.session.post(
                    f"{self.base}/api/answers", json=content, cookies=self.cookies, timeout=aiohttp.ClientTimeout(15)
                ) as answered:
                    answered.raise_for_status()
                    receipt = (await answered.json())["receipts"][0]
                    break
            except LINE_ERRORS:
                await asyncio.sleep(backoff_s(failures))
                failures += 1
        if receipt["status"] != "saved":
            self.refused += 1
            return
        self.seqs[exercise, place] = receipt["seq"]
        self.acknowledged.append(Acknowledged(exercise, place, value, given_at, time.monotonic() - given_at))

    async def get(self, path: str) -> bytes:
        """What the server answers to this person's phone at `path`."""
        async with self.session.get(self.base + path, cookies=self.cookies) as answer:
            answer.raise_for_status()
            return await answer.read()


def connections() -> aiohttp.ClientSession:
    """Connections for any number of people: as many at once as there are people."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar(), timeout=aiohttp.ClientTimeout(60)
    )


async def join_within(
    system: System, session: aiohttp.ClientSession, count: int, seconds: float
) -> tuple[list[float], float]:
    """`count` new people come evenly spread over so many `seconds` (0: all at once).

    For each: seconds from opening the form to her first page. And for all: seconds until the last one has hers.
    """
    code, sides = await (await Facilitator.of(system, session)).open_workshops()
    people = [Person(system.links["base"], session) for _ in range(count)]
    began = time.perf_counter()

    async def come(number: int, person: Person) -> float:
        await asyncio.sleep(seconds * number / count)
        here = time.perf_counter()
        await person.get(f"/join?code={code}")
        await person.join(code, sides[number % len(sides)])
        await person.get("/welcome")
        return time.perf_counter() - here

    took = await asyncio.gather(*(come(number, person) for number, person in enumerate(people)))
    return list(took), time.perf_counter() - began


async def join_all(system: System, session: aiohttp.ClientSession, count: int) -> list[Person]:
    """`count` people who have joined, half on each side, a few at a time, as at a door."""
    code, sides = await (await Facilitator.of(system, session)).open_workshops()
    people = [Person(system.links["base"], session) for _ in range(count)]
    door = asyncio.Semaphore(4)

    async def join(number: int, person: Person) -> None:
        async with door:
            await person.join(code, sides[number % len(sides)])

    await asyncio.gather(*(join(number, person) for number, person in enumerate(people)))
    return people


def percentile_ms(seconds: list[float], share: float) -> float | None:
    """The value below which `share` of them lie, in milliseconds; None if there are none.

    >>> percentile_ms([0.001, 0.002, 0.003, 0.004], 0.5)
    2.0
    """
    if not seconds:
        return None
    ranked = sorted(seconds)
    return round(ranked[min(len(ranked) - 1, max(0, int(share * len(ranked) + 0.999999) - 1))] * 1000, 1)
