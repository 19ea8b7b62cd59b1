"""What each request of a page costs the server: where the processor time of `page_open` goes."""

import asyncio
import tempfile
import time
from pathlib import Path

from benchmarks import systems
from benchmarks.content import EXERCISE
from benchmarks.people import Person, connections, join_all
from benchmarks.recorded import PAGE, record
from benchmarks.report import Report
from benchmarks.systems import System

TIMES = 300
SECONDS_IDLE = 20
PATHS = (PAGE, "/api/start", "/api/me", "/api/answers", "/api/state", f"/api/result/{EXERCISE}", "/")


def run(report: Report, *, quick: bool) -> None:
    """A row for each address, asked one after the other by one person with some answers; then an idle second.

    The last rows are Tornado without the kit, which has the same answers ready.
    """
    times = 30 if quick else TIMES
    with tempfile.TemporaryDirectory() as folder:
        _kit(report, Path(folder), times, quick=quick)
        with systems.tornado(Path(folder) / "recorded") as system:
            asyncio.run(_tornado(report, system, times))


def _kit(report: Report, folder: Path, times: int, *, quick: bool) -> None:
    with systems.kit(folder) as system:
        asyncio.run(_requests(report, system, folder / "recorded", times))
        system.resting()
        report.progress("nobody asks for anything")
        before, seconds = system.cpu_s(), 3 if quick else SECONDS_IDLE
        time.sleep(seconds)
        report.add(system="kit", request="nothing, for a second", cpu_ms=_ms(system.cpu_s() - before, seconds))


async def _tornado(report: Report, system: System, times: int) -> None:
    async with connections() as session:
        person = Person(system.page.removesuffix(PAGE), session)
        for path in (PAGE, "/api/start"):
            report.add(system=system.name, request=path, cpu_ms=await _cost(system, person, path, times))


async def _requests(report: Report, system: System, recorded: Path, times: int) -> None:
    async with connections() as session:
        (person,) = await join_all(system, session, 1)
        for _ in range(10):
            await person.answer()
        await record(person, recorded)
        for path in PATHS:
            report.progress(f"{times} times {path}")
            report.add(system="kit", request=path, cpu_ms=await _cost(system, person, path, times))


async def _cost(system: System, person: Person, path: str, times: int) -> float:
    await person.get(path)
    await asyncio.to_thread(system.resting)
    before = system.cpu_s()
    for _ in range(times):
        await person.get(path)
    return _ms(system.cpu_s() - before, times)


def _ms(seconds: float, of: float) -> float:
    return round(1000 * seconds / of, 2)
