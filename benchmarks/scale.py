"""What a room costs as it grows: processor, memory and the time to a receipt, with a picture."""

import asyncio
import tempfile
import time
from pathlib import Path

from benchmarks import systems
from benchmarks.load import answer_until
from benchmarks.people import Person, connections, join_all, percentile_ms
from benchmarks.report import Report
from benchmarks.systems import System

SIZES = (10, 100, 300, 1000, 2000)
SECONDS = 60
SHARE_ANSWERING = 0.3
PICTURE = Path("scale.png")


def run(report: Report, *, quick: bool) -> None:
    """A row for each number of people; all listen, three in ten answer about every ten seconds."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_scale(report, Path(folder), SIZES[:2] if quick else SIZES, 15 if quick else SECONDS))
    draw(report.rows, PICTURE)
    report.note(f"The picture is {PICTURE}.")


async def _scale(report: Report, folder: Path, sizes: tuple[int, ...], seconds: float) -> None:
    people: list[Person] = []
    async with connections() as session:
        with systems.kit(folder) as system:
            for size in sizes:
                report.progress(f"{size} people")
                cpu = system.cpu_s()
                new = await join_all(system, session, size - len(people))
                joining = (system.cpu_s() - cpu) / len(new)
                people += new
                report.add(
                    system="kit",
                    participants=size,
                    **await _measured(system, people, seconds),
                    join_cpu_s=round(joining, 3),
                )


async def _measured(system: System, people: list[Person], seconds: float) -> dict[str, float | None]:
    for person in people:
        person.acknowledged.clear()
    listeners = [asyncio.create_task(person.listen()) for person in people]
    while not all(person.listening_since for person in people):
        await asyncio.sleep(0.1)
    await asyncio.to_thread(system.resting)
    cpu, began = system.cpu_s(), time.monotonic()
    answering = people[: max(1, round(len(people) * SHARE_ANSWERING))]
    await asyncio.gather(*(answer_until(person, began + seconds) for person in answering))
    took = time.monotonic() - began
    used = system.cpu_s() - cpu
    memory = system.private_mb()
    for task in listeners:
        task.cancel()
    await asyncio.gather(*listeners, return_exceptions=True)
    times = [each.took_s for person in answering for each in person.acknowledged]
    return {
        "answers_per_s": round(len(times) / took, 1),
        "cpu_share": round(used / took, 3),
        "cpu_ms_per_answer": round(used / max(1, len(times)) * 1000, 2),
        "private_mb": round(memory, 1),
        "ack_p50_ms": percentile_ms(times, 0.5),
        "ack_p95_ms": percentile_ms(times, 0.95),
    }


def draw(rows: list[dict[str, float]], file: Path) -> None:
    """Share of a processor, memory and time to a receipt against the number of people."""
    import matplotlib.pyplot as plt

    figure, planes = plt.subplots(1, 3, figsize=(11, 3.4), layout="constrained")
    shown = {
        "cpu_share": "share of one processor",
        "private_mb": "memory, MB",
        "ack_p95_ms": "95 % of receipts within, ms",
    }
    for plane, (key, title) in zip(planes, shown.items(), strict=True):
        plane.plot([row["participants"] for row in rows], [row[key] for row in rows], marker="o", color="#00527a")
        plane.set(title=title, xlabel="people in the room", ylim=(0, None))
    figure.savefig(file, dpi=110)
