"""One person opens the page of 25 statements: the kit, plain Voilà, Streamlit, Panel and Tornado alone in turn."""

import asyncio
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from benchmarks import systems
from benchmarks.people import connections, join_all
from benchmarks.phone import Opened, browser, new_phone, open_page
from benchmarks.recorded import record
from benchmarks.report import Report
from benchmarks.systems import System

ROUNDS = 5
KEPT_OPEN = 8
PATIENCE_ON_A_SLOW_LINE = 180  # seconds


def run(report: Report, *, quick: bool) -> None:
    """A row a system; medians of the rounds, in which the systems take turns."""
    rounds, kept_open = (1, 2) if quick else (ROUNDS, KEPT_OPEN)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        running = {}
        for name, start in systems.SYSTEMS.items():
            report.progress(f"{name} starts")
            running[name] = stack.enter_context(start(Path(folder) / name))
        cookies = asyncio.run(_a_participant(running["kit"], Path(folder) / "recorded"))
        running["tornado alone"] = stack.enter_context(systems.tornado(Path(folder) / "recorded"))
        chromium = stack.enter_context(browser())
        visits: dict[str, list[tuple[Opened, Opened]]] = {name: [] for name in running}
        for turn in range(rounds + 1):
            for name, system in running.items():
                report.progress(f"{name}: visit {turn} of {rounds}" if turn else f"{name}: warming up")
                pair = _first_and_second(chromium, system, cookies)
                if turn:
                    visits[name].append(pair)
        for name, system in running.items():
            report.progress(f"{name}: {kept_open} pages stay open")
            costs = _costs(chromium, system, cookies, kept_open)
            report.progress(f"{name}: a slow connection")
            slow = _slow(chromium, system, cookies)
            report.add(system=name, **costs, **_medians(visits[name]), slow_line_usable_s=slow)
    report.note(
        f"slow_line_usable_s: 400 kbit/s and 400 ms; '-' means more than {PATIENCE_ON_A_SLOW_LINE} s. "
        "server_cpu_s and private_mb are per page, with their pages kept open. "
        "tornado alone: the web server under the kit, which has the same answers ready for everybody."
    )


async def _a_participant(system: System, recorded: Path) -> dict[str, str]:
    """Her cookies. What the kit answers to her is `recorded`, for the server under it to say the same without it."""
    async with connections() as session:
        (person,) = await join_all(system, session, 1)
        await record(person, recorded)
        return person.cookies


def _phone(chromium: Browser, system: System, cookies: dict[str, str]) -> BrowserContext:
    return new_phone(chromium, system.page, cookies if system.name == "kit" else None)


def _first_and_second(chromium: Browser, system: System, cookies: dict[str, str]) -> tuple[Opened, Opened]:
    context = _phone(chromium, system, cookies)
    first = open_page(context.new_page(), system.page, system.usable)
    second = open_page(context.new_page(), system.page, system.usable)
    context.close()
    return first, second


def _costs(chromium: Browser, system: System, cookies: dict[str, str], count: int) -> dict[str, float]:
    system.resting()
    cpu, memory = system.cpu_s(), system.private_mb()
    contexts = [_phone(chromium, system, cookies) for _ in range(count)]
    for context in contexts:
        open_page(context.new_page(), system.page, system.usable)
    system.resting()
    figures = {
        "server_cpu_s": round((system.cpu_s() - cpu) / count, 4),
        "private_mb": round((system.private_mb() - memory) / count, 2),
    }
    for context in contexts:
        context.close()
    return figures


def _slow(chromium: Browser, system: System, cookies: dict[str, str]) -> float | None:
    context = _phone(chromium, system, cookies)
    opened = open_page(context.new_page(), system.page, system.usable, slow=True, patience_s=PATIENCE_ON_A_SLOW_LINE)
    context.close()
    return opened.usable_s and round(opened.usable_s, 2)


def _medians(visits: list[tuple[Opened, Opened]]) -> dict[str, Any]:
    firsts, seconds = zip(*visits, strict=True)
    usable = [each.usable_s for each in firsts if each.usable_s is not None]
    return {
        "first_visit_bytes": round(statistics.median(each.bytes for each in firsts)),
        "first_visit_requests": round(statistics.median(each.requests for each in firsts)),
        "second_visit_bytes": round(statistics.median(each.bytes for each in seconds)),
        "usable_s": round(statistics.median(usable), 3) if usable else None,
    }
