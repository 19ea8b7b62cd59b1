"""A full room that answers for half an hour, its board open, one result after the other revealed, the server killed.

No acknowledged answer may be lost.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psutil

from benchmarks import systems
from benchmarks.content import EXERCISE
from benchmarks.facilitator import Facilitator
from benchmarks.people import Person, connections, join_all, percentile_ms
from benchmarks.report import Report
from benchmarks.systems import System

JOINED, ANSWERING, MINUTES = 1000, 300, 30
REVEAL_EVERY_S = 120
THINK_S = (2.0, 18.0)  # seconds between two answers of one person, evenly spread: 10 on average
LONGEST_RETURN_S = 60
RESTART_COUNTS_FOR_S = 20  # an answer given this long before and after the kill is counted apart
LAG_REMEMBERED_FOR_S = 60  # the server tells the longest round of its loop of as long before


@dataclass(frozen=True)
class Size:
    """How many people, for how long, and how often there is a reveal."""

    joined: int
    answering: int
    seconds: float
    reveal_every_s: float


@dataclass
class Watch:
    """What is looked at every few seconds."""

    memory_mb: list[float] = field(default_factory=list)
    lag_ms: dict[float, float] = field(default_factory=dict)  # by the time of the look: the longest of a minute before
    killed_at: float = 0.0
    back_after_s: float | None = None


def run(report: Report, *, quick: bool) -> None:
    """One row; `lost` are acknowledged answers that are not there at the end."""
    size = Size(60, 20, 30, 10) if quick else Size(JOINED, ANSWERING, MINUTES * 60, REVEAL_EVERY_S)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_load(report, Path(folder), size))


async def _load(report: Report, folder: Path, size: Size) -> None:
    watch, seconds = Watch(), size.seconds
    async with connections() as session:
        with systems.kit(folder) as system:
            port = int(system.links["base"].rpartition(":")[2])
            report.progress(f"{size.joined} people join")
            began = time.monotonic()
            people = await join_all(system, session, size.joined)
            report.progress(f"they took {time.monotonic() - began:.0f} s; all listen, {size.answering} answer")
            facilitator = await Facilitator.of(system, session)
            end = time.monotonic() + seconds
            pages = [each.listen() for each in people]
            pages += [facilitator.keep_board_open(), facilitator.reveal_rounds(size.reveal_every_s)]
            listeners = [asyncio.create_task(page) for page in pages]
            answering = people[: size.answering]
            writers = [asyncio.create_task(answer_until(each, end, lambda: facilitator.round)) for each in answering]
            await _watched(report, system, watch, session, time.monotonic() + seconds / 2)
            report.progress("the server is killed")
            watch.killed_at = time.monotonic()
            _kill(system)
        with systems.kit(folder, port=port) as system:
            coming_back = asyncio.create_task(_all_back(people, watch))
            await _watched(report, system, watch, session, end)
            await asyncio.gather(*writers)
            await asyncio.wait([coming_back], timeout=LONGEST_RETURN_S)
            coming_back.cancel()
            report.progress("what was acknowledged is looked for")
            lost = sum([await _lost(person) for person in answering])
            for task in listeners:
                task.cancel()
            await asyncio.gather(*listeners, return_exceptions=True)
    report.add(**_figures(people, facilitator, watch, size, lost))


async def answer_until(person: Person, end: float, exercise: Callable[[], str] = lambda: EXERCISE) -> None:
    """Open the page, and answer after a pause for thought again and again until `end` (seconds, monotonic)."""
    await person.open_page()
    while time.monotonic() + (pause := random.uniform(*THINK_S)) < end:
        await asyncio.sleep(pause)
        await person.answer(exercise())


async def _watched(report: Report, system: System, watch: Watch, session: aiohttp.ClientSession, end: float) -> None:
    """Note memory and the lag of the event loop every five seconds until `end`."""
    while (left := end - time.monotonic()) > 0:
        await asyncio.sleep(min(5.0, left))
        watch.memory_mb.append(await asyncio.to_thread(system.private_mb))
        async with session.get(f"{system.links['base']}/health") as answer:
            health = await answer.json()
        watch.lag_ms[time.monotonic()] = health["longest_lag_ms"]
        state = f"{watch.memory_mb[-1]:.0f} MB, {health['open_pages']} pages listen"
        report.progress(f"{left:.0f} s left, {state}, longest round {health['longest_lag_ms']:.0f} ms")


def _kill(system: System) -> None:
    for process in system.process.children(recursive=True):
        process.kill()
    system.process.kill()
    psutil.wait_procs([system.process], timeout=10)


async def _all_back(people: list[Person], watch: Watch) -> None:
    while not all(person.listening_since and person.listening_since > watch.killed_at for person in people):
        await asyncio.sleep(0.05)
    watch.back_after_s = round(time.monotonic() - watch.killed_at, 1)


def _calm_lag(watch: Watch) -> list[float]:
    """What was told of minutes in which nobody joined and no phone came back."""
    joined = min(watch.lag_ms) + LAG_REMEMBERED_FOR_S
    back = watch.killed_at + RESTART_COUNTS_FOR_S + LAG_REMEMBERED_FOR_S
    return [lag for at, lag in watch.lag_ms.items() if joined < at < watch.killed_at or at > back]


async def _lost(person: Person) -> int:
    """How many places do not hold the last answer that was acknowledged there."""
    kept = await person.answers()
    last = {f"{each.exercise}/{each.place}": each.value for each in person.acknowledged}
    return sum(kept.get(place, {}).get("value") != value for place, value in last.items())


def _figures(
    people: list[Person], facilitator: Facilitator, watch: Watch, size: Size, lost: int
) -> dict[str, float | int | str | None]:
    every = [each for person in people for each in person.acknowledged]
    calm = [each.took_s for each in every if abs(each.given_at - watch.killed_at) > RESTART_COUNTS_FOR_S]
    return {
        "system": "kit",
        "joined": size.joined,
        "answering": size.answering,
        "minutes": round(size.seconds / 60, 1),
        "acknowledged": len(every),
        "lost": lost,
        "refused": sum(person.refused for person in people),
        "reveals": len(facilitator.reveals_s),
        "reveal_p95_ms": percentile_ms(facilitator.reveals_s, 0.95),
        "boards": len(facilitator.boards_s),
        "board_p95_ms": percentile_ms(facilitator.boards_s, 0.95),
        "own_result_p95_ms": percentile_ms([each for person in people for each in person.results_s], 0.95),
        "ack_p50_ms": percentile_ms(calm, 0.5),
        "ack_p95_ms": percentile_ms(calm, 0.95),
        "ack_p99_ms": percentile_ms(calm, 0.99),
        "all_back_s": watch.back_after_s,
        "longest_lag_calm_ms": max(_calm_lag(watch), default=None),
        "longest_lag_ms": max(watch.lag_ms.values()),
        "memory_first_mb": round(watch.memory_mb[0], 1),
        "memory_most_mb": round(max(watch.memory_mb), 1),
        "memory_last_mb": round(watch.memory_mb[-1], 1),
    }
