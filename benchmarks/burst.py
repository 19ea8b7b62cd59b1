"""Many people open the page in the same moment: how long until the last of them has it."""

import asyncio
import tempfile
import time
from pathlib import Path

import aiohttp

from benchmarks import systems
from benchmarks.people import Person, connections, join_all, join_within, percentile_ms
from benchmarks.report import Report

VISITORS = (30, 100, 1000)
VISITORS_OF_VOILA = 30
JOINING = ((300, 0.0), (300, 10.0), (1000, 40.0))  # how many people come, within how many seconds


def run(report: Report, *, quick: bool) -> None:
    """Rows: `system`, `visitors`, `last_page_s` (the page), `last_ready_s` (with what its script asks for then).

    Rows `join` are of people who come new, within `coming_s`: `first_page_p95_ms` is what 95 of 100 wait at most, from
    opening the form to the page with their words, and `last_page_s` is when the last one is in.

    `failed` is how many got a page of Voilà without its widgets; at a page that the kit fails to send, the run stops.
    """
    visitors = VISITORS[:2] if quick else VISITORS
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_kit(report, Path(folder) / "kit", visitors))
        asyncio.run(_join(report, Path(folder) / "join", JOINING[:1] if quick else JOINING))
        asyncio.run(_voila(report, Path(folder) / "voila"))
    report.note(
        "The pages of plain Voilà hold their widgets, but their scripts still have to connect; "
        "last_ready_s is measured for the kit alone."
    )


async def _kit(report: Report, folder: Path, visitors: tuple[int, ...]) -> None:
    with systems.kit(folder) as system:
        async with connections() as session:
            report.progress(f"{max(visitors)} people join the kit's room")
            people = await join_all(system, session, max(visitors))
            await people[0].open_page()
            for count in visitors:
                report.progress(f"kit: {count} visitors at once")
                page = await _at_once(people[:count], complete=False)
                ready = await _at_once(people[:count], complete=True)
                report.add(system="kit", visitors=count, last_page_s=page, last_ready_s=ready, failed=None)


async def _join(report: Report, folder: Path, joining: tuple[tuple[int, float], ...]) -> None:
    for count, seconds in joining:
        with systems.kit(folder / f"{count}-{seconds}") as system:
            async with connections() as session:
                report.progress(f"join: {count} people within {seconds:.0f} s")
                took, last = await join_within(system, session, count, seconds)
        report.add(
            system="join",
            visitors=count,
            coming_s=seconds,
            first_page_p95_ms=percentile_ms(took, 0.95),
            last_page_s=round(last, 3),
        )


async def _at_once(people: list[Person], *, complete: bool) -> float:
    began = time.perf_counter()
    await asyncio.gather(*(person.open_page(complete=complete) for person in people))
    return round(time.perf_counter() - began, 3)


async def _voila(report: Report, folder: Path) -> None:
    report.progress(f"voila: {VISITORS_OF_VOILA} visitors at once")
    with systems.voila(folder) as system:
        async with connections() as session:
            began = time.perf_counter()
            pages = await asyncio.gather(*(_has_widgets(session, system.page) for _ in range(VISITORS_OF_VOILA)))
            seconds = round(time.perf_counter() - began, 3)
    failed = pages.count(False)
    report.add(system="voila", visitors=VISITORS_OF_VOILA, last_page_s=seconds, last_ready_s=None, failed=failed)


async def _has_widgets(session: aiohttp.ClientSession, address: str) -> bool:
    """Whether the page came with its widgets: a kernel that could not start leaves them out."""
    patience = aiohttp.ClientTimeout(600)
    async with session.get(address, timeout=patience) as answer:
        answer.raise_for_status()
        return "widget-view" in await answer.text()
