"""Many people join at once, and what else the server does in threads does not wait for all of them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import kit.server
from kit.responses import Room
from kit.server.codes import lookup_and_key

ROOM = Room(1, "ABCDEF", "A room", b"salt" * 4, created_at=1.0, last_used_at=1.0)
THREADS, COME = 4, 10


def test_a_board_is_read_while_many_join() -> None:
    async def done_before_the_board() -> int:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
        slow_work, done = asyncio.Semaphore(2), []

        async def join(number: int) -> None:
            done.append(await lookup_and_key(slow_work, f"one two three {number}", ROOM))

        coming = [asyncio.ensure_future(join(number)) for number in range(COME)]
        await asyncio.sleep(0)
        await asyncio.to_thread(int)
        before = len(done)
        await asyncio.gather(*coming)
        assert len(done) == COME
        return before

    assert asyncio.run(done_before_the_board()) < COME - THREADS


def test_no_module_takes_threads_for_codes_by_itself() -> None:
    (folder,) = kit.server.__path__
    sources = {file.name: file.read_text(encoding="utf-8") for file in Path(folder).glob("*.py")}
    assert [name for name, source in sources.items() if "resume_codes.lookup_and_key" in source] == ["codes.py"]
