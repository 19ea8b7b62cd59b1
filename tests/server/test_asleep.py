"""The laptop sleeps for ten minutes, or its clock is put back an hour: what waited goes on."""

import asyncio
import json
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from patience import SECONDS
from server_process import RoomOnServer, ServerProcess

from kit.responses import Proposal, RoomState
from kit.room.plan.state_view import timer
from kit.server.notebooks import kernel_pool
from kit.server.notebooks.kernel_pool import KernelPool, Seat

TEN_MINUTES, HOUR = 600, 3600
NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("passed", "left"), [(0, 300), (60, 240), (TEN_MINUTES, 300 - TEN_MINUTES), (-HOUR, 300), (100 * 86_400, None)]
)
def test_a_timer_ends_by_the_clock_and_is_never_longer_than_it_was_set(passed: float, left: float | None) -> None:
    told = timer(RoomState(timer_ends_at=NOW + 300, timer_seconds=300), NOW + passed)
    assert told and told["ends_at"] is not None and told["now"] is not None
    assert told["ends_at"] - told["now"] == (300 - passed if left is None else left)


def test_a_proposal_does_not_outlive_a_clock_that_was_put_back() -> None:
    made = Proposal(1, 1, "reveal", {}, 1, (1,), NOW)
    assert made.waits(NOW + 60) and not made.waits(NOW + TEN_MINUTES)
    assert not made.waits(NOW - HOUR), "its ten minutes would be seventy"


def test_who_slept_loses_no_seat(monkeypatch: pytest.MonkeyPatch) -> None:
    """All phones seem to have been silent for ten minutes; in truth nobody could speak."""

    class Alive:
        def __contains__(self, _: str) -> bool:
            return True

        def get_kernel(self, _: str) -> "Alive":
            return self

        async def is_alive(self) -> bool:
            return True

    async def never(_: Seat) -> bytes:
        raise AssertionError

    async def story() -> None:
        seats = KernelPool(Alive(), 0, never, lambda _: True, lambda task: None)
        waiting, opened = (seats.ask(name, 1, "cost", "en") for name in (b"a", b"b"))
        opened.state, opened.kernel = "open", "k"
        await seats.look()
        clock.append(TEN_MINUTES)
        await seats.look()
        assert (waiting.state, opened.state) == ("waiting", "open")
        for _ in range(int(kernel_pool.SECONDS_IDLE) // 20 + 1):
            clock.append(20)
            await seats.look()
        assert (waiting.state, opened.state) == ("ended", "ended"), "who is silent while it is awake loses it"

    clock = [1000.0]
    monkeypatch.setattr(kernel_pool.time, "monotonic", lambda: sum(clock))
    asyncio.run(story())


@contextmanager
def asleep(server: ServerProcess) -> Iterator[None]:
    server.process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        server.process.send_signal(signal.SIGCONT)


def test_a_real_server_that_was_stopped_goes_on_where_it_was(room: RoomOnServer) -> None:
    """What comes meanwhile waits for it: an answer that is on its way, and a stream that stays open."""
    room.act("open", workshop="linking")
    room.act("timer", seconds=300)
    person = room.participant(room.sides[0])
    answer = {"id": "a", "exercise": "readiness", "item": "rationale", "value": "yes", "based_on": None}
    body = json.dumps({"answers": [answer]}).encode()
    head = (
        f"POST /api/answers HTTP/1.1\r\nHost: kit.test\r\nCookie: {person.cookies}\r\nContent-Length: {len(body)}\r\n"
    )
    with person.listening() as events, socket.create_connection(("127.0.0.1", room.server.port)) as line:
        line.settimeout(SECONDS)
        with asleep(room.server):
            line.sendall(f"{head}Cookie: {person.cookies}\r\nContent-Type: application/json\r\n\r\n".encode() + body)
        assert b"200" in line.recv(15)
        room.act("open", workshop="learning-set")
        assert any(b'"kind": "state"' in line for line in events), "the stream has ended"
    assert person.json("/api/answers")["answers"]["readiness/rationale"]["value"] == "yes"
    told = person.json("/api/state")["timer"]
    assert 0 < told["ends_at"] - told["now"] <= 300
