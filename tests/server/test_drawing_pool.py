"""The process that draws pictures may die, and pictures are drawn all the same."""

import asyncio
import multiprocessing
import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from kit.room.reveal.render_pool import RenderPool


def test_a_drawing_process_that_dies_is_replaced() -> None:
    async def draw_after_its_death() -> tuple[int, set[int]]:
        first = await pool.run(os.getpid)
        (process,) = (each for each in multiprocessing.active_children() if each.pid == first)
        process.kill()
        process.join()
        return first, {*await asyncio.gather(*(pool.run(os.getpid) for _ in range(3)))}

    pool = RenderPool()
    try:
        first, later = asyncio.run(draw_after_its_death())
    finally:
        pool.close()
    assert first not in later
    assert len(later) == 1


def test_a_picture_that_no_process_survives_is_given_up_and_others_are_drawn() -> None:
    async def draw() -> int:
        with pytest.raises(BrokenProcessPool):
            await pool.run(os._exit, 3)
        return int(await pool.run(abs, -7))

    pool = RenderPool()
    try:
        assert asyncio.run(draw()) == 7
    finally:
        pool.close()
