"""Many people join at once, and what else the server does in threads does not wait for all of them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from patience import wait_until
from server_process import Client, ServerProcess

import kit.room
from kit.responses import Room
from kit.room.participants.codes import lookup_and_key

ROOM = Room(1, "ABCDEF", "A room", b"salt" * 4, created_at=1.0, last_used_at=1.0)
THREADS, COME = 4, 10
MANY = 5  # of each side
PRIVATE, PLACE = "one-thing-to-practise", "practice"


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
    (folder,) = kit.room.__path__
    sources = {file.name: file.read_text(encoding="utf-8") for file in Path(folder).rglob("*.py")}
    assert [name for name, source in sources.items() if "resume_codes.lookup_and_key" in source] == ["pending_codes.py"]


def test_a_crash_while_codes_still_wait_loses_nobody(tmp_path: Path) -> None:
    """Many join in a moment, the first answers privately, and the server is killed before their codes have had time."""
    server = ServerProcess(tmp_path / "data", slow_codes=True)
    room = server.room()
    room.act("open", workshop="emotional-intelligence")
    people = [room.participant(side) for side in room.sides * MANY]
    words = [person.resume_words() for person in people]
    said = {"text": "my own words", "shared": False}
    last = people[-1]
    last.answer(PRIVATE, {PLACE: said})
    server.kill()
    ((waiting,),) = room.in_the_database("SELECT count(*) FROM participant WHERE pending_code IS NOT NULL")
    assert waiting > 0

    server.start()
    # Her browser brings back what opens them, and she can still write them down.
    assert last.resume_words() == words[-1]
    elsewhere = Client(server.here)
    status, page = elsewhere.form("/resume", words=words[-1], code=room.code)
    assert status == 200, page
    assert elsewhere.json("/api/answers")["answers"][f"{PRIVATE}/{PLACE}"]["value"] == said
    for person in people:
        person.get("/")
    pending = "SELECT count(*) FROM participant WHERE pending_code IS NOT NULL"
    wait_until(lambda: room.in_the_database(pending) == [(0,)])
    status, page = Client(server.here).form("/resume", words=words[0], code=room.code)
    assert status == 200, page
    server.stop()
    assert "Traceback" not in server.said()
