"""More connections than the system bears: the server goes on, and everybody in the room has what happens there."""

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from patience import SECONDS, wait_until
from server_process import RoomOnServer, ServerProcess
from sqlalchemy import create_engine

from kit.responses.people import participants, sessions
from kit.server.runtime.limits import raise_file_limit

SMALL = str(Path(__file__).parents[1] / "small_system")
AS_ON_WINDOWS = 512
SECONDS_OF_PATIENCE = 30  # then a page asks again; its server gives a sign of life every 20
FEW_FILES = 200
TLS_HELLO = bytes.fromhex("1603010200010001fc0303") + bytes(500)


def small(folder: Path, **most: int) -> Iterator[ServerProcess]:
    raise_file_limit()  # of this process, which is all the phones
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", SMALL)
        for name, value in most.items():
            patch.setenv(name, str(value))
        running = ServerProcess(folder / "data")
    yield running
    assert running.process.poll() is None, running.said()
    running.stop()
    assert "Traceback" not in running.said()


@pytest.fixture(scope="module")
def on_windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    yield from small(tmp_path_factory.mktemp("windows"), SOCKETS_AT_MOST=AS_ON_WINDOWS)


def strangers(server: ServerProcess, stack: ExitStack, count: int, say: bytes) -> list[socket.socket]:
    """Connections from which nothing comes, or the beginning of something."""
    found = []
    for _ in range(count):
        found.append(stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=SECONDS)))
        if say:
            found[-1].sendall(say)
    return found


@pytest.mark.parametrize(
    "say",
    [b"", b"GET / HTTP/1.1\r\nHost: a", b"POST /join HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\na"],
    ids=["nothing", "half a head", "half a body"],
)
def test_idle_strangers_end_nothing_and_keep_nobody_out(on_windows: ServerProcess, say: bytes) -> None:
    room = on_windows.room()
    with ExitStack() as stack:
        strangers(on_windows, stack, 530, say)
        person = room.participant(room.sides[0])
        assert b"Aby" in person.get("/")
        strangers(on_windows, stack, 200, say)
        assert room.board.json("/api/board")["people"] == 1


def test_a_stranger_does_not_end_the_server_where_files_are_few(tmp_path: Path) -> None:
    for server in small(tmp_path, FILES_AT_MOST=FEW_FILES):
        room = server.room()
        with ExitStack() as stack:
            strangers(server, stack, 3 * FEW_FILES, b"")
            room.participant(room.sides[0])
            assert room.board.json("/api/board")["people"] == 1


def test_a_tls_hello_is_hung_up_on_at_once(server: ServerProcess) -> None:
    with ExitStack() as stack:
        (stranger,) = strangers(server, stack, 1, TLS_HELLO)
        with suppress(ConnectionResetError):  # hung up with some of the hello not read
            assert stranger.recv(1) == b"", "browsers try this first, and wait for it"


class Phone:
    """A phone whose page is open: it has a stream of events, or asks instead, and sends an answer."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port, self.cookie = port, cookie
        self.streams = False
        self.knows: set[str] = set()
        self.ready = asyncio.Event()

    async def ask(self, path: str) -> bytes:
        async with asyncio.timeout(SECONDS_OF_PATIENCE):
            return await self._asked(path)

    async def _asked(self, path: str) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self._head(path))
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise ConnectionError(head)
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            return await reader.readexactly(length)
        finally:
            writer.close()

    def _head(self, path: str) -> bytes:
        return f"GET {path} HTTP/1.1\r\nHost: kit\r\nCookie: mutuality={self.cookie}\r\n\r\n".encode()

    async def live(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self._head("/api/events"))
            while line := await asyncio.wait_for(reader.readline(), SECONDS_OF_PATIENCE):
                if b'"full"' in line:
                    break
                if b'"kind"' in line:
                    self.streams = True
                    await self._look()
        except OSError:
            pass  # hung up on, or silent for too long: as a page does, it asks instead
        finally:
            writer.close()
        self.streams = False
        while True:
            await self._look()
            await asyncio.sleep(3)

    async def _look(self) -> None:
        while True:  # until it goes through: see `persistent` in `connection.js`
            with suppress(OSError, asyncio.IncompleteReadError):
                self.knows.add((await self.ask("/api/state")).decode())
                break
            await asyncio.sleep(1)
        self.ready.set()


def five_hundred(room: RoomOnServer, count: int) -> list[str]:
    """The cookies of people who joined a while ago: joining takes each a tenth of a second of a processor."""
    engine = create_engine(f"sqlite:///{room.server.data / 'mutuality.sqlite'}", connect_args={"timeout": SECONDS})
    ((number,),) = room.in_the_database("SELECT id FROM room WHERE id = :room")
    with engine.begin() as connection:
        people = [
            participants.join(connection, number, room.sides[0], "en", f"{each}".encode(), now=time.time())
            for each in range(count)
        ]
        found = [sessions.start_session(connection, number, "participant", person.id, time.time()) for person in people]
    engine.dispose()
    return found


def test_five_hundred_phones_are_in_the_room_though_the_system_bears_five_hundred_and_twelve_sockets(
    on_windows: ServerProcess,
) -> None:
    room = on_windows.room()
    phones = [Phone(on_windows.port, cookie) for cookie in five_hundred(room, 500)]

    async def all_in_the_room() -> None:
        async with asyncio.TaskGroup() as tasks:
            running = [tasks.create_task(phone.live()) for phone in phones]
            async with asyncio.timeout(6 * SECONDS):  # five hundred of them, beside other tests
                for phone in phones:
                    await phone.ready.wait()
                await asyncio.to_thread(room.act, "open", workshop="linking")
                for phone in phones:
                    while not any("Is this link ready" in told or '"linking"' in told for told in phone.knows):
                        await asyncio.sleep(0.1)
            streams = sum(phone.streams for phone in phones)
            for each in running:
                each.cancel()
        assert 200 < streams < AS_ON_WINDOWS, "as many as fit have a stream; the others ask"

    asyncio.run(all_in_the_room())
    wait_until(lambda: room.board.json("/api/board")["people"] == 500)
