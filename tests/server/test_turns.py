"""However many phones are ready, a round of the loop is short, and each of them has its turn."""

import selectors
import socket
from collections import Counter
from contextlib import ExitStack

import pytest

from kit.server.runtime.event_loop import NEW_AT_ONCE, READY_AT_ONCE, TakingTurns, few_at_a_time


@pytest.mark.parametrize("phones", [1, READY_AT_ONCE, READY_AT_ONCE + 1, 5 * READY_AT_ONCE + 3])
def test_each_has_its_turn_though_some_never_stop(phones: int) -> None:
    with ExitStack() as stack:
        selector = stack.enter_context(TakingTurns())
        for number in range(phones):
            here, there = (stack.enter_context(each) for each in socket.socketpair())
            selector.register(here, selectors.EVENT_READ, number)
            there.send(b"who is never heard to the end")
        rounds = -(-phones // READY_AT_ONCE)
        turns: Counter[int] = Counter()
        for _ in range(3 * rounds):
            ready = selector.select(1)
            assert 1 <= len(ready) <= READY_AT_ONCE
            turns.update(key.data for key, _ in ready)
        assert set(turns) == set(range(phones))
        assert min(turns.values()) >= 2, "after three times as many rounds as one turn of all takes"


def test_who_has_gone_meanwhile_has_no_turn() -> None:
    with ExitStack() as stack:
        selector = stack.enter_context(TakingTurns())
        pairs = [socket.socketpair() for _ in range(3 * READY_AT_ONCE)]
        for here, there in pairs:
            stack.enter_context(here)
            stack.enter_context(there)
            selector.register(here, selectors.EVENT_READ, "reads")
            there.send(b"here I am")
        first = {key.fileobj for key, _ in selector.select(1)}
        left = [here for here, _ in pairs if here not in first]
        selector.unregister(left[0])
        selector.modify(left[1], selectors.EVENT_WRITE, "writes")
        later = [key for _ in range(4) for key, _ in selector.select(1)]
        assert left[0] not in {key.fileobj for key in later}
        assert {key.data for key in later if key.fileobj is left[1]} == {"writes"}
        assert {key.fileobj for key in later} | first == {here for here, _ in pairs} - {left[0]}


def taken(entrance: socket.socket, stack: ExitStack) -> int:
    """How many connections are accepted, as Tornado does it: until there is none, or it has taken 128."""
    for number in range(128):
        try:
            stack.enter_context(entrance.accept()[0])
        except BlockingIOError:
            return number
    return 128


# A few examples and not hundreds: each connection takes a port that a kernel of another test may just have chosen.
@pytest.mark.parametrize("arriving", [[0], [NEW_AT_ONCE], [NEW_AT_ONCE + 1, 0, 2], [3 * NEW_AT_ONCE, 1]])
def test_new_ones_come_in_a_few_at_a_time_and_none_is_forgotten(arriving: list[int]) -> None:
    with ExitStack() as stack:
        listening = socket.create_server(("127.0.0.1", 0), backlog=128)
        (entrance,) = few_at_a_time([listening])
        stack.enter_context(entrance)
        waiting = 0
        for number in arriving:
            for _ in range(number):
                stack.enter_context(socket.create_connection(entrance.getsockname(), timeout=5))
            waiting += number
            came = taken(entrance, stack)
            assert came == min(waiting, NEW_AT_ONCE)
            waiting -= came
        while came := taken(entrance, stack):
            waiting -= came
        assert waiting == 0
