"""When a kernel of a visitor is ended, with real kernels."""

import asyncio
import errno
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from zmq import ZMQError

from kit.room.board.own_notebooks import OwnNotebooks
from kit.server.notebooks import kernel_pool
from kit.server.notebooks.execute import start_kernel
from kit.server.notebooks.kernel_pool import KernelPool, Seat
from kit.workshop import for_a_visitor

Story = Callable[[KernelPool, AsyncMappingKernelManager], Awaitable[None]]


def tell(story: Story, folder: Path, may_stay: Callable[[Seat], bool] = lambda _: True) -> None:
    """Run `story` with two seats, whose notebooks are empty."""

    async def run() -> None:
        kernels = AsyncMappingKernelManager(connection_dir=str(folder))
        tasks: set[asyncio.Future[object]] = set()

        async def open_notebook(seat: Seat) -> bytes:
            seat.kernel, client = await start_kernel(kernels, folder, for_a_visitor("en", folder, folder))
            client.stop_channels()
            return b"a page"

        seats = KernelPool(kernels, 2, open_notebook, may_stay, tasks.add)
        try:
            await story(seats, kernels)
        finally:
            await asyncio.gather(*tasks)
            await kernels.shutdown_all(now=True)

    asyncio.run(run())


async def ready(seat: Seat) -> None:
    while seat.state != "ready":
        await asyncio.sleep(0.05)


async def gone(kernels: AsyncMappingKernelManager) -> None:
    while kernels.list_kernel_ids():
        await asyncio.sleep(0.05)


def test_who_does_not_use_the_page_or_is_away_loses_the_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(seats: KernelPool, kernels: AsyncMappingKernelManager) -> None:
        for limit, why in (("SECONDS_IDLE", "notebook-idle"), ("SECONDS_WITHOUT_PAGE", "notebook-left")):
            seat = seats.ask(b"browser", 1, "cost", "en")
            await ready(seat)
            assert seats.take(seat) == b"a page"
            await seats.look()
            kernel = seat.kernel
            assert (seat.state, seats.of_kernel(kernel, b"browser")) == ("open", seat)
            assert seats.of_kernel(kernel, "another") is None
            with monkeypatch.context() as patched:
                patched.setattr(kernel_pool, limit, -1.0)
                await seats.look()
            assert (seat.state, seat.why, seat.over.is_set()) == ("ended", why, True)
            await gone(kernels)
            assert seats.of_kernel(kernel, b"browser") is None
            assert seats.once_of_kernel(kernel, b"browser") is seat, "a page whose line was cut still hears why"
            assert seats.once_of_kernel(kernel, "another") is None
            with monkeypatch.context() as patched:
                patched.setattr(kernel_pool, "SECONDS_REMEMBERED", 0.0)
                await seats.look()
            assert seats.once_of_kernel(kernel, b"browser") is None

    tell(story, tmp_path)


def test_who_does_not_ask_any_more_loses_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(seats: KernelPool, kernels: AsyncMappingKernelManager) -> None:
        waiting = [seats.ask(name, 1, "cost", "en") for name in ("a", "b", "c", "d")]
        assert [seats.before(each) for each in waiting] == [0, 0, 0, 1]
        assert seats.ask("d", 1, "cost", "en") is waiting[3], "asking again keeps the place"
        await ready(waiting[0])
        await ready(waiting[1])
        monkeypatch.setattr(kernel_pool, "SECONDS_UNASKED", -1.0)
        await seats.look()
        assert [each.state for each in waiting] == ["ended"] * 4
        assert (seats.taken(), seats.waiting()) == (0, 0)
        await gone(kernels)

    tell(story, tmp_path)


def test_what_is_closed_while_it_starts_leaves_nothing(tmp_path: Path) -> None:
    async def story(seats: KernelPool, kernels: AsyncMappingKernelManager) -> None:
        seat = seats.ask(b"browser", 1, "cost", "en")
        await asyncio.sleep(0.01)
        assert seat.state == "starting"
        await seats.look()
        assert (seat.state, seat.why) == ("ended", "notebook-closed")
        await asyncio.sleep(1)
        await gone(kernels)

    tell(story, tmp_path, may_stay=lambda _: False)


def without_kernels(story: Callable[[KernelPool], Awaitable[None]], **given: Any) -> None:
    """Run `story` with two seats; `given` is what opening a notebook or looking at a visitor does."""

    async def open_notebook(_: Seat) -> bytes:
        return b"a page"

    async def run() -> None:
        tasks: set[asyncio.Future[object]] = set()
        usual = {"open_notebook": open_notebook, "may_stay": lambda _: True}
        await asyncio.wait_for(story(KernelPool((), 2, **(usual | given), keep_running=tasks.add)), 10)
        await asyncio.gather(*tasks)

    asyncio.run(run())


def test_whatever_keeps_a_notebook_from_opening_holds_no_seat(caplog: pytest.LogCaptureFixture) -> None:
    opened = 0

    async def open_notebook(_: Seat) -> bytes:
        nonlocal opened
        opened += 1
        if opened < 3:
            raise ZMQError(errno.EMFILE)
        return b"a page"

    async def story(seats: KernelPool) -> None:
        first = [seats.ask(name, 1, "cost", "en") for name in ("a", "b")]
        await ready(seats.ask("c", 1, "cost", "en"))
        assert [(each.state, each.why) for each in first] == [("failed", "notebook-failed")] * 2
        assert seats.taken() == 1

    without_kernels(story, open_notebook=open_notebook)
    assert "Too many open files" in caplog.text


def test_watching_goes_on_when_one_look_fails(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks = 0

    def may_stay(_: Seat) -> bool:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise FileNotFoundError("cost.ipynb")
        return False

    async def story(seats: KernelPool) -> None:
        monkeypatch.setattr(kernel_pool, "SECONDS_BETWEEN_LOOKS", 0.01)
        seat = seats.ask("a", 1, "cost", "en")
        await ready(seat)
        watching = asyncio.ensure_future(seats.watch())
        await asyncio.wait_for(seat.over.wait(), 5)
        assert not watching.done()
        watching.cancel()

    without_kernels(story, may_stay=may_stay)
    assert "cost.ipynb" in caplog.text


def test_a_notebook_that_was_just_moved_away_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here.ipynb").write_text("{}")
    notebooks = OwnNotebooks(tmp_path, frozenset())
    monkeypatch.setattr(notebooks, "_files", lambda: [tmp_path / "moved-away.ipynb", tmp_path / "here.ipynb"])
    assert list(notebooks.all()) == ["here"]
